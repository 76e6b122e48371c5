import { parseDocument, splitDocuments } from '@meshdraft/yaml'
import { toDocumentId } from '../src/identity.ts'
import { readResources } from '../src/read-resources.ts'
import { DEFAULT_MESH_SETTINGS } from '../src/resources.ts'
import type { Resource } from '../src/resources.ts'
import { createIndex } from '../src/workspace-index.ts'
import type { FactKey, Lookup, WorkspaceIndex } from '../src/lookup.ts'

/** Reads the resources of a text with several documents. */
export function readText(text: string, filePath = 'a.yaml'): readonly Resource[] {
  return splitDocuments(text).flatMap(({ start, end }, i) =>
    readResources(
      parseDocument(text.slice(start, end)),
      toDocumentId(filePath, i),
      DEFAULT_MESH_SETTINGS,
    ),
  )
}

/** Puts every document of a text into an index. */
export function putText(index: WorkspaceIndex, text: string, filePath = 'a.yaml'): Set<FactKey> {
  const facts = new Set<FactKey>()
  splitDocuments(text).forEach(({ start, end }, i) => {
    const documentId = toDocumentId(filePath, i)
    const document = parseDocument(text.slice(start, end))
    const resources = readResources(document, documentId, DEFAULT_MESH_SETTINGS)
    for (const fact of index.put(documentId, resources)) facts.add(fact)
  })
  return facts
}

/** Builds an index of files by path. */
export function indexOf(files: Readonly<Record<string, string>>): WorkspaceIndex {
  const index = createIndex(DEFAULT_MESH_SETTINGS)
  for (const [filePath, text] of Object.entries(files)) putText(index, text, filePath)
  return index
}

/** A lookup that keeps no record. */
export function lookupOf(index: WorkspaceIndex): Lookup {
  return index.lookup(() => {})
}
