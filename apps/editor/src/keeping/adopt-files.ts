import type { JournalFile } from '@meshdraft/journal'
import { buildFiles } from '../store/workspace-file.ts'
import type { WorkspaceFiles } from '../store/workspace-file.ts'
import { toWorkspaceFile } from './kept-part.ts'

/** Yields read files as those of the editor; equal ones of `present` stay as they are. */
export function adoptFiles(read: Iterable<JournalFile>, present: WorkspaceFiles): WorkspaceFiles {
  return buildFiles(
    [...read].map((file) => {
      const same = present.get(file.path)
      const isSame = file.type === 'text' && same?.type === 'text' && same.text === file.text
      return isSame ? same : toWorkspaceFile(file)
    }),
  )
}
