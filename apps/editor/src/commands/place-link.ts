import { formatFieldPath, parseFieldPath } from '@meshdraft/search'
import { parseDocumentId, toDocumentId } from '@meshdraft/model'
import type { DocumentId } from '@meshdraft/model'
import type { FieldPath } from '@meshdraft/yaml'

/** A place that an address leads to. */
export interface LinkedPlace {
  readonly documentId: DocumentId
  readonly path: FieldPath
  /** The node of the graph it was chosen through: several may stand for one part of a text. */
  readonly nodeId?: string
}

/** What an address asks for besides a design. */
export interface AskedPlace extends LinkedPlace {
  /** The workspace of this device that it is in; absent for a shared design. */
  readonly workspaceId?: string
}

/** Longer ones are nobody's place. */
const LONGEST_PLACE = 4_000

/**
 * Writes a place for the fragment of an address, e.g. `file=routes%2Fa.yaml&field=spec.http%5B1%5D`.
 * It is read by the page alone: a fragment is not sent to any server.
 */
export function writePlace(place: LinkedPlace, workspaceId?: string): string {
  const { documentId, path, nodeId } = place
  const { filePath, index } = parseDocumentId(documentId)
  const parts = new URLSearchParams()
  if (workspaceId !== undefined) parts.set('workspace', workspaceId)
  parts.set('file', filePath)
  if (index > 0) parts.set('document', String(index + 1))
  if (path.length > 0) parts.set('field', formatFieldPath(path))
  if (nodeId !== undefined) parts.set('node', nodeId)
  return parts.toString()
}

/**
 * Splits the fragment of an address into the design and the place in it.
 *
 * @param hash - with `#`; anything at all.
 * @returns `rest` is the fragment without the place, with `#` where anything is left.
 */
export function readPlace(hash: string): {
  readonly rest: string
  readonly place: AskedPlace | undefined
} {
  const start = /(?:^#|&)(?=(?:workspace|file)=)/.exec(hash)
  if (!start) return { rest: hash, place: undefined }
  const rest = hash.slice(0, start.index)
  const text = hash.slice(start.index + start[0].length)
  if (text.length > LONGEST_PLACE) return { rest, place: undefined }
  const parts = new URLSearchParams(text)
  const file = parts.get('file')
  const document = Number(parts.get('document') ?? 1)
  const path = parseFieldPath(parts.get('field') ?? '')
  if (file === null || file === '' || !Number.isInteger(document) || document < 1 || !path) {
    return { rest, place: undefined }
  }
  const workspaceId = parts.get('workspace')
  const nodeId = parts.get('node')
  const place = {
    documentId: toDocumentId(file, document - 1),
    path,
    ...(nodeId !== null && { nodeId }),
    ...(workspaceId !== null && { workspaceId }),
  }
  return { rest, place }
}
