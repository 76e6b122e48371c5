import { startDigest } from './digest.ts'
import type { Digest } from './digest.ts'
import { JOURNAL_FORMAT } from './journal.ts'
import type {
  FilePlace,
  JournalBlob,
  JournalChange,
  JournalEntry,
  JournalFile,
  JournalSnapshot,
} from './journal.ts'

/** Builds an entry with its checksum; of the changes only what is kept is taken over. */
export function sealEntry(
  seq: number,
  base: string,
  changes: readonly JournalChange[],
): JournalEntry {
  const kept = changes.map(pickChange)
  return { format: JOURNAL_FORMAT, seq, base, changes: kept, check: checkEntry(seq, base, kept) }
}

/** Builds a snapshot with its checksum. */
export function sealSnapshot(snapshot: Omit<JournalSnapshot, 'format' | 'check'>): JournalSnapshot {
  return { format: JOURNAL_FORMAT, ...snapshot, check: checkSnapshot(snapshot) }
}

/** Builds the stored content of a file with its checksum. */
export function sealBlob(blob: string, file: JournalFile): JournalBlob {
  const content =
    file.type === 'text' ? { text: file.text } : { bytes: file.bytes, reason: file.reason }
  return { format: JOURNAL_FORMAT, blob, ...content, check: checkBlob(blob, file) }
}

/** Computes the checksum that an entry should have. */
export function checkEntry(seq: number, base: string, changes: readonly JournalChange[]): string {
  const digest = startDigest().number(seq).text(base).number(changes.length)
  for (const change of changes) feedChange(digest, change)
  return digest.end()
}

/** Computes the checksum that a snapshot should have. */
export function checkSnapshot(snapshot: Omit<JournalSnapshot, 'format' | 'check'>): string {
  const { seq, chain, name, files, baseline } = snapshot
  const digest = startDigest().number(seq).text(chain).text(name)
  feedPlaces(digest, files)
  feedPlaces(digest, baseline)
  return digest.end()
}

/** Computes the checksum that the stored content of a file should have. */
export function checkBlob(blob: string, file: JournalFile): string {
  const digest = startDigest().text(blob)
  feedContent(digest, file)
  return digest.end()
}

function feedPlaces(digest: Digest, places: readonly FilePlace[]): void {
  digest.number(places.length)
  for (const { path, blob } of places) digest.text(path).text(blob)
}

function feedContent(digest: Digest, file: JournalFile): void {
  if (file.type === 'text') digest.text('text').text(file.text)
  else digest.text('bytes').bytes(file.bytes).text(file.reason)
}

function feedChange(digest: Digest, change: JournalChange): void {
  digest.text(change.type)
  switch (change.type) {
    case 'edit':
      digest.text(change.path).number(change.edits.length)
      for (const { range, newText } of change.edits) {
        digest.number(range.start).number(range.end).text(newText)
      }
      break
    case 'create':
      digest.text(change.file.path)
      feedContent(digest, change.file)
      break
    case 'remove':
      digest.text(change.path)
      break
    case 'rename':
      digest.text(change.from).text(change.to)
      break
    case 'rebase':
      break
    case 'name':
      digest.text(change.name)
      break
  }
}

/** A change may carry more than is kept, such as tables made from a text. */
function pickChange(change: JournalChange): JournalChange {
  if (change.type !== 'create') return change
  const { file } = change
  if (file.type === 'text') {
    return { type: 'create', file: { type: 'text', path: file.path, text: file.text } }
  }
  const { path, bytes, reason } = file
  return { type: 'create', file: { type: 'bytes', path, bytes, reason } }
}
