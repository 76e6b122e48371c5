import { describeUnread, splitDocuments } from '@meshdraft/yaml'
import type { TextRange, UnreadBytes } from '@meshdraft/yaml'
import { parseDocumentId, toDocumentId } from '@meshdraft/model'
import type { DocumentId } from '@meshdraft/model'

/** A file whose bytes are valid UTF-8. The tiles cover the text: one per document. */
export interface TextFile {
  readonly type: 'text'
  readonly path: string
  readonly text: string
  readonly tiles: readonly TextRange[]
}

/** A file that is not UTF-8: kept byte for byte and never edited, until it is converted. */
export interface BytesFile {
  readonly type: 'bytes'
  readonly path: string
  readonly bytes: Uint8Array
  /** Why it is not shown, one sentence. */
  readonly reason: string
}

export type WorkspaceFile = TextFile | BytesFile

/** Files by path, in path order. */
export type WorkspaceFiles = ReadonlyMap<string, WorkspaceFile>

/** Where one document stands in its file. */
export interface DocumentPlace {
  readonly file: TextFile
  readonly index: number
  /** In the file. */
  readonly range: TextRange
  readonly text: string
}

/** Builds a text file with its table of documents. */
export function buildTextFile(path: string, text: string): TextFile {
  return { type: 'text', path, text, tiles: splitDocuments(text) }
}

const unreadByBytes = new WeakMap<Uint8Array, UnreadBytes>()

/** Yields what there is to say and to show of bytes that are not read; worked out once for each. */
export function describeBytes({ bytes, reason }: BytesFile): UnreadBytes {
  const known = unreadByBytes.get(bytes)
  if (known) return known
  // Bytes that an older version kept may be text by the rules of this one; its reason stands.
  const unread = describeUnread(bytes) ?? { text: '', issue: toIssue(reason) }
  unreadByBytes.set(bytes, unread)
  return unread
}

function toIssue(message: string): UnreadBytes['issue'] {
  const range = { start: 0, end: 0 }
  return { code: 'YML-NOT-TEXT', severity: 'error', range, message, fixes: [], related: [] }
}

/** Yields the files in path order; a later file of the same path replaces an earlier one. */
export function buildFiles(files: Iterable<WorkspaceFile>): WorkspaceFiles {
  const byPath = new Map([...files].map((file) => [file.path, file]))
  return new Map([...byPath].toSorted(([a], [b]) => comparePaths(a, b)))
}

/** Orders paths as everywhere in the product: by code unit, so that it is equal on all machines. */
export function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Finds a document by its id; `undefined` when the file or the document is gone. */
export function findDocument(
  files: WorkspaceFiles,
  documentId: DocumentId,
): DocumentPlace | undefined {
  const { filePath, index } = parseDocumentId(documentId)
  const file = files.get(filePath)
  const range = file?.type === 'text' ? file.tiles[index] : undefined
  if (file?.type !== 'text' || !range) return undefined
  return { file, index, range, text: file.text.slice(range.start, range.end) }
}

/** Finds the document that holds `offset` of a file; the last one when it lies past the end. */
export function findDocumentAt(file: TextFile, offset: number): DocumentId {
  const found = file.tiles.findLastIndex((tile) => tile.start <= offset)
  return toDocumentId(file.path, Math.max(found, 0))
}
