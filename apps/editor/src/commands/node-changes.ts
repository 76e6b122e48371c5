import { locateField, parseDocument, readValue } from '@meshdraft/yaml'
import type { FieldPath, YamlDocument } from '@meshdraft/yaml'
import { parseDocumentId } from '@meshdraft/model'
import type { DocumentId } from '@meshdraft/model'
import type { TrafficGraph } from '@meshdraft/graph'
import type { WorkspaceFile, WorkspaceFiles } from '../store/workspace-file.ts'

/** How a node differs from the files as they were opened. */
export type NodeChange = 'added' | 'changed'

/**
 * Finds the nodes whose text differs from the files as they were opened. An item of a list (a route)
 * is as before when an equal one stood anywhere in the list; what moved is not marked.
 */
export function findNodeChanges(
  graph: TrafficGraph,
  files: WorkspaceFiles,
  baseline: WorkspaceFiles,
): ReadonlyMap<string, NodeChange> {
  const changes = new Map<string, NodeChange>()
  const pairs = new Map<DocumentId, DocumentPair | undefined>()
  const readers = new Map<string, FilePair>()
  for (const { id, source } of graph.nodesById.values()) {
    if (!source) continue
    const { documentId, path } = source
    if (!pairs.has(documentId))
      pairs.set(documentId, readPair(documentId, files, baseline, readers))
    const pair = pairs.get(documentId)
    const change = pair && compare(pair, path)
    if (change) changes.set(id, change)
  }
  return changes
}

/** A document now, and as it was opened; no `before` where it is new. */
interface DocumentPair {
  readonly now: YamlDocument
  readonly before: YamlDocument | undefined
}

interface FilePair {
  readonly now: readonly YamlDocument[]
  readonly beforeByName: ReadonlyMap<string, YamlDocument>
}

/** `undefined` where nothing in the file differs: most files, and none of them is read. */
function readPair(
  documentId: DocumentId,
  files: WorkspaceFiles,
  baseline: WorkspaceFiles,
  readers: Map<string, FilePair>,
): DocumentPair | undefined {
  const { filePath, index } = parseDocumentId(documentId)
  const [now, before] = [files.get(filePath), baseline.get(filePath)]
  if (now?.type !== 'text' || now === before) return undefined
  if (before?.type === 'text' && before.text === now.text) return undefined
  let pair = readers.get(filePath)
  if (!pair) {
    const old = readDocuments(before)
    pair = { now: readDocuments(now), beforeByName: new Map(old.map((doc) => [nameOf(doc), doc])) }
    readers.set(filePath, pair)
  }
  const document = pair.now[index]
  return document && { now: document, before: pair.beforeByName.get(nameOf(document)) }
}

function readDocuments(file: WorkspaceFile | undefined): readonly YamlDocument[] {
  if (file?.type !== 'text') return []
  return file.tiles.map(({ start, end }) => parseDocument(file.text.slice(start, end)))
}

function nameOf(document: YamlDocument): string {
  const parts = [['kind'], ['metadata', 'namespace'], ['metadata', 'name']]
  return JSON.stringify(parts.map((path) => readValue(document, path) ?? ''))
}

function compare({ now, before }: DocumentPair, path: FieldPath): NodeChange | undefined {
  if (!before) return 'added'
  if (now.text === before.text) return undefined
  const text = textAt(now, path)
  const old = textAt(before, path)
  if (text === old) return undefined
  const isItem = typeof path.at(-1) === 'number'
  if (isItem && listItems(before, path.slice(0, -1)).includes(text)) return undefined
  const hasNamesake = old !== undefined && (!isItem || isSameItem(now, before, path))
  return hasNamesake ? 'changed' : 'added'
}

function textAt(document: YamlDocument, path: FieldPath): string | undefined {
  const range = locateField(document, path)?.valueRange
  return range && document.text.slice(range.start, range.end).trimEnd()
}

function listItems(document: YamlDocument, path: FieldPath): readonly (string | undefined)[] {
  const list = locateField(document, path)?.node
  return list?.type === 'list' ? list.items.map((_, i) => textAt(document, [...path, i])) : []
}

/** Whether the items at one place are the same thing: by name, or neither has one. */
function isSameItem(now: YamlDocument, before: YamlDocument, path: FieldPath): boolean {
  return readValue(now, [...path, 'name']) === readValue(before, [...path, 'name'])
}
