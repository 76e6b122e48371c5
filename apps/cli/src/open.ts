import { lstat, mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { decodeLink, findPathProblem, LINK_LIMITS } from '@meshdraft/share'
import type { DecodeResult, DesignFile } from '@meshdraft/share'
import { encodeText } from '@meshdraft/yaml'
import { parseArguments } from './arguments.ts'
import { STANDARD_INPUT } from './read-inputs.ts'
import { UsageError } from './usage-error.ts'

/** Long enough for an address, the fragment and what a mail program puts into them. */
const LONGEST_INPUT = 4 * LINK_LIMITS.linkLength

/** `meshdraft open`: writes the files of a link into a new folder, all of them or none. */
export async function runOpen(args: readonly string[]): Promise<number> {
  const { positionals } = parseArguments(args, {})
  const [given, folder, ...rest] = positionals
  if (given === undefined || folder === undefined || rest.length > 0) {
    throw new UsageError('Name a link (or - for standard input) and a new folder.')
  }
  const link = given === STANDARD_INPUT ? await readStandardInput() : given
  const decoded = decodeLink(link.slice(Math.max(0, link.indexOf('#'))).trim())
  if (!decoded.ok) throw new UsageError(describeRefusal(decoded))
  const { files } = decoded.design
  checkPaths(files)
  await writeFolder(folder, files)
  const count = files.length === 1 ? '1 file' : `${files.length} files`
  process.stdout.write(`${folder} holds ${count}.\n`)
  return 0
}

/** @throws UsageError for a path that must not be written, or two that are one on some systems. */
function checkPaths(files: readonly DesignFile[]): void {
  if (files.length === 0) throw new UsageError('The link has no files.')
  const seen = new Set<string>()
  const folders = new Set<string>()
  for (const file of files) {
    const problem = findPathProblem(file.path)
    if (problem !== undefined) {
      throw new UsageError(`The link has a file that is not written: “${file.path}” ${problem}.`)
    }
    // Some systems know no difference between A and a, nor between one ä and the other.
    const plain = file.path.normalize('NFC').toLowerCase()
    const parts = plain.split('/')
    for (let i = 1; i < parts.length; i += 1) folders.add(parts.slice(0, i).join('/'))
    if (seen.has(plain)) throw new UsageError(`The link has “${file.path}” twice.`)
    seen.add(plain)
  }
  const both = [...seen].find((filePath) => folders.has(filePath))
  if (both !== undefined) throw new UsageError(`In the link, “${both}” is a file and a folder.`)
}

async function writeFolder(folder: string, files: readonly DesignFile[]): Promise<void> {
  const target = path.resolve(folder)
  const isThere = await checkTarget(target, folder)
  let staging: string | undefined
  try {
    await mkdir(path.dirname(target), { recursive: true })
    // Beside its place, so that renaming is all that is left when every file is written.
    staging = await mkdtemp(path.join(path.dirname(target), '.meshdraft-'))
    for (const file of files) {
      const filePath = path.join(staging, ...file.path.split('/'))
      await mkdir(path.dirname(filePath), { recursive: true })
      await writeFile(filePath, encodeText(file.text), { flag: 'wx', mode: 0o644 })
    }
    if (isThere) await rmdir(target)
    await rename(staging, target)
  } catch (error) {
    if (staging !== undefined) await rm(staging, { recursive: true, force: true })
    throw new UsageError(`${folder} cannot be written (${toCode(error)}).`)
  }
}

/** Whether the folder is there already, which it may be when it is empty. */
async function checkTarget(target: string, folder: string): Promise<boolean> {
  try {
    const stats = await lstat(target)
    if (!stats.isDirectory()) throw new UsageError(`${folder} is there and is no folder.`)
    const entries = await readdir(target)
    if (entries.length > 0) {
      throw new UsageError(`${folder} is not empty; name a folder that does not exist yet.`)
    }
    return true
  } catch (error) {
    if (error instanceof UsageError) throw error
    if (toCode(error) === 'ENOENT') return false
    throw new UsageError(`${folder} cannot be read (${toCode(error)}).`)
  }
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk)
    chunks.push(bytes)
    length += bytes.length
    if (length > LONGEST_INPUT) break
  }
  return Buffer.concat(chunks).toString('utf8')
}

function describeRefusal(refusal: Exclude<DecodeResult, { readonly ok: true }>): string {
  switch (refusal.reason) {
    case 'not-a-link':
      return 'This is not a link to a design: it has no #v1. in it.'
    case 'damaged':
      return 'The link is damaged: what it carries is not what was put in. Copy it once more.'
    case 'truncated':
      return `The link is cut off: ${refusal.received} of ${refusal.expected} characters arrived. Ask for it in a file.`
    case 'unknown-version':
      return `The link is of format ${refusal.version}, which is newer than this Meshdraft.`
    case 'too-large':
      return `The link is over the limit of ${LINK_LIMITS.linkLength} characters, or grows beyond ${LINK_LIMITS.inflatedBytes} bytes.`
  }
}

function toCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
