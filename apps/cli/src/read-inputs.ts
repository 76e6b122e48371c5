import { lstat, readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { LIMITS, decodeText } from '@meshdraft/yaml'
import { UsageError } from './usage-error.ts'

/** A file whose bytes are text. `path` is as given, or below a folder as given. */
export interface InputFile {
  readonly path: string
  readonly text: string
}

/** A file that was not read as text. */
export interface RefusedFile {
  readonly path: string
  readonly message: string
}

export interface Inputs {
  readonly files: readonly InputFile[]
  readonly refused: readonly RefusedFile[]
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
      const bytes = await readBytes(filePath)
      const decoded =
        bytes.length > LIMITS.fileBytes
          ? { ok: false as const, message: `The file is larger than ${LIMITS.fileBytes} bytes.` }
          : decodeText(bytes)
      if (decoded.ok) files.push({ path: filePath, text: decoded.text })
      else refused.push({ path: filePath, message: decoded.message })
    }
  }
  return { files, refused }
}

async function listFiles(given: string): Promise<readonly string[]> {
  if (given === STANDARD_INPUT) return [given]
  const stats = await explain(given, () => lstat(given))
  if (stats.isSymbolicLink()) throw new UsageError(`${given} is a symbolic link; name its target.`)
  if (stats.isFile()) return [given]
  if (!stats.isDirectory()) throw new UsageError(`${given} is neither a file nor a folder.`)
  const found: string[] = []
  await collect(given, found)
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
    if (found.length > LIMITS.workspaceFiles) {
      throw new UsageError(`${folder} holds more than ${LIMITS.workspaceFiles} files.`)
    }
  }
}

async function readBytes(filePath: string): Promise<Uint8Array> {
  if (filePath !== STANDARD_INPUT) return explain(filePath, () => readFile(filePath))
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk)
    chunks.push(bytes)
    length += bytes.length
    // Enough to know that the limit is broken; the rest need not be held.
    if (length > LIMITS.fileBytes) break
  }
  return Buffer.concat(chunks)
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
