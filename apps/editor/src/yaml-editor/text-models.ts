import type { DesignStore } from '../store/create-design-store.ts'
import type { AppliedChange } from '../store/design-state.ts'
import type { FileChange } from '../store/file-changes.ts'
import type { TextFile } from '../store/workspace-file.ts'
import { monaco } from './monaco.ts'
import { buildPositionMap, findLineEnd, toTextEdits } from './positions.ts'
import type { PositionMap } from './positions.ts'

/** One Monaco text model a file, made when it is first shown, in step with the store both ways. */
export interface TextModels {
  /** Yields the model of a text file of the workspace. */
  readonly open: (path: string) => monaco.editor.ITextModel | undefined
  /** The map of the text that the model shows now. */
  readonly getMap: (path: string) => PositionMap | undefined
  /** Yields the file's path of a model that `open` made. */
  readonly getPath: (textModel: monaco.editor.ITextModel) => string | undefined
  readonly dispose: () => void
}

interface KeptModel {
  readonly textModel: monaco.editor.ITextModel
  /** The text that the model shows; the store's text before the change being taken over. */
  text: string
  map: PositionMap
}

/** Follows the store until disposed of. */
export function createTextModels(store: DesignStore): TextModels {
  const keptByPath = new Map<string, KeptModel>()
  let isFollowing = false

  const forget = (path: string) => {
    keptByPath.get(path)?.textModel.dispose()
    keptByPath.delete(path)
  }

  const publish = (
    path: string,
    kept: KeptModel,
    event: monaco.editor.IModelContentChangedEvent,
  ) => {
    if (isFollowing) return
    const edits = toTextEdits(event.changes, kept.map, findLineEnd(kept.text))
    const isWritten = store.getState().applyEdits([{ type: 'edit', path, edits }], {
      origin: 'yaml',
      history: 'merge',
      label: 'Edit YAML',
      mergeKey: findMergeKey(path, event),
    })
    if (!isWritten) follow(path)
    else remember(kept, readText(store, path))
  }

  // The store is right: where a model and it disagree, the model is made anew from the text.
  const follow = (path: string) => {
    const kept = keptByPath.get(path)
    const text = readText(store, path)
    if (!kept) return
    if (text === undefined) {
      forget(path)
      return
    }
    isFollowing = true
    kept.textModel.setValue(text)
    isFollowing = false
    remember(kept, text)
  }

  const followEdit = (change: Extract<FileChange, { type: 'edit' }>) => {
    const kept = keptByPath.get(change.path)
    const text = readText(store, change.path)
    if (!kept || text === undefined) return
    isFollowing = true
    kept.textModel.applyEdits(
      change.edits.map(({ range, newText }) => ({
        range: kept.map.toRange(range),
        text: newText,
        forceMoveMarkers: true,
      })),
    )
    isFollowing = false
    remember(kept, text)
  }

  const followChange = ({ changes, origin, isReplaced }: AppliedChange) => {
    if (isReplaced) {
      for (const path of keptByPath.keys()) forget(path)
      return
    }
    if (origin === 'yaml') return
    const edits = changes.filter((change) => change.type === 'edit')
    const touched = new Set(edits.map((change) => change.path))
    for (const change of changes) {
      if (change.type === 'remove') forget(change.path)
      if (change.type === 'rename') forget(change.from)
    }
    // Several batches on one file: the ranges of a later one lie in a text that no longer exists.
    for (const path of touched) {
      const own = edits.filter((change) => change.path === path)
      const [only] = own
      if (own.length === 1 && only) followEdit(only)
      else follow(path)
    }
  }

  let seen = store.getState().lastChange
  const unsubscribe = store.subscribe(({ lastChange }) => {
    if (!lastChange || lastChange === seen) return
    seen = lastChange
    followChange(lastChange)
  })

  return {
    open(path) {
      const kept = keptByPath.get(path)
      if (kept) return kept.textModel
      const text = readText(store, path)
      if (text === undefined) return undefined
      const textModel = monaco.editor.createModel(text, 'yaml')
      const made: KeptModel = { textModel, text, map: buildPositionMap(text) }
      textModel.updateOptions({ tabSize: 2, insertSpaces: true, trimAutoWhitespace: false })
      textModel.onDidChangeContent((event) => publish(path, made, event))
      keptByPath.set(path, made)
      return textModel
    },
    getMap: (path) => keptByPath.get(path)?.map,
    getPath: (textModel) => [...keptByPath].find(([, kept]) => kept.textModel === textModel)?.[0],
    dispose() {
      unsubscribe()
      for (const path of keptByPath.keys()) forget(path)
    },
  }
}

function remember(kept: KeptModel, text: string | undefined): void {
  if (text === undefined) return
  kept.text = text
  kept.map = buildPositionMap(text)
}

/** Typing within a line is one undo step; a new line or a paste starts the next. */
function findMergeKey(path: string, { changes }: monaco.editor.IModelContentChangedEvent): string {
  const [first] = changes
  const isTyping = changes.length === 1 && first !== undefined && first.text.length <= 1
  return isTyping ? `${path}:${first.range.startLineNumber}` : `${path}:${performance.now()}`
}

function readText(store: DesignStore, path: string): string | undefined {
  const file: TextFile | undefined = findTextFile(store, path)
  return file?.text
}

function findTextFile(store: DesignStore, path: string): TextFile | undefined {
  const file = store.getState().files.get(path)
  return file?.type === 'text' ? file : undefined
}
