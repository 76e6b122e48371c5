import { applyEdits, findNode, locatePath } from '@meshdraft/yaml'
import type { FieldPath } from '@meshdraft/yaml'
import type { DocumentId } from '@meshdraft/model'
import type { Diagnostic, Fix } from '@meshdraft/analysis'
import type { DesignStore } from '../store/create-design-store.ts'
import { describeReadOnly, isStale } from '../store/design-state.ts'
import type { DesignState, Origin } from '../store/design-state.ts'
import { parseKept, toFileChanges } from '../store/edit-document.ts'
import { findDocument } from '../store/workspace-file.ts'

/** Says why fixes cannot be applied now; `undefined` when they can. */
export function findFixObstacle(state: DesignState): string | undefined {
  const readOnly = describeReadOnly(state)
  if (readOnly !== undefined) return readOnly
  return isStale(state) ? 'The files are still being checked.' : undefined
}

/**
 * Applies a fix as one undo step, looks at the place it was found at, and says what was done.
 *
 * @returns whether it was applied; if not, the reason was said.
 */
export function applyFix(
  store: DesignStore,
  { documentId, fieldPath }: Pick<Diagnostic, 'documentId' | 'fieldPath'>,
  fix: Fix,
  origin: Origin,
): boolean {
  const state = store.getState()
  const obstacle = findFixObstacle(state)
  const changes = obstacle === undefined ? toFileChanges(state, fix.edits) : undefined
  if (!changes || changes.length === 0) {
    state.announce(obstacle ?? 'This fix no longer fits the text.')
    return false
  }
  const isApplied = state.applyEdits(changes, {
    origin,
    history: 'step',
    label: fix.title,
    selection: { documentId, path: findPathAfter(state, documentId, fieldPath, fix), origin },
  })
  if (isApplied) state.announce(`Fixed: ${fix.title}.`)
  return isApplied
}

/** The finding's own field, or what stands in its place when the fix renames or removes it. */
function findPathAfter(
  state: DesignState,
  documentId: DocumentId,
  fieldPath: FieldPath,
  { edits }: Fix,
): FieldPath {
  const own = edits.filter((edit) => edit.documentId === documentId)
  const place = findDocument(state.files, documentId)
  if (own.length === 0 || !place) return fieldPath
  const after = parseKept(applyEdits(place.text, own))
  if (findNode(after, fieldPath)) return fieldPath
  return locatePath(after, Math.min(...own.map(({ range }) => range.start)))
}
