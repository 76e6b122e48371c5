import { readValue } from '@meshdraft/yaml'
import type { YamlDocument } from '@meshdraft/yaml'
import { parseDocumentId, toDocumentId } from '@meshdraft/model'
import type { DocumentId } from '@meshdraft/model'
import { findDocument } from '../store/workspace-file.ts'
import type { WorkspaceFiles } from '../store/workspace-file.ts'

const MOST_DOCUMENTS = 200

/**
 * Finds the text a document had when the workspace was opened: that of the same place if it is of
 * the same object, else that of the same object elsewhere in the file.
 */
export function findBaselineText(
  baseline: WorkspaceFiles,
  documentId: DocumentId,
  document: YamlDocument,
  parse: (text: string) => YamlDocument,
): string | undefined {
  const same = findDocument(baseline, documentId)
  if (!same || same.text === document.text) return same?.text
  const name = nameObject(document)
  if (name === undefined || nameObject(parse(same.text)) === name) return same.text
  const { filePath } = parseDocumentId(documentId)
  for (let index = 0; index < Math.min(same.file.tiles.length, MOST_DOCUMENTS); index += 1) {
    const other = findDocument(baseline, toDocumentId(filePath, index))
    if (other && nameObject(parse(other.text)) === name) return other.text
  }
  return undefined
}

function nameObject(document: YamlDocument): string | undefined {
  const parts = [['kind'], ['metadata', 'namespace'], ['metadata', 'name']].map((path) =>
    readValue(document, path),
  )
  return parts.every((part) => part === undefined) ? undefined : parts.map(String).join('/')
}
