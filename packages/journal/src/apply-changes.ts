import { applyEdits } from '@meshdraft/yaml'
import type { TextEdit } from '@meshdraft/yaml'
import type { JournalChange, JournalFile, JournalState } from './journal.ts'

/**
 * Applies changes one after the other.
 *
 * @param lost - paths whose content is not known: changes of theirs are passed over, and a file that is
 *   created anew is known again. Absent: every file is known. Renamed paths are followed in place.
 * @returns `undefined` when a change does not fit the files, e.g. leaves a text; `state` stays as it was.
 */
export function applyChanges(
  state: JournalState,
  changes: readonly JournalChange[],
  lost: Set<string> = new Set(),
): JournalState | undefined {
  const files = new Map(state.files)
  let { name, baseline } = state
  for (const change of changes) {
    switch (change.type) {
      case 'name':
        name = change.name
        break
      case 'rebase':
        baseline = new Map(files)
        break
      default:
        if (!applyFileChange(files, change, lost)) return undefined
    }
  }
  return { name, files, baseline }
}

function applyFileChange(
  files: Map<string, JournalFile>,
  change: Exclude<JournalChange, { readonly type: 'name' | 'rebase' }>,
  lost: Set<string>,
): boolean {
  switch (change.type) {
    case 'edit': {
      const file = files.get(change.path)
      if (!file) return lost.has(change.path)
      const text = file.type === 'text' ? tryEdits(file.text, change.edits) : undefined
      if (text === undefined) return false
      files.set(change.path, { type: 'text', path: change.path, text })
      return true
    }
    case 'create': {
      const { path } = change.file
      if (files.has(path)) return false
      lost.delete(path)
      files.set(path, change.file)
      return true
    }
    case 'remove':
      return files.delete(change.path) || lost.delete(change.path)
    case 'rename': {
      const { from, to } = change
      const file = files.get(from)
      if (files.has(to)) return false
      if (!file) {
        if (!lost.delete(from)) return false
        lost.add(to)
        return true
      }
      files.delete(from)
      files.set(to, { ...file, path: to })
      return true
    }
  }
}

function tryEdits(text: string, edits: readonly TextEdit[]): string | undefined {
  try {
    return applyEdits(text, edits)
  } catch {
    // `applyEdits` is the one judge of whether edits fit a text; stored ones may not.
    return undefined
  }
}
