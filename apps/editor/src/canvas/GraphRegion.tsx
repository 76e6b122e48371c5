import { useDeferredValue, useMemo, useState } from 'react'
import { countProblems, groupProblemsByNode } from '@meshdraft/engine'
import type { TrafficGraph } from '@meshdraft/graph'
import type { WorkspaceView } from '@meshdraft/engine'
import { focusRegion } from '../commands/region-focus.ts'
import { useCommand } from '../commands/use-command.ts'
import type { DesignStore } from '../store/create-design-store.ts'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import { isStale as isViewStale } from '../store/design-state.ts'
import { isEqualMap } from '../store/keep-equal.ts'
import { selectDocuments, selectFindings } from '../store/shown-parts.ts'
import type { SeverityCounts } from '../ui/CountBadges.tsx'
import { BusyProvider } from './BusyMark.tsx'
import { isSameSet } from './canvas-store.ts'
import { GraphCanvas } from './GraphCanvas.tsx'
import { findNodeSource, findSelectedNode } from './selection-node.ts'
import { isSameCounts } from './touched-nodes.ts'
import { useKeeping } from './useKeeping.ts'
import type { Kept } from './useKeeping.ts'

/** The graph of the open workspace. It follows the engine's answers behind what somebody types. */
export function GraphRegion() {
  const store = useDesignStoreApi()
  const graph = useDesignStore((state) => state.view.graph)
  const layout = useDesignStore((state) => state.layout)
  const documents = useDesignStore(selectDocuments)
  const findings = useDesignStore(selectFindings)
  const isStale = useDesignStore(isViewStale)
  const answer = useMemo(
    () => ({ graph, layout, documents, findings }),
    [graph, layout, documents, findings],
  )
  const shown = useDeferredValue(answer)
  const selection = useDesignStore((state) => state.selection)
  const find = useCommand('find-in-graph')
  // The mesh has no text of its own, so nothing else can follow when it is selected.
  const [meshId, setMeshId] = useState<string>()
  const selected = useMemo(
    () => selection && findSelectedNode(shown.graph, selection),
    [shown, selection],
  )
  const problemCounts = useKeeping(
    { graph: shown.graph, diagnosticsByDocument: shown.findings },
    countByNode,
  )
  const staleNodeIds = useKeeping(
    { graph: shown.graph, documentsByFile: shown.documents },
    listStaleNodes,
  )
  const handlers = useMemo(() => makeHandlers(store, setMeshId), [store])

  return (
    <BusyProvider value={isStale || shown !== answer}>
      <GraphCanvas
        graph={shown.graph}
        layout={shown.layout}
        selection={selection ? selected : meshId}
        problemCounts={problemCounts}
        staleNodeIds={staleNodeIds}
        findShortcut={find.shortcut}
        {...handlers}
      />
    </BusyProvider>
  )
}

/** What the canvas may do; the same functions as long as the region stands. */
function makeHandlers(store: DesignStore, setMeshId: (nodeId: string | undefined) => void) {
  return {
    onSelect(nodeId: string | undefined) {
      const { view, select } = store.getState()
      const source = nodeId === undefined ? undefined : findNodeSource(view.graph, nodeId)
      setMeshId(source ? undefined : nodeId)
      select(source && { ...source, ...(nodeId !== undefined && { nodeId }), origin: 'graph' })
    },
    onActivate() {
      store.getState().setPanes({ isInspectorOpen: true })
      // The region is on the page only after it has opened.
      setTimeout(() => focusRegion(1))
    },
    onRequestLayout: () => store.getState().requestLayout(),
  }
}

type ProblemInput = Pick<WorkspaceView, 'graph' | 'diagnosticsByDocument'>
type NodeCounts = ReadonlyMap<string, SeverityCounts>

function countByNode(
  input: ProblemInput,
  before: Kept<ProblemInput, NodeCounts> | undefined,
): NodeCounts {
  const counts = new Map(
    [...groupProblemsByNode(input)].map(([id, diagnostics]) => [id, countProblems(diagnostics)]),
  )
  return before && isEqualMap(before.value, counts, isSameCounts) ? before.value : counts
}

interface StaleInput {
  readonly graph: TrafficGraph
  readonly documentsByFile: WorkspaceView['documentsByFile']
}

/** Yields the nodes of documents that cannot be read now; most workspaces have none. */
function listStaleNodes(
  { documentsByFile, graph }: StaleInput,
  before: Kept<StaleInput, ReadonlySet<string>> | undefined,
): ReadonlySet<string> {
  const documentIds = new Set<string>()
  for (const summaries of documentsByFile.values()) {
    for (const { id, isStale } of summaries) if (isStale) documentIds.add(id)
  }
  const nodeIds = new Set<string>()
  if (documentIds.size > 0) {
    for (const { id, source } of graph.nodesById.values()) {
      if (source && documentIds.has(source.documentId)) nodeIds.add(id)
    }
  }
  return before && isSameSet(before.value, nodeIds) ? before.value : nodeIds
}
