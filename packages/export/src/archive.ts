import { strToU8, zipSync } from 'fflate'
import type { ExportFile } from './files.ts'

// ZIP knows no time before 1980; a fixed one makes equal workspaces give equal archives.
const TIME = new Date(1980, 0, 1)

/**
 * Packs files into a ZIP.
 *
 * @throws RangeError if a path is not relative or leaves the folder: paths are checked when opened.
 */
export function buildArchive(files: readonly ExportFile[]): Uint8Array<ArrayBuffer> {
  const entries = files.map(({ path, content }): [string, Uint8Array] => {
    if (path.startsWith('/') || path.split('/').includes('..') || path.includes('\\')) {
      throw new RangeError(`${path} leads out of the archive.`)
    }
    return [path, typeof content === 'string' ? strToU8(content) : content]
  })
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: TIME })
}
