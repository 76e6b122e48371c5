import { buildArchive } from '@meshdraft/export'
import { downloadFile } from '../dialogs/download.ts'
import { toExportFiles, toFileName } from '../dialogs/export-choices.ts'
import type { DesignStore } from '../store/create-design-store.ts'

/** Hands out every file of the workspace as one archive, from memory: it needs no storage. */
export function downloadEverything(store: DesignStore): void {
  const { name, files, announce } = store.getState()
  const fileName = toFileName(name, 'zip')
  downloadFile(fileName, buildArchive(toExportFiles(files)))
  announce(`${fileName} holds ${files.size} ${files.size === 1 ? 'file' : 'files'}.`)
}
