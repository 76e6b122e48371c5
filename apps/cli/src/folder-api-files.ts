import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import type { BigIntStats } from 'node:fs'
import { lstat, open, readdir, readlink, realpath } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { LIMITS } from '@meshdraft/yaml'
import { scanFolder } from './folder-api-scan.ts'
import type { LeftOut } from './folder-api-scan.ts'
import { UsageError } from './usage-error.ts'

/** What the editor is told of the folder. */
export interface FolderListing {
  /** The folder's own name, e.g. `shop`. */
  readonly name: string
  /** Equal for the same folder at every start; says nothing of where it lies. */
  readonly key: string
  readonly files: readonly { readonly id: string; readonly path: string; readonly size: number }[]
  /** The first of them; `leftOutCount` counts all. */
  readonly leftOut: readonly LeftOut[]
  readonly leftOutCount: number
}

export type FolderRead =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | {
      readonly ok: false
      /** `unknown`: no listing had this id. `refused`: it is no regular file of the folder any more. */
      readonly reason: 'unknown' | 'gone' | 'refused' | 'changing' | 'too-large' | 'unreadable'
    }

/** A folder that is open for reading. */
export interface ServedFolder {
  readonly name: string
  /** Lists it as it is now; `undefined` when it is not the folder any more that was opened. */
  readonly list: () => Promise<FolderListing | undefined>
  /** Reads a file by the id that a listing gave it. Never rejects. */
  readonly read: (id: string) => Promise<FolderRead>
}

const LEFT_OUT_TOLD = 1_000
// Windows has not the first two: an undefined flag is none, and its links need a privilege to make.
const READ_ONLY = constants.O_NOFOLLOW | constants.O_NONBLOCK | constants.O_RDONLY

/**
 * Opens a folder for reading and remembers which one it is (device and inode), so that another one
 * put in its place later is not served.
 *
 * @throws UsageError if it cannot be read, is no folder, or is a symbolic link.
 */
export async function openServedFolder(given: string): Promise<ServedFolder> {
  const stats = await explain(given, () => lstat(given, { bigint: true }))
  if (stats.isSymbolicLink()) throw new UsageError(`${given} is a symbolic link; name its target.`)
  if (!stats.isDirectory()) throw new UsageError(`${given} is not a folder.`)
  const root: PinnedRoot = { path: await explain(given, () => realpath(given)), stats }
  await explain(given, () => readdir(root.path))

  const name = path.basename(root.path) || root.path
  const key = createHash('sha256').update(root.path).digest('hex').slice(0, 32)
  const idsByPath = new Map<string, string>()
  const pathsById = new Map<string, string>()
  const toId = (filePath: string) => {
    const id = idsByPath.get(filePath) ?? String(idsByPath.size + 1)
    idsByPath.set(filePath, id)
    pathsById.set(id, filePath)
    return id
  }

  return {
    name,
    async list() {
      if (!(await isStillThere(root))) return undefined
      const { files, leftOut } = await scanFolder(root.path)
      return {
        name,
        key,
        files: files.map((file) => ({ id: toId(file.path), ...file })),
        leftOut: leftOut.slice(0, LEFT_OUT_TOLD),
        leftOutCount: leftOut.length,
      }
    },
    async read(id) {
      const filePath = pathsById.get(id)
      return filePath === undefined ? { ok: false, reason: 'unknown' } : readInside(root, filePath)
    },
  }
}

interface PinnedRoot {
  readonly path: string
  readonly stats: BigIntStats
}

async function readInside(root: PinnedRoot, relative: string): Promise<FolderRead> {
  const filePath = path.join(root.path, relative)
  let handle: FileHandle
  try {
    // Not blocking: a pipe that took the file's place would never answer.
    handle = await open(filePath, READ_ONLY)
  } catch (error) {
    return { ok: false, reason: reasonOf(error) }
  }
  try {
    const stats = await handle.stat({ bigint: true })
    if (!stats.isFile() || !(await isInside(root, filePath, handle, stats))) {
      return { ok: false, reason: 'refused' }
    }
    return await readBytes(handle, Number(stats.size))
  } catch (error) {
    return { ok: false, reason: reasonOf(error) }
  } finally {
    await handle.close()
  }
}

/**
 * Whether what was opened is the file at its own place under the root. A folder on the way may have
 * been swapped for a link before it was opened, and back again since.
 */
async function isInside(
  root: PinnedRoot,
  filePath: string,
  handle: FileHandle,
  opened: BigIntStats,
): Promise<boolean> {
  // Linux knows where an open file lies, whatever its path leads to by now.
  const place = await readlink(`/proc/self/fd/${handle.fd}`).catch(() => undefined)
  if (place !== undefined && place !== filePath) return false
  const isSamePath = (await realpath(filePath)) === filePath
  return (
    isSamePath && isSameEntry(await lstat(filePath, { bigint: true }), opened) && isStillThere(root)
  )
}

async function isStillThere({ path: rootPath, stats }: PinnedRoot): Promise<boolean> {
  const now = await lstat(rootPath, { bigint: true }).catch(() => undefined)
  const place = await realpath(rootPath).catch(() => undefined)
  return now !== undefined && now.isDirectory() && isSameEntry(now, stats) && place === rootPath
}

function isSameEntry(a: BigIntStats, b: BigIntStats): boolean {
  return a.dev === b.dev && a.ino === b.ino
}

async function readBytes(handle: FileHandle, size: number): Promise<FolderRead> {
  if (size > LIMITS.fileBytes) return { ok: false, reason: 'too-large' }
  // One byte more than there should be: it stays empty unless the file grows meanwhile.
  const bytes = new Uint8Array(size + 1)
  let length = 0
  while (length <= size) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return length === size
    ? { ok: true, bytes: bytes.subarray(0, size) }
    : { ok: false, reason: 'changing' }
}

function reasonOf(error: unknown): 'gone' | 'refused' | 'unreadable' {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'gone'
  return code === 'ELOOP' || code === 'EMLINK' || code === 'ENXIO' ? 'refused' : 'unreadable'
}

async function explain<T>(given: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new UsageError(
      code === 'ENOENT' ? `${given} does not exist.` : `${given} cannot be read (${code}).`,
    )
  }
}
