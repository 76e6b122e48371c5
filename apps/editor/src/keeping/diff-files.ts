import type { FileChange } from '../store/file-changes.ts'
import { isSameFile } from './kept-part.ts'
import type { WorkspaceFile, WorkspaceFiles } from '../store/workspace-file.ts'

/** Yields changes that lead from one set of files to another; a text changes in one piece. */
export function diffFiles(before: WorkspaceFiles, after: WorkspaceFiles): readonly FileChange[] {
  const changes: FileChange[] = []
  for (const path of before.keys()) if (!after.has(path)) changes.push({ type: 'remove', path })
  for (const file of after.values()) changes.push(...diffFile(before.get(file.path), file))
  return changes
}

function diffFile(before: WorkspaceFile | undefined, after: WorkspaceFile): readonly FileChange[] {
  const { path } = after
  if (!before) return [{ type: 'create', file: after }]
  if (isSameFile(before, after)) return []
  if (before.type !== 'text' || after.type !== 'text') {
    return [
      { type: 'remove', path },
      { type: 'create', file: after },
    ]
  }
  const shorter = Math.min(before.text.length, after.text.length)
  let start = 0
  while (start < shorter && before.text[start] === after.text[start]) start += 1
  let tail = 0
  while (
    tail < shorter - start &&
    before.text[before.text.length - 1 - tail] === after.text[after.text.length - 1 - tail]
  ) {
    tail += 1
  }
  const range = { start, end: before.text.length - tail }
  const newText = after.text.slice(start, after.text.length - tail)
  return [{ type: 'edit', path, edits: [{ range, newText }] }]
}
