import { locateOffset } from '@meshdraft/yaml'
import type { LineTable } from '@meshdraft/yaml'
import type { Place } from '@meshdraft/analysis'
import { readLineTable } from '../store/line-tables.ts'
import { findDocument } from '../store/workspace-file.ts'
import type { TextFile, WorkspaceFiles } from '../store/workspace-file.ts'

const tablesByFile = new WeakMap<TextFile, LineTable>()

/** Yields the line of a place in its file, from 1; `undefined` when the document is gone. */
export function findLine(
  files: WorkspaceFiles,
  { documentId, range }: Pick<Place, 'documentId' | 'range'>,
): number | undefined {
  const place = findDocument(files, documentId)
  if (!place) return undefined
  let table = tablesByFile.get(place.file)
  if (!table) {
    table = readLineTable(place.file.text)
    tablesByFile.set(place.file, table)
  }
  return locateOffset(table, place.range.start + range.start).line
}
