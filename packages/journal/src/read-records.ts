import type { TextEdit } from '@meshdraft/yaml'
import { JOURNAL_FORMAT } from './journal.ts'
import type {
  FilePlace,
  JournalChange,
  JournalEntry,
  JournalFile,
  JournalHead,
  JournalPlace,
  JournalSnapshot,
} from './journal.ts'
import { STORED_LIMITS } from './limits.ts'
import { checkBlob, checkEntry, checkSnapshot } from './seal.ts'

// Everything here reads values that anything may have written: each yields `undefined` for what is not
// exactly as it was sealed, and none throws.

/** Reads a stored entry. */
export function readEntry(value: unknown): JournalEntry | undefined {
  if (!isRecord(value) || value['format'] !== JOURNAL_FORMAT) return undefined
  const { seq, base, changes, check } = value
  if (!isCount(seq) || !isText(base, 16) || !Array.isArray(changes)) return undefined
  if (changes.length > STORED_LIMITS.changes) return undefined
  const read = readAll(changes, readChange)
  if (!read || checkEntry(seq, base, read) !== check) return undefined
  return { format: JOURNAL_FORMAT, seq, base, changes: read, check }
}

/** Reads a stored snapshot. */
export function readSnapshot(value: unknown): JournalSnapshot | undefined {
  if (!isRecord(value) || value['format'] !== JOURNAL_FORMAT) return undefined
  const { seq, chain, name, check } = value
  if (!isCount(seq) || !isText(chain, 16) || !isText(name, STORED_LIMITS.name)) return undefined
  const files = readPlaces(value['files'])
  const baseline = readPlaces(value['baseline'])
  if (!files || !baseline) return undefined
  const snapshot = { seq, chain, name, files, baseline }
  if (checkSnapshot(snapshot) !== check) return undefined
  return { format: JOURNAL_FORMAT, ...snapshot, check }
}

/** Reads the stored content of a file; `build` gives it a path. */
export function readBlob(
  value: unknown,
): { readonly blob: string; readonly build: (path: string) => JournalFile } | undefined {
  if (!isRecord(value) || value['format'] !== JOURNAL_FORMAT) return undefined
  const { blob, check } = value
  if (!isText(blob, 100)) return undefined
  const content = readContent(value)
  if (!content || checkBlob(blob, content('-')) !== check) return undefined
  return { blob, build: content }
}

/** Reads the content of a file, of this format or the first one. */
export function readContent(
  value: Readonly<Record<string, unknown>>,
): ((path: string) => JournalFile) | undefined {
  const { text, bytes, reason } = value
  if (isText(text, STORED_LIMITS.content)) return (path) => ({ type: 'text', path, text })
  if (!(bytes instanceof Uint8Array) || !isText(reason, STORED_LIMITS.reason)) return undefined
  if (bytes.length > STORED_LIMITS.content) return undefined
  return (path) => ({ type: 'bytes', path, bytes, reason })
}

/**
 * Reads a stored head. Only an identity is needed: the files of a workspace are not given up because
 * its name is damaged.
 *
 * @returns `'newer'` for one that a later version wrote.
 */
export function readHead(value: unknown): JournalHead | 'newer' | undefined {
  if (!isRecord(value) || !isText(value['id'], 100) || value['id'] === '') return undefined
  const { format, id, name, sampleId, savedAt, turn, seq, writer, fileCount, deletedAt } = value
  if (isCount(format) && format > JOURNAL_FORMAT) return 'newer'
  const { paths } = value
  const selection = readPlace(value['selection'])
  return {
    format: JOURNAL_FORMAT,
    id,
    name: isText(name, STORED_LIMITS.name) && name !== '' ? name : 'Untitled',
    savedAt: isTime(savedAt) ? savedAt : 0,
    turn: isCount(turn) ? turn : 0,
    seq: isCount(seq) ? seq : 0,
    writer: isText(writer, 100) ? writer : '',
    // The first format has no count; its list of paths is as long.
    fileCount: isCount(fileCount) ? fileCount : Array.isArray(paths) ? paths.length : 0,
    ...(isText(sampleId, 100) && { sampleId }),
    ...(selection && { selection }),
    ...(isTime(deletedAt) && { deletedAt }),
  }
}

/** Whether a value is an object with string keys. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a value can be the path of a file. */
export function isPath(value: unknown): value is string {
  return isText(value, STORED_LIMITS.path) && value !== ''
}

function readChange(value: unknown): JournalChange | undefined {
  if (!isRecord(value)) return undefined
  const { type, path, from, to, name } = value
  switch (type) {
    case 'edit': {
      const { edits } = value
      if (!isPath(path) || !Array.isArray(edits) || edits.length > STORED_LIMITS.changes) {
        return undefined
      }
      const read = readAll(edits, readEdit)
      return read && { type, path, edits: read }
    }
    case 'create': {
      const file = isRecord(value['file']) ? value['file'] : undefined
      const content = file && readContent(file)
      return file && content && isPath(file['path'])
        ? { type, file: content(file['path']) }
        : undefined
    }
    case 'remove':
      return isPath(path) ? { type, path } : undefined
    case 'rename':
      return isPath(from) && isPath(to) ? { type, from, to } : undefined
    case 'rebase':
      return { type }
    case 'name':
      return isText(name, STORED_LIMITS.name) ? { type, name } : undefined
    default:
      return undefined
  }
}

function readEdit(value: unknown): TextEdit | undefined {
  if (!isRecord(value) || !isRecord(value['range'])) return undefined
  const { newText } = value
  const { start, end } = value['range']
  if (!isCount(start) || !isCount(end) || !isText(newText, STORED_LIMITS.content)) return undefined
  return { range: { start, end }, newText }
}

function readPlaces(value: unknown): readonly FilePlace[] | undefined {
  if (!Array.isArray(value) || value.length > STORED_LIMITS.files) return undefined
  return readAll(value, (place) => {
    if (!isRecord(place) || !isPath(place['path']) || !isText(place['blob'], 100)) return undefined
    return { path: place['path'], blob: place['blob'] }
  })
}

function readPlace(value: unknown): JournalPlace | undefined {
  if (!isRecord(value)) return undefined
  const { filePath, index, path } = value
  if (!isPath(filePath) || !isCount(index) || !Array.isArray(path)) return undefined
  if (path.length > STORED_LIMITS.steps) return undefined
  const steps = readAll(path, (step) =>
    isText(step, STORED_LIMITS.path) || isCount(step) ? step : undefined,
  )
  return steps && { filePath, index, path: steps }
}

function readAll<T>(
  values: readonly unknown[],
  read: (value: unknown) => T | undefined,
): readonly T[] | undefined {
  const all: T[] = []
  for (const value of values) {
    const one = read(value)
    if (one === undefined) return undefined
    all.push(one)
  }
  return all
}

function isText(value: unknown, limit: number): value is string {
  return typeof value === 'string' && value.length <= limit
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
