import { applyEdits, parseDocument, readValue, setValue } from '@meshdraft/yaml'
import { toDocumentId } from '@meshdraft/model'
import type { DocumentId } from '@meshdraft/model'
import type { DesignData } from '../store/design-state.ts'
import type { FileChange } from '../store/file-changes.ts'
import { findDocument } from '../store/workspace-file.ts'
import type { DocumentPlace } from '../store/workspace-file.ts'
import {
  findLineEnd,
  findOnlyResource,
  listNames,
  pickFreeName,
  writeAsNext,
} from './document-edits.ts'
import type { DocumentEdit } from './document-edits.ts'

/**
 * Plans a copy of a document behind the original, under a name that is free.
 *
 * @returns `undefined` if it holds no resource, or several.
 */
export function planDuplicate(
  state: DesignData,
  documentId: DocumentId,
): (DocumentEdit & { readonly name: string }) | undefined {
  const place = findDocument(state.files, documentId)
  const resource = findOnlyResource(state, documentId)
  if (!place || !resource) return undefined
  const name = pickFreeName(
    `${resource.name}-copy`,
    listNames(state, resource.kind, resource.namespace),
  )
  const copy = writeCopy(place, name)
  if (copy === undefined) return undefined
  const at = place.range.end
  const changes: FileChange[] = [
    {
      type: 'edit',
      path: place.file.path,
      edits: [{ range: { start: at, end: at }, newText: copy }],
    },
  ]
  return { changes, documentId: toDocumentId(place.file.path, place.index + 1), name }
}

/** What may stand before the first `---` of a file: a mark, comments, directives. It is not copied. */
const BEFORE_MARKER = /^\uFEFF?(?:(?:[ \t]*(?:#.*)?|%.*)(?:\r\n?|\n))*(?=---(?:\s|$))|^\uFEFF/

function writeCopy({ file, range, text }: DocumentPlace, name: string): string | undefined {
  const document = parseDocument(text)
  if (readValue(document, ['metadata', 'name']) === undefined) return undefined
  const plan = setValue(document, ['metadata', 'name'], name)
  if (!plan.ok) return undefined
  const copy = applyEdits(text, plan.edits).replace(BEFORE_MARKER, '')
  const next = writeAsNext(file.text.slice(0, range.end), copy)
  // What follows is the next document's `---`, which needs a line of its own.
  return range.end < file.text.length && !/[\r\n]$/.test(next)
    ? next + findLineEnd(file.text)
    : next
}
