import { diffLines, splitLines } from '@meshdraft/export'
import type { TextEdit } from '@meshdraft/yaml'
import type { DesignData } from '../store/design-state.ts'
import type { FileChange } from '../store/file-changes.ts'
import type { WorkspaceFile, WorkspaceFiles } from '../store/workspace-file.ts'

/**
 * Plans the changes that make a workspace equal to what is on the disk: whole lines are replaced where
 * they differ, so that what is looked at stays where it is.
 *
 * @param unread - paths that are on the disk but could not be read: they stay as they are.
 */
export function planReload(
  files: WorkspaceFiles,
  disk: readonly WorkspaceFile[],
  unread: ReadonlySet<string> = new Set(),
): readonly FileChange[] {
  const diskPaths = new Set(disk.map(({ path }) => path))
  const removed: readonly FileChange[] = [...files.keys()]
    .filter((path) => !diskPaths.has(path) && !unread.has(path))
    .map((path) => ({ type: 'remove', path }))
  return [...removed, ...disk.flatMap((file) => planFile(files.get(file.path), file))]
}

function planFile(present: WorkspaceFile | undefined, file: WorkspaceFile): readonly FileChange[] {
  if (!present) return [{ type: 'create', file }]
  if (isSameFile(present, file)) return []
  if (present.type === 'text' && file.type === 'text') {
    return [{ type: 'edit', path: file.path, edits: planEdits(present.text, file.text) }]
  }
  return [
    { type: 'remove', path: file.path },
    { type: 'create', file },
  ]
}

function planEdits(before: string, after: string): readonly TextEdit[] {
  const [old, now] = [splitLines(before), splitLines(after)]
  const starts = [0]
  for (const line of old) starts.push((starts.at(-1) ?? 0) + line.length)
  return diffLines(old, now).map((change) => ({
    range: { start: starts[change.before.start] ?? 0, end: starts[change.before.end] ?? 0 },
    newText: now.slice(change.after.start, change.after.end).join(''),
  }))
}

/** Lists the files in which two states of a workspace differ, in path order. */
export function listDifferent(a: WorkspaceFiles, b: WorkspaceFiles): readonly string[] {
  if (a === b) return []
  const paths = new Set([...a.keys(), ...b.keys()])
  return [...paths].filter((path) => !isSameFile(a.get(path), b.get(path))).toSorted()
}

/** Whether anything differs from what was opened. */
export function hasEdits({ files, baseline }: Pick<DesignData, 'files' | 'baseline'>): boolean {
  return listDifferent(files, baseline).length > 0
}

function isSameFile(a: WorkspaceFile | undefined, b: WorkspaceFile | undefined): boolean {
  if (a === b) return true
  if (a?.type === 'text' && b?.type === 'text') return a.text === b.text
  if (a?.type !== 'bytes' || b?.type !== 'bytes') return false
  return a.bytes.length === b.bytes.length && a.bytes.every((byte, i) => byte === b.bytes[i])
}
