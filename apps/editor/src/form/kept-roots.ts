import type { DocumentId } from '@meshdraft/model'
import type { FormNode } from './form-node.ts'

/** The last state of a document that could be read. */
export interface KeptRoot {
  readonly text: string
  readonly root: FormNode | undefined
}

/** How many documents are remembered: those looked at last. */
export const KEPT_ROOTS = 16

// By workspace, so that the same file of another one is another document.
const KEPT = new WeakMap<object, Map<DocumentId, KeptRoot>>()

/** Remembers a state for when the form is opened anew; the document longest untouched goes. */
export function keepRoot(workspace: object, documentId: DocumentId, kept: KeptRoot): void {
  const roots = KEPT.get(workspace) ?? new Map<DocumentId, KeptRoot>()
  KEPT.set(workspace, roots)
  // Deleted first, so that it goes to the end of the order.
  roots.delete(documentId)
  roots.set(documentId, kept)
  const [oldest] = roots.keys()
  if (roots.size > KEPT_ROOTS && oldest !== undefined) roots.delete(oldest)
}

/** Yields what was remembered of a document, if anything. */
export function recallRoot(workspace: object, documentId: DocumentId): KeptRoot | undefined {
  return KEPT.get(workspace)?.get(documentId)
}
