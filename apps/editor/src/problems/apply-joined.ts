import type { DesignStore } from '../store/create-design-store.ts'
import { isStale } from '../store/design-state.ts'
import { toFileChanges } from '../store/edit-document.ts'
import type { JoinedFixes } from './fix-all.ts'

/** Applies several fixes as one undo step, and says how many findings they are for. */
export function applyJoined(
  store: DesignStore,
  { edits, count }: JoinedFixes,
  total: number,
): void {
  const state = store.getState()
  const changes = isStale(state) ? undefined : toFileChanges(state, edits)
  if (!changes) {
    state.announce('The files are still being checked.')
    return
  }
  const isApplied = state.applyEdits(changes, {
    origin: 'problems',
    history: 'step',
    label: `Fix ${count} problems`,
  })
  if (isApplied) state.announce(`Fixed: ${count} of ${total} problems.`)
}
