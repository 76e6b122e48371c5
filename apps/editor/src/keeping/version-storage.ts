import { isRecord } from '@meshdraft/journal'
import type { JournalBlob, JournalVersion, PlannedVersion } from '@meshdraft/journal'
import { openDB } from 'idb'
import type { DBSchema, IDBPDatabase } from 'idb'

interface VersionSchema extends DBSchema {
  readonly versions: { readonly key: [string, number]; readonly value: JournalVersion }
  readonly blobs: { readonly key: [string, string]; readonly value: JournalBlob }
}

// A database of its own: it can be dropped for room, and never stands in the way of saving.
const NAME = 'meshdraft-versions'
const VERSION = 1

/** What is stored of the versions of a workspace; every value may be anything. */
export interface StoredVersions {
  readonly versions: readonly unknown[]
  readonly blobs: readonly unknown[]
}

/** Where earlier versions are kept. Every operation is one transaction. */
export interface VersionStorage {
  readonly list: (id: string) => Promise<readonly unknown[]>
  /** Yields the content of some files. */
  readonly readBlobs: (id: string, blobs: Iterable<string>) => Promise<readonly unknown[]>
  readonly load: (id: string) => Promise<StoredVersions>
  readonly keep: (id: string, plan: PlannedVersion) => Promise<void>
  readonly remove: (id: string) => Promise<void>
  /** Drops the older half of all versions of all workspaces. Yields whether there was one. */
  readonly dropOlder: () => Promise<boolean>
}

/** Opens the versions of this browser. @throws when the browser has no storage or blocks it. */
export async function openVersionStorage(): Promise<VersionStorage> {
  const database = await openDB<VersionSchema>(NAME, VERSION, {
    upgrade(database) {
      database.createObjectStore('versions')
      database.createObjectStore('blobs')
    },
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })
  const range = (id: string) => IDBKeyRange.bound([id], [id, []])
  return {
    list: (id) => database.getAll('versions', range(id)),
    async readBlobs(id, blobs) {
      const store = database.transaction('blobs').store
      return Promise.all([...blobs].map((blob) => store.get([id, blob])))
    },
    async load(id) {
      const transaction = database.transaction(['versions', 'blobs'])
      const [versions, blobs] = await Promise.all([
        transaction.objectStore('versions').getAll(range(id)),
        transaction.objectStore('blobs').getAll(range(id)),
      ])
      return { versions, blobs }
    },
    async keep(id, { version, blobs, drop }) {
      const transaction = database.transaction(['versions', 'blobs'], 'readwrite')
      const versionStore = transaction.objectStore('versions')
      const blobStore = transaction.objectStore('blobs')
      await Promise.all([
        versionStore.put(version, [id, version.number]),
        ...blobs.map((blob) => blobStore.put(blob, [id, blob.blob])),
        ...drop.versions.map((number) => versionStore.delete([id, number])),
        ...drop.blobs.map((blob) => blobStore.delete([id, blob])),
        transaction.done,
      ])
    },
    async remove(id) {
      const transaction = database.transaction(['versions', 'blobs'], 'readwrite')
      await Promise.all([
        transaction.objectStore('versions').delete(range(id)),
        transaction.objectStore('blobs').delete(range(id)),
        transaction.done,
      ])
    },
    dropOlder: () => dropOlder(database),
  }
}

async function dropOlder(database: IDBPDatabase<VersionSchema>): Promise<boolean> {
  const transaction = database.transaction(['versions', 'blobs'], 'readwrite')
  const versions = transaction.objectStore('versions')
  const blobs = transaction.objectStore('blobs')
  const [keys, values, blobKeys] = await Promise.all([
    versions.getAllKeys(),
    versions.getAll(),
    blobs.getAllKeys(),
  ])
  const all = keys.map((key, i) => ({ key, value: values[i] }))
  const oldestFirst = all.toSorted((a, b) => readTime(a.value) - readTime(b.value))
  const count = Math.ceil(oldestFirst.length / 2)
  const used = new Set(
    oldestFirst.slice(count).flatMap(({ key: [id], value }) => listBlobs(id, value)),
  )
  await Promise.all([
    ...oldestFirst.slice(0, count).map(({ key }) => versions.delete(key)),
    ...blobKeys.filter(([id, blob]) => !used.has(`${id} ${blob}`)).map((key) => blobs.delete(key)),
    transaction.done,
  ])
  return count > 0
}

function readTime(value: unknown): number {
  return isRecord(value) && typeof value['at'] === 'number' ? value['at'] : 0
}

function listBlobs(id: string, value: unknown): readonly string[] {
  const files: readonly unknown[] =
    isRecord(value) && Array.isArray(value['files']) ? value['files'] : []
  return files.map((file) => `${id} ${isRecord(file) ? String(file['blob']) : ''}`)
}
