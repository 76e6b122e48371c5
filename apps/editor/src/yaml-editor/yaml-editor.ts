import { locateField, locatePath } from '@meshdraft/yaml'
import type { TextRange } from '@meshdraft/yaml'
import { parseDocumentId } from '@meshdraft/model'
import type { DesignStore } from '../store/create-design-store.ts'
import { isReadOnly } from '../store/design-state.ts'
import type { DesignState, Selection } from '../store/design-state.ts'
import { parseKept } from '../store/edit-document.ts'
import { findDocument, findDocumentAt } from '../store/workspace-file.ts'
import { applyMonacoTheme } from './monaco-theme.ts'
import { monaco } from './monaco.ts'
import { createTextModels } from './text-models.ts'

/** The one editor of a window. */
export interface YamlEditor {
  /** Shows a text file of the workspace, where it was last left. */
  readonly show: (path: string | undefined) => void
  readonly dispose: () => void
}

/** Mounts Monaco into `host` and keeps it in step with the store until disposed of. */
export function createYamlEditor(host: HTMLElement, store: DesignStore): YamlEditor {
  applyMonacoTheme()
  const models = createTextModels(store)
  const editor = monaco.editor.create(host, { ...OPTIONS, model: null })
  const viewStates = new Map<string, monaco.editor.ICodeEditorViewState | null>()
  const decorations = editor.createDecorationsCollection()
  let shownPath: string | undefined
  let isMoving = false

  const show = (path: string | undefined) => {
    if (path === shownPath && editor.getModel()) return
    if (shownPath !== undefined) viewStates.set(shownPath, editor.saveViewState())
    shownPath = path
    isMoving = true
    editor.setModel((path === undefined ? undefined : models.open(path)) ?? null)
    const kept = path === undefined ? undefined : viewStates.get(path)
    if (kept) editor.restoreViewState(kept)
    isMoving = false
    reveal(store.getState().selection)
  }

  const reveal = (selection: Selection | undefined) => {
    const place = selection && findPlace(store.getState(), selection)
    const map = shownPath === undefined ? undefined : models.getMap(shownPath)
    if (!place || place.path !== shownPath || !map || !editor.getModel()) {
      decorations.clear()
      return
    }
    const range = map.toRange(place.range)
    decorations.set([{ range, options: SELECTED }])
    if (selection.origin === 'yaml') return
    isMoving = true
    editor.setPosition({ lineNumber: range.startLineNumber, column: range.startColumn })
    editor.revealRangeInCenterIfOutsideViewport(range, monaco.editor.ScrollType.Immediate)
    isMoving = false
  }

  const follow = () => {
    const position = editor.getPosition()
    const file = shownPath === undefined ? undefined : store.getState().files.get(shownPath)
    const map = shownPath === undefined ? undefined : models.getMap(shownPath)
    if (isMoving || !position || file?.type !== 'text' || !map) return
    const offset = map.toOffset(position)
    const documentId = findDocumentAt(file, offset)
    const place = findDocument(store.getState().files, documentId)
    if (!place) return
    const path = locatePath(parseKept(place.text), offset - place.range.start)
    const { selection } = store.getState()
    const isSame =
      selection?.documentId === documentId &&
      selection.path.length === path.length &&
      selection.path.every((part, i) => part === path[i])
    if (!isSame) store.getState().select({ documentId, path, origin: 'yaml' })
  }

  // Typing moves the cursor before the store has the new text; what it points at is read afterwards.
  let isFollowPlanned = false
  const planFollow = () => {
    if (isFollowPlanned || isMoving || !editor.hasTextFocus()) return
    isFollowPlanned = true
    queueMicrotask(() => {
      isFollowPlanned = false
      follow()
    })
  }

  const subscriptions = [
    editor.onDidChangeCursorPosition(planFollow),
    editor.onDidFocusEditorText(planFollow),
  ]
  const unsubscribe = store.subscribe((state, before) => {
    if (state.source !== before.source) editor.updateOptions({ readOnly: isReadOnly(state) })
    if (state.lastChange !== before.lastChange && state.lastChange?.isReplaced) {
      viewStates.clear()
      shownPath = undefined
    }
    if (state.selection !== before.selection) reveal(state.selection)
  })
  editor.updateOptions({ readOnly: isReadOnly(store.getState()) })
  const themeObserver = new MutationObserver(applyMonacoTheme)
  themeObserver.observe(document.documentElement, { attributeFilter: ['data-theme'] })

  return {
    show,
    dispose() {
      themeObserver.disconnect()
      unsubscribe()
      for (const subscription of subscriptions) subscription.dispose()
      editor.dispose()
      models.dispose()
    },
  }
}

const OPTIONS: monaco.editor.IStandaloneEditorConstructionOptions = {
  ariaLabel: 'YAML',
  automaticLayout: true,
  bracketPairColorization: { enabled: false },
  contextmenu: true,
  detectIndentation: true,
  fixedOverflowWidgets: true,
  folding: true,
  fontFamily: 'var(--font-code)',
  fontLigatures: false,
  fontSize: 12,
  glyphMargin: true,
  guides: { indentation: true },
  hover: { above: false },
  lineDecorationsWidth: 6,
  lineHeight: 19,
  lineNumbersMinChars: 3,
  links: true,
  minimap: { enabled: false },
  occurrencesHighlight: 'off',
  overviewRulerBorder: false,
  padding: { top: 6, bottom: 6 },
  quickSuggestions: { other: true, comments: false, strings: true },
  renderLineHighlight: 'line',
  renderWhitespace: 'none',
  scrollBeyondLastLine: false,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
  stickyScroll: { enabled: false },
  suggest: { showWords: false },
  tabSize: 2,
  unicodeHighlight: { ambiguousCharacters: true, invisibleCharacters: true, nonBasicASCII: false },
  wordBasedSuggestions: 'off',
  wordWrap: 'off',
}

const SELECTED: monaco.editor.IModelDecorationOptions = {
  isWholeLine: true,
  linesDecorationsClassName: 'meshdraft-selected-gutter',
  stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
}

/** Where a selection stands in its file: the field with its key, or the whole document. */
function findPlace(
  state: DesignState,
  { documentId, path }: Selection,
): { readonly path: string; readonly range: TextRange } | undefined {
  const place = findDocument(state.files, documentId)
  if (!place) return undefined
  const field = path.length > 0 ? locateField(parseKept(place.text), path) : undefined
  const own = field
    ? { start: field.keyRange?.start ?? field.valueRange.start, end: field.valueRange.end }
    : { start: 0, end: 0 }
  const { filePath } = parseDocumentId(documentId)
  const { start } = place.range
  return { path: filePath, range: { start: start + own.start, end: start + own.end } }
}
