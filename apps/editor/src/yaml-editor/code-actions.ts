import type { Diagnostic, Fix } from '@meshdraft/analysis'
import { applyFix, findFixObstacle } from '../commands/apply-fix.ts'
import type { DesignStore } from '../store/create-design-store.ts'
import type { PlacedDiagnostic } from './place-diagnostics.ts'
import { monaco } from './monaco.ts'
import type { TextModels } from './text-models.ts'

const APPLY_FIX = 'meshdraft.applyFix'

/**
 * Offers the fixes of the findings at the caret. They go through the store's gate and not through
 * Monaco's own edits, because a fix may touch several files and must be one undo step.
 */
export function createCodeActions(
  store: DesignStore,
  models: TextModels,
  listPlaced: (path: string) => readonly PlacedDiagnostic[],
): monaco.languages.CodeActionProvider & monaco.IDisposable {
  const offered = new Map<string, { readonly diagnostic: Diagnostic; readonly fix: Fix }>()
  const command = monaco.editor.registerCommand(APPLY_FIX, (_accessor, id: unknown) => {
    const chosen = typeof id === 'string' ? offered.get(id) : undefined
    if (chosen) applyFix(store, chosen.diagnostic, chosen.fix, 'problems')
  })
  return {
    provideCodeActions(textModel, range) {
      const path = models.getPath(textModel)
      const map = path === undefined ? undefined : models.getMap(path)
      if (path === undefined || !map) return { actions: [], dispose() {} }
      const obstacle = findFixObstacle(store.getState())
      offered.clear()
      const actions = listPlaced(path)
        .filter((placed) => isTouching(map.toRange(placed.range), range))
        .flatMap(({ diagnostic }) => diagnostic.fixes.map((fix, i) => ({ diagnostic, fix, i })))
        .map(({ diagnostic, fix, i }): monaco.languages.CodeAction => {
          const id = String(offered.size)
          offered.set(id, { diagnostic, fix })
          return {
            title: fix.title,
            kind: 'quickfix',
            isPreferred: i === 0,
            command: { id: APPLY_FIX, title: fix.title, arguments: [id] },
            ...(obstacle === undefined ? {} : { disabled: obstacle }),
          }
        })
      return { actions, dispose() {} }
    },
    dispose: () => command.dispose(),
  }
}

/** Whether a finding lies on one of the lines: the light bulb is for the whole line. */
function isTouching(found: monaco.IRange, asked: monaco.IRange): boolean {
  return (
    found.startLineNumber <= asked.endLineNumber && found.endLineNumber >= asked.startLineNumber
  )
}
