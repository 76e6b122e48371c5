import { locatePath } from '@meshdraft/yaml'
import type { DesignStore } from '../store/create-design-store.ts'
import { parseKept } from '../store/edit-document.ts'
import { findTarget, readReference } from './find-target.ts'
import { monaco } from './monaco.ts'
import { readShownPlace } from './shown-place.ts'
import type { TextModels } from './text-models.ts'

const NOTHING_OPEN = [
  'suggestWidgetVisible',
  'findWidgetVisible',
  'editorHoverVisible',
  'codeActionMenuVisible',
  'inSnippetMode',
  'editorHasSelection',
  'editorHasMultipleSelections',
]
  .map((key) => `!${key}`)
  .join(' && ')

/** Adds the keys that are ours: Escape leads out, F12 leads to what a name stands for. */
export function addEditorKeys(
  editor: monaco.editor.IStandaloneCodeEditor,
  store: DesignStore,
  models: TextModels,
): monaco.IDisposable {
  // The workspace has one history. Monaco's own would bring back texts that are gone.
  const { CtrlCmd, Shift } = monaco.KeyMod
  const rules = monaco.editor.addKeybindingRules(
    [
      CtrlCmd | monaco.KeyCode.KeyZ,
      CtrlCmd | Shift | monaco.KeyCode.KeyZ,
      CtrlCmd | monaco.KeyCode.KeyY,
    ].map((keybinding) => ({ keybinding, command: null })),
  )

  const setLeaving = (isLeaving: boolean) => editor.updateOptions({ tabFocusMode: isLeaving })
  editor.addCommand(
    monaco.KeyCode.Escape,
    () => {
      setLeaving(true)
      store.getState().announce('Tab leaves the editor.')
    },
    NOTHING_OPEN,
  )
  const endings = [
    editor.onDidBlurEditorText(() => setLeaving(false)),
    editor.onDidChangeModelContent(() => setLeaving(false)),
  ]

  const definition = editor.addAction({
    id: 'meshdraft.goToDefinition',
    label: 'Go to definition',
    keybindings: [monaco.KeyCode.F12],
    contextMenuGroupId: 'navigation',
    contextMenuOrder: 1,
    run: () => goToDefinition(editor, store, models),
  })
  return {
    dispose() {
      for (const one of [rules, definition, ...endings]) one.dispose()
    },
  }
}

function goToDefinition(
  editor: monaco.editor.ICodeEditor,
  store: DesignStore,
  models: TextModels,
): void {
  const textModel = editor.getModel()
  const position = editor.getPosition()
  const place = textModel && position && readShownPlace(store, models, textModel, position)
  if (!place) return
  const { state, document, offset } = place
  const parsed = parseKept(document.text)
  const reference = readReference(parsed, locatePath(parsed, offset), state.view)
  const target = reference && findTarget(reference, state.view)
  if (target) state.select({ ...target, origin: 'explorer' })
  else state.announce(reference ? 'It is not defined in these files.' : 'There is no name here.')
}
