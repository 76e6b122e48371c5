import { openDB } from 'idb'
import type { DBSchema, IDBPDatabase } from 'idb'
import { readKeptFile, readKeptWorkspace } from './kept-format.ts'
import type { KeptFile, KeptFileKey, KeptRole, KeptWorkspace } from './kept-format.ts'
import type { WorkspaceFile } from './workspace-file.ts'

interface KeptSchema extends DBSchema {
  readonly workspaces: { readonly key: string; readonly value: KeptWorkspace }
  readonly files: { readonly key: [string, string, string]; readonly value: KeptFile }
}

/** The kept workspaces of this browser. */
export type KeptDatabase = IDBPDatabase<KeptSchema>

/** One saving: all of it happens, or nothing. */
export interface KeptWrite {
  readonly workspace: KeptWorkspace
  readonly put: readonly { readonly role: KeptRole; readonly file: KeptFile }[]
  readonly removed: readonly { readonly role: KeptRole; readonly path: string }[]
  /** Forgets the files that were stored under the same identity before. */
  readonly isFresh: boolean
}

/** A workspace read back, with its files. */
export interface LoadedWorkspace {
  readonly workspace: KeptWorkspace
  readonly files: readonly WorkspaceFile[]
  readonly baseline: readonly WorkspaceFile[]
  /** Paths of which the stored text is missing or damaged. */
  readonly lost: readonly string[]
}

const NAME = 'meshdraft'
const OPEN_MS = 3_000

/**
 * Opens the database.
 *
 * @throws Error if the browser has none, blocks it, or does not answer in three seconds.
 */
export async function openKeptDatabase(): Promise<KeptDatabase> {
  const opening = openDB<KeptSchema>(NAME, 1, {
    upgrade(database) {
      database.createObjectStore('workspaces', { keyPath: 'id' })
      database.createObjectStore('files')
    },
  })
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('The storage of the browser does not answer.')), OPEN_MS)
  })
  return Promise.race([opening, late])
}

/** Writes one saving and waits until it is on the disk. */
export async function writeKept(database: KeptDatabase, write: KeptWrite): Promise<void> {
  const { workspace, put, removed, isFresh } = write
  const transaction = database.transaction(['workspaces', 'files'], 'readwrite', {
    durability: 'strict',
  })
  const files = transaction.objectStore('files')
  const work: Promise<unknown>[] = [transaction.objectStore('workspaces').put(workspace)]
  if (isFresh) work.push(files.delete(rangeOf(workspace.id)))
  for (const { role, path } of removed) work.push(files.delete([workspace.id, role, path]))
  for (const { role, file } of put) work.push(files.put(file, [workspace.id, role, file.path]))
  await Promise.all([...work, transaction.done])
}

/** Lists the kept workspaces, the last saved first; damaged records are passed over. */
export async function listKept(database: KeptDatabase): Promise<readonly KeptWorkspace[]> {
  const records: readonly unknown[] = await database.getAll('workspaces')
  return records
    .map(readKeptWorkspace)
    .filter((workspace) => workspace !== undefined)
    .toSorted((a, b) => b.savedAt - a.savedAt)
}

/** Reads a kept workspace with its files; `undefined` when it is gone or damaged. */
export async function loadKept(
  database: KeptDatabase,
  id: string,
): Promise<LoadedWorkspace | undefined> {
  const transaction = database.transaction(['workspaces', 'files'])
  const [record, keys, values] = await Promise.all([
    transaction.objectStore('workspaces').get(id),
    transaction.objectStore('files').getAllKeys(rangeOf(id)),
    transaction.objectStore('files').getAll(rangeOf(id)),
  ])
  const workspace = readKeptWorkspace(record)
  if (!workspace) return undefined
  const stored = new Map(keys.map((key, i) => [keyText(key), readKeptFile(values[i])]))
  const pick = (role: KeptRole, path: string) => stored.get(keyText([id, role, path]))
  const files = workspace.paths.map((path) => pick('file', path))
  const baseline = workspace.baselinePaths.map(
    (path) => pick('baseline', path) ?? pick('file', path),
  )
  return {
    workspace,
    files: files.filter((file) => file !== undefined),
    baseline: baseline.filter((file) => file !== undefined),
    lost: workspace.paths.filter((_path, i) => files[i] === undefined),
  }
}

/** Forgets a kept workspace. */
export async function removeKept(database: KeptDatabase, id: string): Promise<void> {
  const transaction = database.transaction(['workspaces', 'files'], 'readwrite')
  await Promise.all([
    transaction.objectStore('workspaces').delete(id),
    transaction.objectStore('files').delete(rangeOf(id)),
    transaction.done,
  ])
}

function rangeOf(id: string): IDBKeyRange {
  // Arrays sort after strings, so `[]` lies behind every path.
  return IDBKeyRange.bound([id], [id, []])
}

function keyText(key: KeptFileKey | readonly string[]): string {
  return JSON.stringify(key)
}
