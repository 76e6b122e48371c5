import { lstat, readFile, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { decodeText, describeUnread, LIMITS } from '@meshdraft/yaml'
import type { YamlIssue } from '@meshdraft/yaml'
import { findFileRefusal } from '@meshdraft/engine'
import type { EngineFile } from '@meshdraft/engine'
import { UsageError } from './usage-error.ts'

/** A file whose bytes are text. `path` is as given, or below a folder as given. */
export interface InputFile {
  readonly path: string
  readonly text: string
}

/** A file that was not read: its bytes are no text, or too many. */
export interface RefusedFile {
  readonly path: string
  /** What the bytes look like, to point at a place; never written. */
  readonly text: string
  readonly issue: YamlIssue
}

export interface Inputs {
  readonly files: readonly InputFile[]
  readonly refused: readonly RefusedFile[]
}

/** Yields all files as the engine takes them in: of those that were not read, the reason. */
export function listEngineFiles({ files, refused }: Inputs): readonly EngineFile[] {
  return [...files, ...refused.map(({ path, text, issue }) => ({ path, text, refusal: issue }))]
}

const EXTENSIONS = new Set(['.yaml', '.yml', '.json'])
/** Names standard input among paths. */
export const STANDARD_INPUT = '-'

/**
 * Reads what PATH arguments name: files, folders searched for YAML and JSON (symbolic links are not
 * followed), and `-`. Each file once, folders in path order.
 *
 * @throws UsageError for a path that cannot be read, and when nothing is named.
 */
export async function readInputs(paths: readonly string[]): Promise<Inputs> {
  if (paths.length === 0) throw new UsageError('Name a file, a folder, or - for standard input.')
  const files: InputFile[] = []
  const refused: RefusedFile[] = []
  const seen = new Set<string>()
  for (const given of paths) {
    for (const filePath of await listFiles(given)) {
      const absolute = path.resolve(filePath)
      if (seen.has(absolute)) continue
      seen.add(absolute)
      const read = await readBytes(filePath)
      const decoded = read.bytes && decodeText(read.bytes)
      if (decoded?.ok) files.push({ path: filePath, text: decoded.text })
      else refused.push(refuse(filePath, read))
    }
  }
  return { files, refused }
}

/** What a file holds; no bytes where they are more than are read. */
interface ReadBytes {
  readonly bytes: Uint8Array | undefined
  readonly size: number
}

function refuse(filePath: string, { bytes, size }: ReadBytes): RefusedFile {
  const file = { path: filePath, bytes: size, documentCount: 0 }
  const issue = findFileRefusal(file, LIMITS)
  const unread = bytes && describeUnread(bytes)
  if (issue) return { path: filePath, text: '', issue }
  if (!unread) throw new RangeError('Only what cannot be read is refused.')
  return { path: filePath, text: unread.text, issue: unread.issue }
}

async function listFiles(given: string): Promise<readonly string[]> {
  if (given === STANDARD_INPUT) return [given]
  const stats = await explain(given, () => lstat(given))
  if (stats.isSymbolicLink()) throw new UsageError(`${given} is a symbolic link; name its target.`)
  if (stats.isFile()) return [given]
  if (!stats.isDirectory()) throw new UsageError(`${given} is neither a file nor a folder.`)
  const found: string[] = []
  await collect(given, found)
  if (found.length > LIMITS.workspaceFiles) {
    const most = LIMITS.workspaceFiles.toLocaleString('en')
    throw new UsageError(`${given} holds more than ${most} files.`)
  }
  return found.sort()
}

/** Whether a file of this name is read when a folder is searched. */
export function hasManifestEnding(name: string): boolean {
  return EXTENSIONS.has(path.extname(name).toLowerCase())
}

async function collect(folder: string, found: string[]): Promise<void> {
  for (const entry of await explain(folder, () => readdir(folder, { withFileTypes: true }))) {
    const entryPath = path.join(folder, entry.name)
    if (entry.isDirectory()) await collect(entryPath, found)
    else if (entry.isFile() && hasManifestEnding(entry.name)) {
      found.push(entryPath)
    }
    // One too many is enough to know; the caller says so of the folder that was named.
    if (found.length > LIMITS.workspaceFiles) return
  }
}

async function readBytes(filePath: string): Promise<ReadBytes> {
  if (filePath !== STANDARD_INPUT) {
    // Asked first: what is too much is not taken into memory.
    const { size } = await explain(filePath, () => stat(filePath))
    if (size > LIMITS.fileBytes) return { bytes: undefined, size }
    const bytes = await explain(filePath, () => readFile(filePath))
    return { bytes, size: bytes.length }
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    // Beyond the limit they are counted, and not held.
    if (size <= LIMITS.fileBytes) chunks.push(bytes)
  }
  return { bytes: size > LIMITS.fileBytes ? undefined : Buffer.concat(chunks), size }
}

async function explain<T>(filePath: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new UsageError(
      code === 'ENOENT' ? `${filePath} does not exist.` : `${filePath} cannot be read (${code}).`,
    )
  }
}
