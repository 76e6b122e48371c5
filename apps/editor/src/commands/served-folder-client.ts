import { LIMITS } from '@meshdraft/yaml'
import type { WorkspaceFile } from '../store/workspace-file.ts'
import { cleanPath } from './plan-opening.ts'
import type { SkippedFile } from './plan-opening.ts'
import { buildFile } from './read-files.ts'

/** What the server says of its folder. */
export interface FolderListing {
  /** E.g. `shop`. */
  readonly name: string
  /** Equal at every start of a server for this folder. */
  readonly key: string
  readonly files: readonly ListedFile[]
  readonly leftOut: readonly SkippedFile[]
  /** Of all that were left out; `leftOut` has the first. */
  readonly leftOutCount: number
}

interface ListedFile {
  readonly id: string
  readonly path: string
}

/** `refused`: the server does not know the token. `gone`: the folder is not there any more. */
export type FolderFailure = 'refused' | 'gone' | 'unreachable'

export type FolderAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: FolderFailure }

const AT_ONCE = 16

/** Asks the server of this page for the list of its folder. */
export async function fetchListing(token: string): Promise<FolderAnswer<FolderListing>> {
  if (token === '') return { ok: false, reason: 'refused' }
  const answer = await ask('/api/workspace', token)
  if (!answer) return { ok: false, reason: 'unreachable' }
  if (answer.status === 410) return { ok: false, reason: 'gone' }
  if (!answer.ok) return { ok: false, reason: 'refused' }
  const listing = readListing(await answer.json().catch(() => undefined))
  return listing ? { ok: true, value: listing } : { ok: false, reason: 'unreachable' }
}

/** Files of a folder as they are on the disk. */
export interface FetchedFiles {
  readonly files: readonly WorkspaceFile[]
  /** What could not be read. */
  readonly skipped: readonly SkippedFile[]
}

/**
 * Reads the files of a listing, a few at a time.
 *
 * @param onProgress - told how many are read.
 */
export async function fetchFiles(
  { files: listed }: FolderListing,
  token: string,
  onProgress: (done: number) => void = () => {},
): Promise<FolderAnswer<FetchedFiles>> {
  const files: WorkspaceFile[] = []
  const skipped: SkippedFile[] = []
  for (let i = 0; i < listed.length; i += AT_ONCE) {
    onProgress(i)
    const batch = listed.slice(i, i + AT_ONCE)
    const read = await Promise.all(batch.map((file) => fetchFile(file, token)))
    for (const outcome of read) {
      if (outcome.type === 'failed') return { ok: false, reason: outcome.reason }
      if (outcome.type === 'skipped') skipped.push(outcome.skipped)
      // Gone since it was listed: as if it had not been there.
      else if (outcome.type === 'read') files.push(outcome.file)
    }
  }
  return { ok: true, value: { files, skipped } }
}

type FetchedFile =
  | { readonly type: 'read'; readonly file: WorkspaceFile }
  | { readonly type: 'skipped'; readonly skipped: SkippedFile }
  | { readonly type: 'gone' }
  | { readonly type: 'failed'; readonly reason: FolderFailure }

async function fetchFile({ id, path }: ListedFile, token: string): Promise<FetchedFile> {
  const answer = await ask(`/api/files/${id}`, token)
  if (!answer) return { type: 'failed', reason: 'unreachable' }
  if (answer.status === 401) return { type: 'failed', reason: 'refused' }
  if (answer.status === 410) return { type: 'gone' }
  if (!answer.ok) {
    const message = readText(await answer.json().catch(() => undefined), 'message')
    return { type: 'skipped', skipped: { path, reason: message ?? 'could not be read' } }
  }
  const bytes = await answer.arrayBuffer().catch(() => undefined)
  if (!bytes) return { type: 'failed', reason: 'unreachable' }
  return { type: 'read', file: buildFile(path, new Uint8Array(bytes)) }
}

/** Yields nothing when the server does not answer. */
async function ask(address: string, token: string): Promise<Response | undefined> {
  try {
    return await fetch(address, {
      headers: { 'Meshdraft-Token': token },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    })
  } catch {
    return undefined
  }
}

/** Reads a listing. It came over a wire: a path that leads out of the folder is not taken. */
function readListing(value: unknown): FolderListing | undefined {
  const name = readText(value, 'name')
  const key = readText(value, 'key')
  const files = readList(value, 'files', readListed)
  const leftOut = readList(value, 'leftOut', readSkipped)
  if (name === undefined || key === undefined || !files || !leftOut) return undefined
  if (files.length > LIMITS.workspaceFiles) return undefined
  const count = isRecord(value) ? value['leftOutCount'] : undefined
  const leftOutCount = typeof count === 'number' ? count : leftOut.length
  return { name, key, files, leftOut, leftOutCount }
}

function readListed(value: unknown): ListedFile | undefined {
  const id = readText(value, 'id')
  const path = readText(value, 'path')
  const isSound = id !== undefined && /^\d{1,9}$/.test(id) && path !== undefined
  return isSound && cleanPath(path) === path ? { id, path } : undefined
}

function readSkipped(value: unknown): SkippedFile | undefined {
  const path = readText(value, 'path')
  const reason = readText(value, 'reason')
  return path === undefined || reason === undefined ? undefined : { path, reason }
}

function readList<T>(
  value: unknown,
  name: string,
  read: (item: unknown) => T | undefined,
): readonly T[] | undefined {
  const items: unknown = isRecord(value) ? value[name] : undefined
  if (!Array.isArray(items)) return undefined
  const all = items.map(read).filter((item) => item !== undefined)
  return all.length === items.length ? all : undefined
}

function readText(value: unknown, name: string): string | undefined {
  const text = isRecord(value) ? value[name] : undefined
  return typeof text === 'string' && text !== '' ? text : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
