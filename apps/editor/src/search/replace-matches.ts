import { writeReplacement } from '@meshdraft/search'
import type { DesignStore } from '../store/create-design-store.ts'
import { describeReadOnly } from '../store/design-state.ts'
import { listScope, planReplace } from './plan-replace.ts'
import type { ReplaceScope } from './plan-replace.ts'
import { findMatchBehind } from './search-rows.ts'
import { searchStore } from './search-store.ts'

/** Replaces matches as one undo step and says what came of it. */
export function replaceMatches(store: DesignStore, scope: ReplaceScope): void {
  const state = store.getState()
  const { found, query, replacement } = searchStore.getState()
  const readOnly = describeReadOnly(state)
  if (readOnly !== undefined) {
    state.announce(readOnly)
    return
  }
  const plan = planReplace(state.files, listScope(found.files, scope), replacement)
  if (!plan) {
    state.announce('The files changed meanwhile; nothing was replaced.')
    return
  }
  if (plan.count === 0) {
    state.announce('Everything stands there as wanted already.')
    return
  }
  if (scope.type === 'one') goOnBehind(scope, replacement)
  const isDone = state.applyEdits(plan.changes, {
    origin: 'dialog',
    history: 'step',
    label: `Replace “${query.text}”`,
  })
  if (isDone) {
    state.announce(
      `Replaced ${countOf(plan.count, 'match', 'matches')} in ${countOf(plan.changes.length, 'file', 'files')}.`,
    )
  }
}

/** After the replacement of one match the next one is looked at, also where the new text matches again. */
function goOnBehind(
  { file, match }: ReplaceScope & { readonly type: 'one' },
  replacement: string,
): void {
  const { start } = match.range
  const end = start + writeReplacement(match, replacement).length
  const stop = searchStore.subscribe((state, before) => {
    if (state.found === before.found || state.isSearching) return
    stop()
    state.setActive(findMatchBehind(state.found.files, file.path, { start, end }))
  })
}

/** Writes an amount with its word, e.g. `1 match`, `1,200 matches`. */
export function countOf(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}
