import type { Diagnostic, Fix } from '@meshdraft/analysis'
import type { DesignStore } from '../store/create-design-store.ts'
import { isReadOnly, isStale } from '../store/design-state.ts'
import type { DesignState, Origin } from '../store/design-state.ts'
import { toFileChanges } from '../store/edit-document.ts'

/** Says why fixes cannot be applied now; `undefined` when they can. */
export function findFixObstacle(state: DesignState): string | undefined {
  if (isReadOnly(state)) return 'A shared copy is read-only; keep a copy to edit it.'
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
    selection: { documentId, path: fieldPath, origin },
  })
  if (isApplied) state.announce(`Fixed: ${fix.title}.`)
  return isApplied
}
