import { lstat, readdir, realpath } from 'node:fs/promises'
import path from 'node:path'
import { LIMITS } from '@meshdraft/yaml'
import { hasManifestEnding } from './read-inputs.ts'

/** A file to serve. `path` is relative to the folder, with `/`. */
export interface ScannedFile {
  readonly path: string
  /** In bytes. */
  readonly size: number
}

/** What stays outside, and why: a clause that goes on after its path. */
export interface LeftOut {
  readonly path: string
  readonly reason: string
}

export interface FolderScan {
  /** In path order. */
  readonly files: readonly ScannedFile[]
  readonly leftOut: readonly LeftOut[]
}

const NOT_ENTERED = new Set(['node_modules'])
const DEPTH = 64
/** Entries looked at: a home directory or a disk named by mistake comes to an end, too. */
const ENTRIES = 200_000
const MEGABYTE = 1024 * 1024

/**
 * Searches a folder for YAML and JSON as `meshdraft check` does: symbolic links are not followed.
 * Nothing under the limits is dropped without a reason.
 *
 * @param root - absolute, without symbolic links in it.
 * @throws Error of the file system if `root` itself cannot be listed.
 */
export async function scanFolder(root: string): Promise<FolderScan> {
  const search: Search = { root, found: [], leftOut: [], entries: 0 }
  await searchFolder(search, '', 0)
  return keepToLimits(search)
}

interface Search {
  readonly root: string
  readonly found: ScannedFile[]
  readonly leftOut: LeftOut[]
  entries: number
}

async function searchFolder(search: Search, folder: string, depth: number): Promise<void> {
  const { root, leftOut } = search
  const absolute = path.join(root, folder)
  try {
    const entries = await readdir(absolute, { withFileTypes: true })
    // It may have become a link since its parent was listed: nothing of another place is named.
    if ((await realpath(absolute)) !== absolute) {
      leftOut.push({ path: folder, reason: 'is a symbolic link' })
      return
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      search.entries += 1
      if (search.entries > ENTRIES) {
        if (search.entries === ENTRIES + 1) {
          const reason = `and what follows it is beyond ${ENTRIES.toLocaleString('en')} entries`
          leftOut.push({ path: join(folder, entry.name), reason })
        }
        return
      }
      const entryPath = join(folder, entry.name)
      const reason = findReason(entry, depth)
      if (reason !== undefined) leftOut.push({ path: entryPath, reason })
      else if (entry.isDirectory()) await searchFolder(search, entryPath, depth + 1)
      else search.found.push({ path: entryPath, size: await readSize(path.join(root, entryPath)) })
    }
  } catch (error) {
    if (folder === '') throw error
    leftOut.push({ path: folder, reason: `could not be read (${codeOf(error)})` })
  }
}

interface Entry {
  readonly name: string
  isDirectory(): boolean
  isFile(): boolean
  isSymbolicLink(): boolean
}

function findReason(entry: Entry, depth: number): string | undefined {
  if (isOddName(entry.name)) {
    return 'has a name with control characters, a backslash or bytes that are not UTF-8'
  }
  if (entry.isSymbolicLink()) return 'is a symbolic link'
  if (entry.isDirectory()) {
    if (entry.name.startsWith('.') || NOT_ENTERED.has(entry.name)) {
      return 'is not searched for manifests'
    }
    return depth >= DEPTH ? `lies more than ${DEPTH} folders deep` : undefined
  }
  if (!entry.isFile()) return 'is not a regular file'
  return hasManifestEnding(entry.name) ? undefined : 'is neither YAML nor JSON'
}

/** Names that would read as another path in the editor, or cannot be asked for again. */
function isOddName(name: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters in names are what is looked for
  return /[\u0000-\u001f\u007f\\\ufffd]/.test(name)
}

/** A file that is gone already counts nothing; reading it will say so. */
async function readSize(filePath: string): Promise<number> {
  const stats = await lstat(filePath).catch(() => undefined)
  return stats?.size ?? 0
}

function keepToLimits({ found, leftOut }: Search): FolderScan {
  const files: ScannedFile[] = []
  const refused: LeftOut[] = []
  let bytes = 0
  for (const file of found.sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const reason = findLimit(file, files.length, bytes)
    if (reason === undefined) {
      files.push(file)
      bytes += file.size
    } else refused.push({ path: file.path, reason })
  }
  // Manifests that stay outside matter more than what was not looked for: they come first.
  return { files, leftOut: [...refused, ...leftOut] }
}

function findLimit({ size }: ScannedFile, count: number, bytes: number): string | undefined {
  if (size > LIMITS.fileBytes) return `is larger than ${LIMITS.fileBytes / MEGABYTE} MB`
  if (count >= LIMITS.workspaceFiles) {
    return `is beyond ${LIMITS.workspaceFiles.toLocaleString('en')} files`
  }
  if (bytes + size > LIMITS.workspaceBytes) {
    return `would take the workspace over ${LIMITS.workspaceBytes / MEGABYTE} MB`
  }
  return undefined
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
}
