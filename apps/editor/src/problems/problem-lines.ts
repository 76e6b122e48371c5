import { locateOffset } from '@meshdraft/yaml'
import type { LineTable } from '@meshdraft/yaml'
import { parseDocumentId } from '@meshdraft/model'
import type { Place } from '@meshdraft/analysis'
import { readLineTable } from '../store/line-tables.ts'
import { describeBytes, findDocument } from '../store/workspace-file.ts'
import type { WorkspaceFile, WorkspaceFiles } from '../store/workspace-file.ts'

const tablesByFile = new WeakMap<WorkspaceFile, LineTable>()

/** Yields line and column of a place in its file, e.g. `9:24`; `undefined` when the document is gone. */
export function findPosition(
  files: WorkspaceFiles,
  { documentId, range }: Pick<Place, 'documentId' | 'range'>,
): string | undefined {
  const file = files.get(parseDocumentId(documentId).filePath)
  if (!file) return undefined
  const start = file.type === 'bytes' ? 0 : findDocument(files, documentId)?.range.start
  if (start === undefined) return undefined
  let table = tablesByFile.get(file)
  if (!table) {
    table = readLineTable(file.type === 'bytes' ? describeBytes(file).text : file.text)
    tablesByFile.set(file, table)
  }
  const { line, column } = locateOffset(table, start + range.start)
  return `${line}:${column}`
}
