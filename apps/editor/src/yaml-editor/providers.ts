import type { DesignStore } from '../store/create-design-store.ts'
import { createCodeActions } from './code-actions.ts'
import { createCompletionProvider } from './completion-provider.ts'
import { followExplainLinks } from './explain-link.ts'
import { createHoverProvider } from './hover-provider.ts'
import { monaco } from './monaco.ts'
import type { PlacedDiagnostic } from './place-diagnostics.ts'
import type { TextModels } from './text-models.ts'

/** Registers all that Monaco asks about a text; see decision D10. */
export function registerProviders(
  store: DesignStore,
  models: TextModels,
  listPlaced: (path: string) => readonly PlacedDiagnostic[],
): monaco.IDisposable {
  const codeActions = createCodeActions(store, models, listPlaced)
  const registered = [
    monaco.languages.registerCompletionItemProvider(
      'yaml',
      createCompletionProvider(store, models),
    ),
    monaco.languages.registerHoverProvider('yaml', createHoverProvider(store, models)),
    monaco.languages.registerCodeActionProvider('yaml', codeActions, {
      providedCodeActionKinds: ['quickfix'],
    }),
    codeActions,
    followExplainLinks(store),
  ]
  return {
    dispose() {
      for (const one of registered) one.dispose()
    },
  }
}
