import type { DocumentId } from '@meshdraft/model'
import type { DesignStore } from '../store/create-design-store.ts'
import type { DesignState } from '../store/design-state.ts'
import { findDocument, findDocumentAt } from '../store/workspace-file.ts'
import type { DocumentPlace } from '../store/workspace-file.ts'
import type { monaco } from './monaco.ts'
import type { PositionMap } from './positions.ts'
import type { TextModels } from './text-models.ts'

/** A position of a text model as the rest of the product sees it. */
export interface ShownPlace {
  readonly state: DesignState
  readonly map: PositionMap
  readonly documentId: DocumentId
  readonly document: DocumentPlace
  /** In the document's own text. */
  readonly offset: number
}

/** Reads what a position of a text model means; `undefined` for models that are none of ours. */
export function readShownPlace(
  store: DesignStore,
  models: TextModels,
  textModel: monaco.editor.ITextModel,
  position: monaco.IPosition,
): ShownPlace | undefined {
  const state = store.getState()
  const path = models.getPath(textModel)
  const map = path === undefined ? undefined : models.getMap(path)
  const file = path === undefined ? undefined : state.files.get(path)
  if (!map || file?.type !== 'text') return undefined
  const offset = map.toOffset(position)
  const documentId = findDocumentAt(file, offset)
  const document = findDocument(state.files, documentId)
  return document && { state, map, documentId, document, offset: offset - document.range.start }
}
