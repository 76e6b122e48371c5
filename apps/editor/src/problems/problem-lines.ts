import { locateOffset } from '@meshdraft/yaml'
import type { LineTable } from '@meshdraft/yaml'
import { parseDocumentId } from '@meshdraft/model'
import type { Place } from '@meshdraft/analysis'
import { readLineTable } from '../store/line-tables.ts'
import { describeBytes, findDocument } from '../store/workspace-file.ts'
import type { WorkspaceFile, WorkspaceFiles } from '../store/workspace-file.ts'

const tablesByFile = new WeakMap<WorkspaceFile, LineTable>()

/** Yields the line of a place in its file, from 1; `undefined` when the document is gone. */
export function findLine(
  files: WorkspaceFiles,
  { documentId, range }: Pick<Place, 'documentId' | 'range'>,
): number | undefined {
  const file = files.get(parseDocumentId(documentId).filePath)
  if (!file) return undefined
  const start = file.type === 'bytes' ? 0 : findDocument(files, documentId)?.range.start
  if (start === undefined) return undefined
  let table = tablesByFile.get(file)
  if (!table) {
    table = readLineTable(file.type === 'bytes' ? describeBytes(file).text : file.text)
    tablesByFile.set(file, table)
  }
  return locateOffset(table, start + range.start).line
}
