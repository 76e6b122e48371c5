import type { RefObject } from 'react'
import type { ExportFile } from '@meshdraft/export'
import { listChangedFiles } from '@meshdraft/export'
import type { DesignData } from '../store/design-state.ts'
import type { WorkspaceFile, WorkspaceFiles } from '../store/workspace-file.ts'

export type ExportScope = 'changed' | 'all'

/** What a tab of the dialog is handed. */
export interface ExportTabProps {
  /** Where its buttons go; absent before the dialog stands. */
  readonly foot: HTMLElement | null
  /** Takes what Ctrl+Enter does. */
  readonly applyRef: RefObject<(() => void) | undefined>
}

/** Yields the files to hand out, in path order. */
export function listExportFiles(
  { files, baseline }: Pick<DesignData, 'files' | 'baseline'>,
  scope: ExportScope,
): readonly ExportFile[] {
  const all = toExportFiles(files)
  if (scope === 'all') return all
  const before = new Map(toExportFiles(baseline).map(({ path, content }) => [path, content]))
  return listChangedFiles(all, before)
}

/** Yields the content of every file: text, or the bytes of a file that is not text. */
export function toExportFiles(files: WorkspaceFiles): readonly ExportFile[] {
  return [...files.values()].map((file) => ({ path: file.path, content: readContent(file) }))
}

/** Yields a file name for downloads from the name of a workspace. */
export function toFileName(workspaceName: string, extension: string): string {
  const name = workspaceName
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return `${name || 'meshdraft'}.${extension}`
}

function readContent(file: WorkspaceFile): string | Uint8Array {
  return file.type === 'text' ? file.text : file.bytes
}
