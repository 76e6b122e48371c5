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

/** Files after a change, and the change that takes it back. */
export interface ChangedFiles {
  readonly files: WorkspaceFiles
  readonly inverse: FileChange
}

/**
 * Applies one change.
 *
 * @throws RangeError if it names a file that is missing, is not text, or is in the way: a caller's mistake.
 */
export function applyFileChange(files: WorkspaceFiles, change: FileChange): ChangedFiles {
  switch (change.type) {
    case 'edit': {
      const file = getTextFile(files, change.path)
      const next = new Map(files)
      next.set(file.path, editFile(file, change.edits))
      const edits = invertEdits(file.text, change.edits)
      return { files: next, inverse: { type: 'edit', path: change.path, edits } }
    }
    case 'create': {
      if (files.has(change.file.path)) throw new RangeError(`${change.file.path} is there already.`)
      const inverse: FileChange = { type: 'remove', path: change.file.path }
      return { files: buildFiles([...files.values(), change.file]), inverse }
    }
    case 'remove': {
      const file = files.get(change.path)
      if (!file) throw new RangeError(`${change.path} is not in the workspace.`)
      const next = new Map(files)
      next.delete(change.path)
      return { files: next, inverse: { type: 'create', file } }
    }
    case 'rename': {
      const file = files.get(change.from)
      if (!file || files.has(change.to)) {
        throw new RangeError(`${change.from} cannot become ${change.to}.`)
      }
      const others = [...files.values()].filter((other) => other !== file)
      const renamed: FileChange = { type: 'rename', from: change.to, to: change.from }
      return { files: buildFiles([...others, { ...file, path: change.to }]), inverse: renamed }
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
