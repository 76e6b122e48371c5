import type { WorkspaceView } from '@meshdraft/engine'

/** Yields the nodes of documents that cannot be read now; most workspaces have none. */
export function listStaleNodes({
  graph,
  documentsByFile,
}: Pick<WorkspaceView, 'graph' | 'documentsByFile'>): ReadonlySet<string> {
  const documentIds = new Set<string>()
  for (const summaries of documentsByFile.values()) {
    for (const { id, isStale } of summaries) if (isStale) documentIds.add(id)
  }
  const nodeIds = new Set<string>()
  if (documentIds.size === 0) return nodeIds
  for (const { id, source } of graph.nodesById.values()) {
    if (source && documentIds.has(source.documentId)) nodeIds.add(id)
  }
  return nodeIds
}
