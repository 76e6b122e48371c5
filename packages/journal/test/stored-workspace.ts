import { isRecord } from '../src/read-records.ts'
import type { JournalWrite } from '../src/plan-write.ts'

/** What `recover` reads, as a storage would hand it out. */
export interface StoredWorkspace {
  readonly id: string
  head: unknown
  files: { key: unknown; value: unknown }[]
  snapshots: unknown[]
  entries: unknown[]
}

/** Makes an empty storage for one workspace. */
export function createStored(id: string): StoredWorkspace {
  return { id, head: undefined, files: [], snapshots: [], entries: [] }
}

/** Stores one write, as the editor's adapter does; values are copied like those of a database. */
export function storeWrite(stored: StoredWorkspace, write: JournalWrite): void {
  const { head, entry, snapshot, blobs, drop, expectedSeq } = structuredClone(write)
  if (expectedSeq === undefined) {
    stored.files = []
    stored.snapshots = []
    stored.entries = []
  } else if (!isRecord(stored.head) || stored.head['seq'] !== expectedSeq) {
    throw new RangeError('The storage is not where the write goes on.')
  }
  stored.head = head
  if (entry) stored.entries.push(entry)
  if (snapshot) stored.snapshots.push(snapshot)
  for (const blob of blobs) {
    stored.files.push({ key: [stored.id, 'blob', blob.blob], value: blob })
  }
  const seqOf = (value: unknown) => (isRecord(value) ? Number(value['seq']) : 0)
  stored.entries = stored.entries.filter((value) => seqOf(value) > drop.entriesUpTo)
  stored.snapshots = stored.snapshots.filter((value) => !drop.snapshots.includes(seqOf(value)))
  stored.files = stored.files.filter(
    ({ value }) => !isRecord(value) || !drop.blobs.includes(String(value['blob'])),
  )
}
