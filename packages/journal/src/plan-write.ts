import { startDigest } from './digest.ts'
import { JOURNAL_FORMAT } from './journal.ts'
import type {
  FilePlace,
  JournalBlob,
  JournalChange,
  JournalEntry,
  JournalFile,
  JournalFiles,
  JournalHead,
  JournalSnapshot,
  JournalState,
} from './journal.ts'
import { STORED_LIMITS } from './limits.ts'
import { sealBlob, sealEntry, sealSnapshot } from './seal.ts'

/** A snapshot follows after so many entries. */
export const ENTRIES_PER_SNAPSHOT = 200

/** So many snapshots are kept, with the entries after the oldest of them. */
const SNAPSHOTS_KEPT = 2

/** Where the next write goes on: what a storage holds after the last one. */
export interface JournalPosition {
  readonly seq: number
  /** The checksum of the last entry. */
  readonly chain: string
  /** Entries after the last snapshot. */
  readonly entries: number
  /** The last first. */
  readonly snapshots: readonly { readonly seq: number; readonly blobs: readonly string[] }[]
  /** Where the content of a file is stored, by the identity of the file. */
  readonly blobOf: ReadonlyMap<JournalFile, string>
}

/** One write: all of it is stored, or nothing. */
export interface JournalWrite {
  readonly head: JournalHead
  /** The `seq` that must be stored, or the write is refused; absent: everything stored is replaced. */
  readonly expectedSeq?: number
  readonly entry?: JournalEntry
  readonly snapshot?: JournalSnapshot
  readonly blobs: readonly JournalBlob[]
  readonly drop: {
    /** Entries up to this number, itself included; 0 for none. */
    readonly entriesUpTo: number
    readonly snapshots: readonly number[]
    readonly blobs: readonly string[]
  }
}

export interface PlannedWrite {
  readonly write: JournalWrite
  /** Where to go on once the write is stored. */
  readonly position: JournalPosition
}

/** What is to be stored. */
export interface WriteOrder {
  /** After `changes`. */
  readonly state: JournalState
  /** Since the last write; they lead from what is stored to `state`. */
  readonly changes: readonly JournalChange[]
  /** All that lists need, but what follows from the state. */
  readonly head: Omit<JournalHead, 'format' | 'name' | 'seq' | 'fileCount'>
  readonly entriesPerSnapshot?: number
}

/**
 * Plans a write that adds to what is stored: an entry with the changes, and every 200 entries a snapshot.
 * Without changes only the head is written.
 */
export function planAppend(position: JournalPosition, order: WriteOrder): PlannedWrite {
  const { state, changes, entriesPerSnapshot = ENTRIES_PER_SNAPSHOT } = order
  const isEmpty = changes.length === 0
  const entry = isEmpty
    ? undefined
    : sealEntry(position.seq + 1, position.chain, clipNames(changes))
  const next: JournalPosition = entry
    ? { ...position, seq: entry.seq, chain: entry.check, entries: position.entries + 1 }
    : position
  const write = {
    head: buildHead(order, next.seq),
    expectedSeq: position.seq,
    ...(entry && { entry }),
  }
  if (!entry || next.entries < entriesPerSnapshot) {
    return { write: { ...write, blobs: [], drop: DROP_NOTHING }, position: next }
  }
  const { snapshot, blobs, blobOf } = buildSnapshot(next, state)
  const ref = { seq: snapshot.seq, blobs: listBlobs(snapshot) }
  const kept = [ref, ...position.snapshots].slice(0, SNAPSHOTS_KEPT)
  const dropped = position.snapshots.slice(SNAPSHOTS_KEPT - 1)
  const used = new Set(kept.flatMap(({ blobs }) => blobs))
  return {
    write: {
      ...write,
      snapshot,
      blobs,
      drop: {
        entriesUpTo: kept.length === SNAPSHOTS_KEPT ? (kept.at(-1)?.seq ?? 0) : 0,
        snapshots: dropped.map(({ seq }) => seq),
        blobs: dropped.flatMap(({ blobs }) => blobs).filter((blob) => !used.has(blob)),
      },
    },
    position: { ...next, entries: 0, snapshots: kept, blobOf },
  }
}

/**
 * Plans a write that replaces whatever is stored by one snapshot: for a new workspace, after damage, or
 * when the storage was cleared.
 *
 * @param after - the last `seq` known of this workspace; 0 for a new one.
 */
export function planReplace(after: number, order: WriteOrder): PlannedWrite {
  const seq = after + 1
  const { id, writer } = order.head
  const chain = startDigest().text(id).text(writer).number(seq).end()
  const start: JournalPosition = { seq, chain, entries: 0, snapshots: [], blobOf: new Map() }
  const { snapshot, blobs, blobOf } = buildSnapshot(start, order.state)
  return {
    write: { head: buildHead(order, seq), snapshot, blobs, drop: DROP_NOTHING },
    position: { ...start, snapshots: [{ seq, blobs: listBlobs(snapshot) }], blobOf },
  }
}

/** Whether changes fit into one entry; more than that are written as a snapshot instead. */
export function fitsEntry(changes: readonly JournalChange[]): boolean {
  let count = 0
  for (const change of changes) count += change.type === 'edit' ? change.edits.length : 1
  return count <= STORED_LIMITS.changes / 2
}

const DROP_NOTHING = { entriesUpTo: 0, snapshots: [], blobs: [] } as const

function buildHead({ head, state }: WriteOrder, seq: number): JournalHead {
  return {
    format: JOURNAL_FORMAT,
    ...head,
    name: clipName(state.name),
    seq,
    fileCount: state.files.size,
  }
}

function buildSnapshot({ seq, chain, blobOf }: JournalPosition, state: JournalState) {
  const blobs: JournalBlob[] = []
  const nextBlobOf = new Map<JournalFile, string>()
  const place = (file: JournalFile): FilePlace => {
    let blob = nextBlobOf.get(file) ?? blobOf.get(file)
    if (blob === undefined) {
      // Unique because `seq` only grows.
      blob = `${seq}.${blobs.length}`
      blobs.push(sealBlob(blob, file))
    }
    nextBlobOf.set(file, blob)
    return { path: file.path, blob }
  }
  const placeAll = (files: JournalFiles) => [...files.values()].map(place)
  const snapshot = sealSnapshot({
    seq,
    chain,
    name: clipName(state.name),
    files: placeAll(state.files),
    baseline: placeAll(state.baseline),
  })
  return { snapshot, blobs, blobOf: nextBlobOf }
}

function listBlobs({ files, baseline }: JournalSnapshot): readonly string[] {
  return [...new Set([...files, ...baseline].map(({ blob }) => blob))]
}

function clipNames(changes: readonly JournalChange[]): readonly JournalChange[] {
  return changes.map((change) =>
    change.type === 'name' ? { ...change, name: clipName(change.name) } : change,
  )
}

function clipName(name: string): string {
  return name.slice(0, STORED_LIMITS.name)
}
