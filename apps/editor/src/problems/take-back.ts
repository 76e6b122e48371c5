import type { LineChange } from '@meshdraft/export'
import type { DesignStore } from '../store/create-design-store.ts'
import { readLineChanges } from '../store/line-changes.ts'
import type { FileChange } from '../store/file-changes.ts'
import { takeBack } from './diff-rows.ts'

/** Makes one change of a file undone, wherever it stands in the history. */
export function takeBackChange(store: DesignStore, path: string, change: LineChange): void {
  const state = store.getState()
  const lines = readLineChanges(state, path)
  if (!lines) return
  const edits = takeBack(lines, [change])
  const line = change.after.start + 1
  const isApplied = state.applyEdits([{ type: 'edit', path, edits }], {
    origin: 'problems',
    history: 'step',
    label: `Take back line ${line} of ${path}`,
  })
  if (isApplied) state.announce(`Taken back: line ${line} of ${path}.`)
}

/** Makes a file as it was opened. */
export function takeBackFile(store: DesignStore, path: string): void {
  const state = store.getState()
  const change = planTakeBack(store, path)
  if (!change) return
  const isApplied = state.applyEdits([change], {
    origin: 'problems',
    history: 'step',
    label: `Take back ${path}`,
  })
  if (isApplied) state.announce(`Taken back: ${path}.`)
}

function planTakeBack(store: DesignStore, path: string): FileChange | undefined {
  const state = store.getState()
  const old = state.baseline.get(path)
  if (!old) return state.files.has(path) ? { type: 'remove', path } : undefined
  if (!state.files.has(path)) return { type: 'create', file: old }
  const lines = readLineChanges(state, path)
  return lines && { type: 'edit', path, edits: takeBack(lines, lines.changes) }
}
