import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { Diagnostic } from '@meshdraft/analysis'
import { countProblems } from '@meshdraft/engine'
import { findNodeOf, findSourceOf } from '@meshdraft/graph'
import type { TrafficGraph } from '@meshdraft/graph'
import type { WorkspaceView } from '@meshdraft/engine'
import { focusRegionNamed } from '../commands/region-focus.ts'
import { useCommand } from '../commands/use-command.ts'
import type { DesignStore } from '../store/create-design-store.ts'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import { isStale as isViewStale } from '../store/design-state.ts'
import { isEqualMap } from '../store/keep-equal.ts'
import type { GraphTwin } from '../store/graph-twin.ts'
import { connectSavedViews } from '../store/saved-views.ts'
import { readGraphPicture } from '../store/shown-graph.ts'
import { selectDocuments, selectFindings } from '../store/shown-parts.ts'
import { listStaleNodes } from '../store/stale-nodes.ts'
import type { SeverityCounts } from '../ui/CountBadges.tsx'
import { BusyProvider } from './BusyMark.tsx'
import { isSameSet } from './canvas-store.ts'
import { GraphCanvas } from './GraphCanvas.tsx'
import { isSameCounts } from './touched-nodes.ts'
import { useKeeping } from './useKeeping.ts'
import type { Kept } from './useKeeping.ts'

interface GraphRegionProps {
  /** The table that shows the same as the drawing. */
  readonly twin?: GraphTwin
  /** The window is so small that the table comes first. */
  readonly isSmall?: boolean
}

/** The graph of the open workspace. It follows the engine's answers behind what somebody types. */
export function GraphRegion({ twin, isSmall = false }: GraphRegionProps) {
  const store = useDesignStoreApi()
  const graph = useDesignStore((state) => state.view.graph)
  const layout = useDesignStore((state) => state.layout)
  const documents = useDesignStore(selectDocuments)
  const findings = useDesignStore(selectFindings)
  const view = useDesignStore((state) => state.graphView)
  const isStale = useDesignStore(isViewStale)
  const answer = useMemo(
    () => ({ graph, layout, documents, findings, view }),
    [graph, layout, documents, findings, view],
  )
  const seen = useDeferredValue(answer)
  const picture = useMemo(
    () => readGraphPicture({ graph: seen.graph, findings: seen.findings, view: seen.view }),
    [seen],
  )
  const selection = useDesignStore((state) => state.selection)
  const workspace = useDesignStore((state) => state.name)
  const savedViews = useDesignStore((state) => state.savedViews)
  const mode = useDesignStore((state) => state.panes.graphMode)
  const find = useCommand('find-in-graph')
  // The mesh and folded nodes have no text of their own, so nothing else can follow them.
  const [textlessId, setTextlessId] = useState<string>()
  const selected = useMemo(
    () => selection && findNodeOf(seen.graph, selection),
    [seen.graph, selection],
  )
  const problemCounts = useKeeping({ problems: picture.problems }, countByNode)
  const staleNodeIds = useKeeping(
    { graph: seen.graph, documentsByFile: seen.documents },
    keepStaleNodes,
  )
  const showTable = useCallback(
    (isTable: boolean) => {
      // What the window would choose itself is no choice that other windows have to follow.
      const graphMode = isTable === isSmall ? 'auto' : isTable ? 'table' : 'graph'
      store.getState().setPanes({ graphMode })
      store.getState().announce(isTable ? 'The graph is a table now.' : 'The graph is drawn now.')
    },
    [store, isSmall],
  )
  const handlers = useMemo(() => makeHandlers(store, setTextlessId), [store])
  useEffect(() => connectSavedViews(store), [store])

  return (
    <BusyProvider value={isStale || seen !== answer}>
      <GraphCanvas
        graph={seen.graph}
        layout={seen.layout}
        picture={picture}
        view={view}
        seenView={seen.view}
        workspace={workspace}
        savedViews={savedViews}
        selection={selection ? selected : textlessId}
        problemCounts={problemCounts}
        staleNodeIds={staleNodeIds}
        findShortcut={find.shortcut}
        twin={twin}
        isTable={mode === 'auto' ? isSmall : mode === 'table'}
        onTable={showTable}
        {...handlers}
      />
    </BusyProvider>
  )
}

/** What the canvas may do; the same functions as long as the region stands. */
function makeHandlers(store: DesignStore, setTextlessId: (nodeId: string | undefined) => void) {
  const { setGraphView, setSavedViews, announce } = store.getState()
  return {
    onSelect(nodeId: string | undefined) {
      const { view, select } = store.getState()
      const source = nodeId === undefined ? undefined : findSourceOf(view.graph, nodeId)
      setTextlessId(source ? undefined : nodeId)
      select(source && { ...source, ...(nodeId !== undefined && { nodeId }), origin: 'graph' })
    },
    onActivate() {
      store.getState().setPanes({ isInspectorOpen: true, singleRegion: 'inspector' })
      // The region is on the page only after it has opened.
      setTimeout(() => focusRegionNamed('inspector'))
    },
    onRequestLayout: () => store.getState().requestLayout(),
    onView: setGraphView,
    onSavedViews: setSavedViews,
    onAnnounce: announce,
  }
}

interface ProblemInput {
  readonly problems: ReadonlyMap<string, readonly Diagnostic[]>
}

type NodeCounts = ReadonlyMap<string, SeverityCounts>

function countByNode(
  { problems }: ProblemInput,
  before: Kept<ProblemInput, NodeCounts> | undefined,
): NodeCounts {
  const counts = new Map([...problems].map(([id, diagnostics]) => [id, countProblems(diagnostics)]))
  return before && isEqualMap(before.value, counts, isSameCounts) ? before.value : counts
}

interface StaleInput {
  readonly graph: TrafficGraph
  readonly documentsByFile: WorkspaceView['documentsByFile']
}

function keepStaleNodes(
  input: StaleInput,
  before: Kept<StaleInput, ReadonlySet<string>> | undefined,
): ReadonlySet<string> {
  const nodeIds = listStaleNodes(input)
  return before && isSameSet(before.value, nodeIds) ? before.value : nodeIds
}
