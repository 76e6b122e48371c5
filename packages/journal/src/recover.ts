import { applyChanges } from './apply-changes.ts'
import type {
  FilePlace,
  JournalEntry,
  JournalFile,
  JournalHead,
  JournalSnapshot,
  JournalState,
} from './journal.ts'
import { STORED_LIMITS } from './limits.ts'
import { recoverFormat1 } from './recover-format-1.ts'
import type { RecoveredWorkspace, Recovery } from './recovery.ts'
import { isRecord, readBlob, readEntry, readHead, readSnapshot } from './read-records.ts'

/** What a storage holds of one workspace; every part may be anything. */
interface StoredParts {
  /** The identity under which it was stored: the head may be damaged. */
  readonly id: unknown
  readonly head: unknown
  /** With their keys: the first format says there what a file is. */
  readonly files: readonly unknown[]
  readonly snapshots: readonly unknown[]
  readonly entries: readonly unknown[]
}

/**
 * Reads a workspace back from what a storage holds: the last whole snapshot, and after it every entry up
 * to the first that is missing, damaged or does not follow from the one before. Where no snapshot is
 * whole, the last one counts without the files that are damaged.
 *
 * @param stored - `{ id, head, files, snapshots, entries }`, the last three lists; `files` holds
 *   `{ key, value }`. Untrusted: whatever it is, nothing is thrown.
 */
export function recover(stored: unknown): Recovery {
  const parts = readParts(stored)
  const everything = [parts.head, ...parts.snapshots, ...parts.entries, ...parts.files]
  if (everything.every((value) => value === undefined)) return { type: 'absent' }
  const head = readHead(parts.head) ?? readHead({ id: parts.id })
  if (head === 'newer') return { type: 'newer' }
  if (!head) return { type: 'damaged', rest: everything }
  const snapshots = parts.snapshots
    .map(readSnapshot)
    .filter((snapshot) => snapshot !== undefined)
    .toSorted((a, b) => b.seq - a.seq)
  const blobs = readBlobs(parts.files)
  const read = snapshots.map((snapshot) => openSnapshot(snapshot, blobs))
  const start = read.find(({ lost }) => lost.size === 0) ?? read[0]
  const workspace = start
    ? replay(head, start, parts, blobs, snapshots)
    : recoverFormat1(parts.head, head, parts.files)
  return workspace ? { type: 'recovered', workspace } : { type: 'damaged', rest: everything }
}

interface OpenedSnapshot {
  readonly snapshot: JournalSnapshot
  readonly state: JournalState
  readonly lost: ReadonlySet<string>
  readonly blobOf: ReadonlyMap<JournalFile, string>
}

type Blobs = ReadonlyMap<string, (path: string) => JournalFile>

function openSnapshot(snapshot: JournalSnapshot, blobs: Blobs): OpenedSnapshot {
  const blobOf = new Map<JournalFile, string>()
  const built = new Map<string, JournalFile>()
  let total = 0
  // A file that is in both lists is one value, so that it is told to be unchanged.
  const open = ({ path, blob }: FilePlace): JournalFile | undefined => {
    const key = `${blob} ${path}`
    const present = built.get(key)
    if (present) return present
    const file = blobs.get(blob)?.(path)
    if (!file) return undefined
    total += file.type === 'text' ? file.text.length : file.bytes.length
    if (total > STORED_LIMITS.total) return undefined
    built.set(key, file)
    blobOf.set(file, blob)
    return file
  }
  const lost = new Set<string>()
  const files = new Map<string, JournalFile>()
  for (const place of snapshot.files) {
    const file = open(place)
    if (file) files.set(place.path, file)
    else lost.add(place.path)
  }
  const baseline = new Map<string, JournalFile>()
  for (const place of snapshot.baseline) {
    // A baseline is no work of anybody's: where it is damaged, the file counts as unchanged.
    const file = open(place) ?? files.get(place.path)
    if (file) baseline.set(place.path, file)
  }
  return { snapshot, state: { name: snapshot.name, files, baseline }, lost, blobOf }
}

function replay(
  head: JournalHead,
  start: OpenedSnapshot,
  parts: StoredParts,
  blobs: Blobs,
  snapshots: readonly JournalSnapshot[],
): RecoveredWorkspace {
  const { snapshot, blobOf } = start
  const entries = new Map<number, JournalEntry>()
  for (const value of parts.entries.slice(0, STORED_LIMITS.entries)) {
    const entry = readEntry(value)
    if (entry) entries.set(entry.seq, entry)
  }
  const lost = new Set(start.lost)
  let { state } = start
  let { seq, chain } = snapshot
  for (;;) {
    const entry = entries.get(seq + 1)
    if (!entry || entry.base !== chain) break
    const next = applyChanges(state, entry.changes, lost)
    if (!next) break
    state = next
    seq = entry.seq
    chain = entry.check
  }
  const last = seq
  const later = parts.entries.filter((value) => (readEntry(value)?.seq ?? Infinity) > last)
  const isWhole = lost.size === 0 && head.seq === seq
  const isSound =
    isWhole && snapshot === snapshots[0] && snapshots.length === parts.snapshots.length
  const missing = Math.max(head.seq - seq, isWhole ? 0 : later.length)
  return {
    ...state,
    head: { ...head, name: state.name === '' ? head.name : state.name },
    position: isSound
      ? { seq, chain, entries: seq - snapshot.seq, snapshots: snapshots.map(toRef), blobOf }
      : undefined,
    lost: [
      ...[...lost].map((path) => ({ type: 'file' as const, path })),
      ...(missing > 0 ? [{ type: 'changes' as const, count: missing }] : []),
    ],
    rest: isWhole ? [] : [...later, ...listDamagedBlobs(parts, blobs)],
  }
}

function toRef({ seq, files, baseline }: JournalSnapshot) {
  return { seq, blobs: [...new Set([...files, ...baseline].map(({ blob }) => blob))] }
}

function listDamagedBlobs(parts: StoredParts, blobs: Blobs): readonly unknown[] {
  return parts.files.flatMap((record) => {
    const value = isRecord(record) ? record['value'] : record
    const id = isRecord(value) ? value['blob'] : undefined
    return typeof id === 'string' && blobs.has(id) ? [] : [value]
  })
}

function readBlobs(files: readonly unknown[]): Blobs {
  const blobs = new Map<string, (path: string) => JournalFile>()
  for (const record of files) {
    const blob = isRecord(record) ? readBlob(record['value']) : undefined
    if (blob) blobs.set(blob.blob, blob.build)
  }
  return blobs
}

function readParts(stored: unknown): StoredParts {
  const record = isRecord(stored) ? stored : {}
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
  return {
    id: record['id'],
    head: record['head'],
    files: list(record['files']).slice(0, STORED_LIMITS.files * 4),
    snapshots: list(record['snapshots']).slice(0, 100),
    entries: list(record['entries']),
  }
}
