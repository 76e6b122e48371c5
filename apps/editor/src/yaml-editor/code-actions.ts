import type { Diagnostic } from '@meshdraft/analysis'
import { findPlainFix } from '@meshdraft/engine'
import { applyFix, findFixObstacle } from '../commands/apply-fix.ts'
import { findSuppressionObstacle } from '../commands/suppressions.ts'
import type { DesignStore } from '../store/create-design-store.ts'
import type { PlacedDiagnostic } from './place-diagnostics.ts'
import { monaco } from './monaco.ts'
import type { TextModels } from './text-models.ts'

const RUN_ACTION = 'meshdraft.runAction'

interface OfferedAction {
  readonly title: string
  readonly isPreferred?: boolean
  readonly obstacle?: string | undefined
  readonly run: () => void
}

/**
 * Offers the fixes of the findings at the caret, and what else can be done about them. Fixes go
 * through the store's gate and not through Monaco's own edits, because a fix may touch several files
 * and must be one undo step.
 */
export function createCodeActions(
  store: DesignStore,
  models: TextModels,
  listPlaced: (path: string) => readonly PlacedDiagnostic[],
): monaco.languages.CodeActionProvider & monaco.IDisposable {
  const offered = new Map<string, OfferedAction>()
  const command = monaco.editor.registerCommand(RUN_ACTION, (_accessor, id: unknown) => {
    if (typeof id === 'string') offered.get(id)?.run()
  })
  return {
    provideCodeActions(textModel, range) {
      const path = models.getPath(textModel)
      const map = path === undefined ? undefined : models.getMap(path)
      if (path === undefined || !map) return { actions: [], dispose() {} }
      const found = listPlaced(path)
        .filter((placed) => isTouching(map.toRange(placed.range), range))
        .map(({ diagnostic }) => diagnostic)
      offered.clear()
      const actions = [
        ...found.flatMap((diagnostic) => listFixes(store, diagnostic)),
        ...listOthers(store, found),
      ].map((action): monaco.languages.CodeAction => {
        const { title, isPreferred = false, obstacle } = action
        const id = String(offered.size)
        offered.set(id, action)
        return {
          title,
          kind: 'quickfix',
          isPreferred,
          command: { id: RUN_ACTION, title, arguments: [id] },
          ...(obstacle === undefined ? {} : { disabled: obstacle }),
        }
      })
      return { actions, dispose() {} }
    },
    dispose: () => command.dispose(),
  }
}

function listFixes(store: DesignStore, diagnostic: Diagnostic): readonly OfferedAction[] {
  const obstacle = findFixObstacle(store.getState())
  const plain = findPlainFix(diagnostic)
  return diagnostic.fixes.map((fix) => ({
    title: fix.title,
    isPreferred: fix === plain,
    obstacle,
    run: () => applyFix(store, diagnostic, fix, 'problems'),
  }))
}

/** Explanations and suppressions, once for each code of the line. */
function listOthers(store: DesignStore, found: readonly Diagnostic[]): readonly OfferedAction[] {
  const state = store.getState()
  const byCode = [...new Map(found.map((diagnostic) => [diagnostic.code, diagnostic])).values()]
  return [
    ...byCode.map(({ code }) => ({
      title: `Explain ${code}`,
      run: () => state.setDialog({ type: 'explain', code }),
    })),
    ...byCode
      .filter((diagnostic) => findSuppressionObstacle(state, diagnostic) === undefined)
      .map((diagnostic) => ({
        title: `Suppress ${diagnostic.code}…`,
        run: () => state.setDialog({ type: 'suppress', diagnostic }),
      })),
  ]
}

/** Whether a finding lies on one of the lines: the light bulb is for the whole line. */
function isTouching(found: monaco.IRange, asked: monaco.IRange): boolean {
  return (
    found.startLineNumber <= asked.endLineNumber && found.endLineNumber >= asked.startLineNumber
  )
}
