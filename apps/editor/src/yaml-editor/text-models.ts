import { applyEdits, shiftRange } from '@meshdraft/yaml'
import type { TextEdit } from '@meshdraft/yaml'
import type { DesignStore } from '../store/create-design-store.ts'
import type { AppliedChange } from '../store/design-state.ts'
import { monaco } from './monaco.ts'
import { buildPositionMap, findDifference, findLineEnd, toTextEdits } from './positions.ts'
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

/** Told after a model has taken over a change that another surface made. */
export type OnFollowed = (path: string, end: monaco.IPosition, change: AppliedChange) => void

interface KeptModel {
  readonly textModel: monaco.editor.ITextModel
  /** The text that the model shows; the store's text before the change being taken over. */
  text: string
  map: PositionMap
}

/** Follows the store until disposed of. */
export function createTextModels(store: DesignStore, onFollowed: OnFollowed): TextModels {
  const keptByPath = new Map<string, KeptModel>()
  let isFollowing = false
  const findMergeKey = createMergeKeys()

  const forget = (path: string) => {
    keptByPath.get(path)?.textModel.dispose()
    keptByPath.delete(path)
  }

  const write = (kept: KeptModel, run: (textModel: monaco.editor.ITextModel) => void) => {
    isFollowing = true
    try {
      run(kept.textModel)
    } finally {
      isFollowing = false
    }
  }

  // Where the lines are not the same (a lone CR that met an LF), the model is made anew.
  const remember = (kept: KeptModel, text: string) => {
    kept.text = text
    kept.map = buildPositionMap(text)
    if (kept.textModel.getLineCount() !== kept.map.countLines()) {
      write(kept, (textModel) => textModel.setValue(text))
    }
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
    const text = readText(store, path)
    if (text === undefined) return
    if (isWritten) remember(kept, text)
    else {
      // The store is right: what it refused is not shown either.
      write(kept, (textModel) => textModel.setValue(text))
      remember(kept, text)
    }
  }

  const follow = (path: string, change: AppliedChange) => {
    const kept = keptByPath.get(path)
    const text = readText(store, path)
    if (!kept) return
    if (text === undefined) {
      forget(path)
      return
    }
    const edits = findEdits(kept.text, text, path, change)
    if (edits.length === 0) return
    const { map } = kept
    write(kept, (textModel) =>
      textModel.applyEdits(
        edits.map(({ range, newText }) => ({
          range: map.toRange(range),
          text: newText,
          forceMoveMarkers: true,
        })),
      ),
    )
    remember(kept, text)
    onFollowed(path, kept.map.toPosition(findEnd(edits)), change)
  }

  const followChange = (change: AppliedChange) => {
    if (change.isReplaced) {
      for (const path of keptByPath.keys()) forget(path)
      return
    }
    if (change.origin === 'yaml') return
    for (const one of change.changes) {
      if (one.type === 'remove') forget(one.path)
      if (one.type === 'rename') forget(one.from)
    }
    const touched = change.changes.filter((one) => one.type === 'edit').map((one) => one.path)
    for (const path of new Set(touched)) follow(path, change)
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

/**
 * Yields the edits from what a model shows to the store's text. One batch is taken as it is; the
 * ranges of later batches lie in texts that no longer exist, so several become one difference.
 */
function findEdits(
  before: string,
  after: string,
  path: string,
  { changes }: AppliedChange,
): readonly TextEdit[] {
  const own = changes.filter((change) => change.type === 'edit' && change.path === path)
  const [only] = own
  if (own.length === 1 && only?.type === 'edit' && applyEdits(before, only.edits) === after) {
    return only.edits
  }
  const difference = findDifference(before, after)
  return difference ? [difference] : []
}

/** Where the last of the new texts ends, in the text after `edits`. */
function findEnd(edits: readonly TextEdit[]): number {
  const last = edits.reduce((a, b) => (b.range.start >= a.range.start ? b : a))
  const grown = edits
    .filter((edit) => edit !== last)
    .reduce((sum, { range, newText }) => sum + newText.length - (range.end - range.start), 0)
  return shiftRange(last.range, grown).start + last.newText.length
}

const BURST_MS = 1_500

/** Typing within a line is one undo step; a pause, a new line or a paste starts the next. */
function createMergeKeys() {
  let burst = 0
  let last = { at: 0, line: 0 }
  return (path: string, { changes }: monaco.editor.IModelContentChangedEvent): string => {
    const [first] = changes
    const line = first?.range.startLineNumber ?? 0
    const isTyping = changes.length === 1 && first !== undefined && !/[^\S ]|.{4}/s.test(first.text)
    const now = performance.now()
    if (!isTyping || line !== last.line || now - last.at > BURST_MS) burst += 1
    last = { at: now, line: isTyping ? line : 0 }
    return `${path}:${burst}`
  }
}

function readText(store: DesignStore, path: string): string | undefined {
  const file = store.getState().files.get(path)
  return file?.type === 'text' ? file.text : undefined
}
