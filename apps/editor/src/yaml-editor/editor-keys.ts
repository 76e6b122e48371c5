import { locatePath } from '@meshdraft/yaml'
import type { DesignStore } from '../store/create-design-store.ts'
import { parseKept } from '../store/edit-document.ts'
import { goToDefinition } from '../commands/visit-place.ts'
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

/** Adds the keys that are ours: Escape leads out, F12 and Ctrl with a click lead to what a name stands for. */
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
    run: () => goToNameAt(editor, editor.getPosition(), { store, models }),
  })
  const click = editor.onMouseUp(({ event, target }) => {
    if (!event.leftButton || !(event.ctrlKey || event.metaKey)) return
    goToNameAt(editor, target.position, { store, models })
  })
  return {
    dispose() {
      for (const one of [rules, definition, click, ...endings]) one.dispose()
    },
  }
}

function goToNameAt(
  editor: monaco.editor.ICodeEditor,
  position: monaco.IPosition | null,
  { store, models }: { readonly store: DesignStore; readonly models: TextModels },
): void {
  const textModel = editor.getModel()
  const place = textModel && position && readShownPlace(store, models, textModel, position)
  if (!place) return
  const { document, documentId, offset } = place
  const path = locatePath(parseKept(document.text), offset)
  void goToDefinition(store, { documentId, path })
}
