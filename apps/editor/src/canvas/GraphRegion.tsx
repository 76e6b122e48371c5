import { useMemo, useState } from 'react'
import { countProblems, groupProblemsByNode } from '@meshdraft/engine'
import type { WorkspaceView } from '@meshdraft/engine'
import { focusRegion } from '../commands/region-focus.ts'
import { useCommand } from '../commands/use-command.ts'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import { isStale as isViewStale } from '../store/design-state.ts'
import type { SeverityCounts } from '../ui/CountBadges.tsx'
import { GraphCanvas } from './GraphCanvas.tsx'
import { findNodeSource, findSelectedNode } from './selection-node.ts'

/** The graph of the open workspace. */
export function GraphRegion() {
  const store = useDesignStoreApi()
  const view = useDesignStore((state) => state.view)
  const layout = useDesignStore((state) => state.layout)
  const selection = useDesignStore((state) => state.selection)
  const isStale = useDesignStore(isViewStale)
  const find = useCommand('find-in-graph')
  // The mesh has no text of its own, so nothing else can follow when it is selected.
  const [meshId, setMeshId] = useState<string>()
  const { graph } = view
  const selected = useMemo(
    () => selection && findSelectedNode(graph, selection),
    [graph, selection],
  )
  const problemCounts = useMemo(() => countByNode(view), [view])
  const staleNodeIds = useMemo(() => listStaleNodes(view), [view])

  return (
    <GraphCanvas
      graph={graph}
      layout={layout}
      selection={selection ? selected : meshId}
      problemCounts={problemCounts}
      staleNodeIds={staleNodeIds}
      isStale={isStale}
      findShortcut={find.shortcut}
      onSelect={(nodeId) => {
        const source = nodeId === undefined ? undefined : findNodeSource(graph, nodeId)
        setMeshId(source ? undefined : nodeId)
        store
          .getState()
          .select(source && { ...source, ...(nodeId !== undefined && { nodeId }), origin: 'graph' })
      }}
      onActivate={() => {
        store.getState().setPanes({ isInspectorOpen: true })
        // The region is on the page only after it has opened.
        setTimeout(() => focusRegion(1))
      }}
      onRequestLayout={() => store.getState().requestLayout()}
    />
  )
}

function countByNode(view: WorkspaceView): ReadonlyMap<string, SeverityCounts> {
  return new Map(
    [...groupProblemsByNode(view)].map(([id, diagnostics]) => [id, countProblems(diagnostics)]),
  )
}

/** Yields the nodes of documents that cannot be read now; most workspaces have none. */
function listStaleNodes({ documentsByFile, graph }: WorkspaceView): ReadonlySet<string> {
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
