import { applyEdits, invertEdits, retileDocuments } from '@meshdraft/yaml'
import type { TextEdit } from '@meshdraft/yaml'
import { buildFiles, buildTextFile } from './workspace-file.ts'
import type { TextFile, WorkspaceFile, WorkspaceFiles } from './workspace-file.ts'

/** One change of the workspace's files. Offsets of edits count from the start of the file. */
export type FileChange =
  | { readonly type: 'edit'; readonly path: string; readonly edits: readonly TextEdit[] }
  | { readonly type: 'create'; readonly file: WorkspaceFile }
  | { readonly type: 'remove'; readonly path: string }
  | { readonly type: 'rename'; readonly from: string; readonly to: string }

/** Yields the path at which a change finds a file, or puts a new one. */
export function pathOfChange(change: FileChange): string {
  if (change.type === 'create') return change.file.path
  return change.type === 'rename' ? change.from : change.path
}

/** Files after some changes, and the changes that take them back, in the order in which to apply them. */
export interface ChangedFiles {
  readonly files: WorkspaceFiles
  readonly inverse: readonly FileChange[]
}

/**
 * Applies changes one after the other.
 *
 * @throws RangeError if one names a file that is missing, is not text, or is in the way: a caller's
 *   mistake. `files` stays as it was.
 */
export function applyFileChanges(
  files: WorkspaceFiles,
  changes: readonly FileChange[],
): ChangedFiles {
  const next = new Map(files)
  const inverse: FileChange[] = []
  let isOrdered = true
  for (const change of changes) {
    inverse.unshift(applyFileChange(next, change))
    isOrdered &&= change.type === 'edit' || change.type === 'remove'
  }
  return { files: isOrdered ? next : buildFiles(next.values()), inverse }
}

function applyFileChange(files: Map<string, WorkspaceFile>, change: FileChange): FileChange {
  switch (change.type) {
    case 'edit': {
      const file = getTextFile(files, change.path)
      files.set(file.path, editFile(file, change.edits))
      return { type: 'edit', path: change.path, edits: invertEdits(file.text, change.edits) }
    }
    case 'create': {
      const { path } = change.file
      if (files.has(path)) throw new RangeError(`${path} is there already.`)
      files.set(path, change.file)
      return { type: 'remove', path }
    }
    case 'remove': {
      const file = files.get(change.path)
      if (!file) throw new RangeError(`${change.path} is not in the workspace.`)
      files.delete(change.path)
      return { type: 'create', file }
    }
    case 'rename': {
      const { from, to } = change
      const file = files.get(from)
      if (!file || files.has(to)) throw new RangeError(`${from} cannot become ${to}.`)
      files.delete(from)
      files.set(to, { ...file, path: to })
      return { type: 'rename', from: to, to: from }
    }
  }
}

function editFile(file: TextFile, edits: readonly TextEdit[]): TextFile {
  const text = applyEdits(file.text, edits)
  return { ...file, text, tiles: retileDocuments(file.text, file.tiles, text, edits) }
}

function getTextFile(files: WorkspaceFiles, path: string): TextFile {
  const file = files.get(path)
  if (file?.type !== 'text') throw new RangeError(`${path} is not a text file of the workspace.`)
  return file
}

/** Builds the change that adds a text file. */
export function createTextFile(path: string, text: string): FileChange {
  return { type: 'create', file: buildTextFile(path, text) }
}
