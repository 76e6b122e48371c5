import { locateField, locatePath } from '@meshdraft/yaml'
import type { FieldPath, TextRange } from '@meshdraft/yaml'
import { parseDocumentId } from '@meshdraft/model'
import type { DesignStore } from '../store/create-design-store.ts'
import { isReadOnly } from '../store/design-state.ts'
import type { AppliedChange, DesignState, Selection } from '../store/design-state.ts'
import { parseKept } from '../store/edit-document.ts'
import { readLineChanges } from '../store/line-changes.ts'
import { findDocument, findDocumentAt } from '../store/workspace-file.ts'
import type { TextFile } from '../store/workspace-file.ts'
import { buildChangeMarks } from './change-marks.ts'
import {
  buildChanges,
  buildDividers,
  buildScope,
  describeDocument,
  findScope,
} from './decorations.ts'
import { createEditLog } from './edit-log.ts'
import { addEditorKeys } from './editor-keys.ts'
import { EDITOR_OPTIONS, readFontSizes } from './editor-options.ts'
import { buildGlyphs, setMarkers } from './markers.ts'
import { applyMonacoTheme } from './monaco-theme.ts'
import { monaco } from './monaco.ts'
import { placeDiagnostics } from './place-diagnostics.ts'
import type { PlacedDiagnostic } from './place-diagnostics.ts'
import { registerProviders } from './providers.ts'
import { createTextModels } from './text-models.ts'
import { createIdleTask } from './when-idle.ts'

/** The one editor of a window. */
export interface YamlEditor {
  /** Shows a text file of the workspace, where it was last left. */
  readonly show: (path: string | undefined) => void
  readonly focus: () => void
  readonly dispose: () => void
}

const CHANGES_DELAY_MS = 120
/** Below it each pixel belongs to the text. */
const ROOMY_WIDTH = 420

/** Mounts Monaco into `host` and keeps it in step with the store until disposed of. */
export function createYamlEditor(host: HTMLElement, store: DesignStore): YamlEditor {
  applyMonacoTheme()
  const log = createEditLog(store.getState().version)
  const models = createTextModels(store, (path, end, change) => followText(path, end, change))
  const editor = monaco.editor.create(host, { ...EDITOR_OPTIONS, model: null })
  const viewStates = new Map<string, monaco.editor.ICodeEditorViewState | null>()
  const scope = editor.createDecorationsCollection()
  const glyphs = editor.createDecorationsCollection()
  const changes = editor.createDecorationsCollection()
  const dividers = editor.createDecorationsCollection()
  let shownPath: string | undefined
  let shownModel: monaco.editor.ITextModel | undefined
  let isMoving = false

  const readShown = () => {
    const file = shownPath === undefined ? undefined : store.getState().files.get(shownPath)
    const map = shownPath === undefined ? undefined : models.getMap(shownPath)
    return file?.type === 'text' && map && editor.getModel() ? { file, map } : undefined
  }

  const move = (run: () => void) => {
    isMoving = true
    run()
    isMoving = false
  }

  const show = (path: string | undefined) => {
    const textModel = path === undefined ? undefined : models.open(path)
    if (path === shownPath && textModel === shownModel) return
    if (shownPath !== undefined && editor.getModel()) {
      viewStates.set(shownPath, editor.saveViewState())
    }
    shownPath = path
    shownModel = textModel
    const kept = path === undefined ? undefined : viewStates.get(path)
    move(() => {
      editor.setModel(textModel ?? null)
      if (kept) editor.restoreViewState(kept)
      editor.updateOptions({ ariaLabel: describeEditor(path) })
    })
    const { selection } = store.getState()
    reveal(selection, !kept)
    if (selection && editor.hasTextFocus()) follow()
    refreshMarkers()
    refreshChanges()
    shownNames = ''
    dividers.clear()
    refreshDividers()
  }

  const reveal = (selection: Selection | undefined, isFirst = false) => {
    const shown = readShown()
    const place = shown && selection && findPlace(store.getState(), selection)
    if (!shown || !place || place.filePath !== shownPath) {
      scope.clear()
      return
    }
    scope.set(place.scope ? buildScope(place.scope, shown.map) : [])
    const isOwn = selection.origin === 'yaml' && !isFirst
    // While undoing in the editor the caret stays with the text that comes and goes.
    if (isOwn || (selection.origin === 'history' && editor.hasTextFocus())) return
    const range = shown.map.toRange(place.range)
    move(() => {
      editor.setPosition({ lineNumber: range.startLineNumber, column: range.startColumn })
      // By line: a long value must not push the keys out of sight.
      editor.revealLineInCenterIfOutsideViewport(
        range.startLineNumber,
        monaco.editor.ScrollType.Immediate,
      )
    })
    const { startLineNumber: line, startColumn: column } = range
    store.getState().setCursor({ filePath: place.filePath, line, column })
  }

  const followText = (path: string, end: monaco.IPosition, { origin }: AppliedChange) => {
    if (path !== shownPath) return
    move(() => {
      if (origin === 'history' && editor.hasTextFocus()) editor.setPosition(end)
      editor.revealLineInCenterIfOutsideViewport(end.lineNumber, monaco.editor.ScrollType.Immediate)
    })
  }

  const follow = () => {
    const position = editor.getPosition()
    const shown = readShown()
    if (isMoving || !position || !shown || shownPath === undefined) return
    const { lineNumber: line, column } = position
    const state = store.getState()
    state.setCursor({ filePath: shownPath, line, column })
    const place = readPlaceAt(state, shown.file, shown.map.toOffset(position))
    if (place && !isSelected(state.selection, place)) state.select({ ...place, origin: 'yaml' })
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

  let placed: readonly PlacedDiagnostic[] = []
  const listPlaced = (path: string) => {
    return placeDiagnostics(store.getState(), path, log) ?? (path === shownPath ? placed : [])
  }
  const refreshMarkers = () => {
    const shown = readShown()
    const found = shown && placeDiagnostics(store.getState(), shown.file.path, log)
    const textModel = editor.getModel()
    if (!shown || !found || !textModel) return
    placed = found
    setMarkers(textModel, found, shown.map)
    glyphs.set(buildGlyphs(found, shown.map))
  }

  const refreshChanges = () => {
    const shown = readShown()
    const found = shown && readLineChanges(store.getState(), shown.file.path)
    const lineCount = editor.getModel()?.getLineCount() ?? 1
    changes.set(found ? buildChanges(buildChangeMarks(found), lineCount) : [])
  }
  const changesTask = createIdleTask(CHANGES_DELAY_MS, refreshChanges)

  // Monaco moves the lines along with the text; they are drawn anew only when they say something else.
  let shownNames = ''
  const refreshDividers = () => {
    const shown = readShown()
    const documents = shown && store.getState().view.documentsByFile.get(shown.file.path)
    if (!shown || !documents || documents.length !== shown.file.tiles.length) return
    const names = `${shown.file.path}\n${documents.map(describeDocument).join('\n')}`
    if (names === shownNames) return
    shownNames = names
    dividers.set(buildDividers(documents, shown.file.tiles, shown.map))
  }

  const followStore = (state: DesignState, before: DesignState) => {
    if (state.source !== before.source) editor.updateOptions({ readOnly: isReadOnly(state) })
    if (
      state.panes.inspectorMode !== before.panes.inspectorMode ||
      state.preferences !== before.preferences
    ) {
      setSizes()
    }
    const change = state.lastChange === before.lastChange ? undefined : state.lastChange
    if (change) log.add(change, before.files)
    if (state.view !== before.view) log.forgetUpTo(state.view.version)
    if (change?.isReplaced) viewStates.clear()
    // A file that was replaced has another text model under the same path.
    if (change && shownPath !== undefined && models.open(shownPath) !== shownModel) show(shownPath)
    if (state.selection !== before.selection) reveal(state.selection)
    if (change || state.baseline !== before.baseline) changesTask.plan()
    if (state.view !== before.view) {
      refreshMarkers()
      const path = shownPath ?? ''
      if (state.view.documentsByFile.get(path) !== before.view.documentsByFile.get(path)) {
        refreshDividers()
      }
    }
  }

  const setSizes = () => {
    const { panes, preferences } = store.getState()
    editor.updateOptions({
      ...readFontSizes(panes.inspectorMode === 'both', preferences.editorFontSize),
      wordWrap: preferences.wrapsLines ? 'on' : 'off',
    })
  }

  const subscriptions = [
    editor.onDidChangeCursorPosition(planFollow),
    editor.onDidFocusEditorText(planFollow),
    editor.onDidLayoutChange(({ width }) =>
      editor.updateOptions({
        folding: width >= ROOMY_WIDTH,
        overviewRulerLanes: width >= ROOMY_WIDTH ? 2 : 0,
      }),
    ),
    registerProviders(store, models, listPlaced),
    addEditorKeys(editor, store, models),
  ]
  const unsubscribe = store.subscribe(followStore)
  editor.updateOptions({ readOnly: isReadOnly(store.getState()), ariaLabel: describeEditor() })
  setSizes()
  const themeObserver = new MutationObserver(applyMonacoTheme)
  themeObserver.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  // Monaco measures characters once; the face may come later.
  void document.fonts.load('12px "JetBrains Mono Variable"').then(
    () => monaco.editor.remeasureFonts(),
    () => undefined,
  )

  return {
    show,
    focus: () => editor.focus(),
    dispose() {
      store.getState().setCursor(undefined)
      changesTask.cancel()
      themeObserver.disconnect()
      unsubscribe()
      for (const subscription of subscriptions) subscription.dispose()
      editor.dispose()
      models.dispose()
    },
  }
}

function describeEditor(path?: string): string {
  const name = path === undefined ? 'YAML' : `YAML of ${path}`
  return `${name}. Escape, then Tab leaves the editor.`
}

/** The document and field at an offset of a file. */
function readPlaceAt(
  state: DesignState,
  file: TextFile,
  offset: number,
): Pick<Selection, 'documentId' | 'path'> | undefined {
  const documentId = findDocumentAt(file, offset)
  const place = findDocument(state.files, documentId)
  if (!place) return undefined
  return { documentId, path: locatePath(parseKept(place.text), offset - place.range.start) }
}

function isSelected(
  selection: Selection | undefined,
  { documentId, path }: Pick<Selection, 'documentId' | 'path'>,
): boolean {
  return (
    selection?.documentId === documentId &&
    selection.path.length === path.length &&
    selection.path.every((part, i) => part === path[i])
  )
}

interface SelectedPlace {
  readonly filePath: string
  /** The field with its key, or the start of the document. */
  readonly range: TextRange
  /** The lines to mark; absent for a whole document. */
  readonly scope: TextRange | undefined
}

/** Where a selection stands in its file; a field that is gone is looked for one level up. */
function findPlace(state: DesignState, { documentId, path }: Selection): SelectedPlace | undefined {
  const place = findDocument(state.files, documentId)
  if (!place) return undefined
  const { start } = place.range
  const parsed = parseKept(place.text)
  const find = (wanted: FieldPath): TextRange | undefined => {
    const field = wanted.length > 0 ? locateField(parsed, wanted) : undefined
    if (!field) return undefined
    const { keyRange, valueRange } = field
    return { start: start + (keyRange ?? valueRange).start, end: start + valueRange.end }
  }
  let found = path
  while (found.length > 0 && !find(found)) found = found.slice(0, -1)
  return {
    filePath: parseDocumentId(documentId).filePath,
    range: find(found) ?? { start, end: start },
    scope: find(findScope(found)),
  }
}
