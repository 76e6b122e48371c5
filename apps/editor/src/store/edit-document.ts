import { parseDocument, shiftEdits } from '@meshdraft/yaml'
import type { EditPlan, YamlDocument } from '@meshdraft/yaml'
import type { DocumentId } from '@meshdraft/model'
import type { PlacedEdit } from '@meshdraft/analysis'
import type { DesignStore } from './create-design-store.ts'
import type { DesignData, EditOptions } from './design-state.ts'
import type { FileChange } from './file-changes.ts'
import { findDocument } from './workspace-file.ts'

const parsedByText = new Map<string, YamlDocument>()
const PARSED_KEPT = 8

/** Parses the text of one document; the last few are kept, so every surface shares one tree. */
export function parseKept(text: string): YamlDocument {
  const kept = parsedByText.get(text)
  if (kept) return kept
  const document = parseDocument(text)
  parsedByText.set(text, document)
  const [oldest] = parsedByText.keys()
  if (parsedByText.size > PARSED_KEPT && oldest !== undefined) parsedByText.delete(oldest)
  return document
}

/** Yields the parsed document, or `undefined` when it is gone. */
export function readDocument(state: DesignData, documentId: DocumentId): YamlDocument | undefined {
  const place = findDocument(state.files, documentId)
  return place && parseKept(place.text)
}

/**
 * Plans an edit of one document and passes it to the write gate.
 *
 * @param plan - picks the edit, e.g. `(document) => setValue(document, path, 30)`.
 * @returns what the plan said; `undefined` when the document is gone.
 */
export function editDocument(
  store: DesignStore,
  documentId: DocumentId,
  plan: (document: YamlDocument) => EditPlan,
  options: EditOptions,
): EditPlan | undefined {
  const state = store.getState()
  const place = findDocument(state.files, documentId)
  if (!place) return undefined
  const planned = plan(parseKept(place.text))
  if (planned.ok && planned.edits.length > 0) {
    const edits = shiftEdits(planned.edits, place.range.start)
    state.applyEdits([{ type: 'edit', path: place.file.path, edits }], options)
  }
  return planned
}

/** Turns edits of documents (a fix) into changes of files; `undefined` when one of them is gone. */
export function toFileChanges(
  state: DesignData,
  edits: readonly PlacedEdit[],
): readonly FileChange[] | undefined {
  const editsByPath = new Map<string, { range: PlacedEdit['range']; newText: string }[]>()
  for (const edit of edits) {
    const place = findDocument(state.files, edit.documentId)
    if (!place) return undefined
    const shifted = shiftEdits([edit], place.range.start)
    editsByPath.set(place.file.path, [...(editsByPath.get(place.file.path) ?? []), ...shifted])
  }
  return [...editsByPath].map(([path, placed]) => ({ type: 'edit', path, edits: placed }))
}
