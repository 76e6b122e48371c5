import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { ReactFlowProvider } from '@xyflow/react'
import { filterGraph, searchNodes } from '@meshdraft/graph'
import type { GraphLayout, TrafficGraph } from '@meshdraft/graph'
import { Button } from '../ui/Button.tsx'
import type { SeverityCounts } from '../ui/CountBadges.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { CanvasProvider, createCanvasStore } from './canvas-store.ts'
import type { CanvasStore } from './canvas-store.ts'
import { Legend, ZoomControl } from './CanvasControls.tsx'
import { ColumnHeads } from './ColumnHeads.tsx'
import { listNamespaces, nameChoice, NO_FILTER, toGraphFilter } from './graph-filter.ts'
import type { FilterChoice } from './graph-filter.ts'
import { GraphDrawing } from './GraphDrawing.tsx'
import type { DrawingHandle } from './GraphDrawing.tsx'
import { GraphToolbar } from './GraphToolbar.tsx'
import { Minimap } from './Minimap.tsx'
import { useShownLayout } from './useShownLayout.ts'
import { listReadingOrder } from './walk.ts'
import styles from './GraphCanvas.module.css'

export interface GraphCanvasProps {
  readonly graph: TrafficGraph
  /** Places of the whole graph; empty while they are being made. Nodes without one get free space. */
  readonly layout: GraphLayout
  readonly selection: string | undefined
  /** By node id; nodes without findings have no entry. */
  readonly problemCounts: ReadonlyMap<string, SeverityCounts>
  /** Nodes whose document can no longer be read: shown as last read. */
  readonly staleNodeIds?: ReadonlySet<string>
  /** Key that leads to the find field. */
  readonly findShortcut?: string | undefined
  readonly onSelect: (nodeId: string | undefined) => void
  /** Enter or a double click. */
  readonly onActivate: (nodeId: string) => void
  readonly onRequestLayout: () => void
}

const NONE: ReadonlySet<string> = new Set()

/** The traffic graph with its tools: find, filters, zoom, legend and overview. */
export const GraphCanvas = memo(function GraphCanvas(props: GraphCanvasProps) {
  const { graph, problemCounts, onRequestLayout } = props
  const [store] = useState(createCanvasStore)
  const [choice, setChoice] = useState<FilterChoice>(NO_FILTER)
  const [layoutCount, setLayoutCount] = useState(0)
  const drawingRef = useRef<DrawingHandle>(null)
  const findRef = useRef<HTMLInputElement>(null)

  const key = nameChoice(choice)
  const part = useMemo(
    () => (key === '' ? graph : filterGraph(graph, toGraphFilter(choice, problemCounts.keys()))),
    [graph, choice, key, problemCounts],
  )
  const { layout, epoch } = useShownLayout(
    part,
    props.layout,
    key === '' ? '' : `${key}${layoutCount}`,
  )
  const namespaces = useMemo(() => listNamespaces(graph), [graph])
  const hasWorkloads = useMemo(
    () => [...part.nodesById.values()].some((node) => node.type === 'workload'),
    [part],
  )
  const find = useFind(part, layout, store, drawingRef)

  return (
    <CanvasProvider value={store}>
      <div className={styles['canvas']}>
        <GraphToolbar
          query={find.query}
          findStatus={find.status}
          findRef={findRef}
          findShortcut={props.findShortcut}
          onQuery={find.setQuery}
          onFindNext={find.goToNext}
          onFindLeave={() => drawingRef.current?.focus()}
          namespaces={namespaces}
          choice={choice}
          onChoice={setChoice}
          onRequestLayout={() => {
            if (key === '') onRequestLayout()
            else setLayoutCount((count) => count + 1)
          }}
        />
        <div className={styles['field']}>
          <ReactFlowProvider>
            <GraphDrawing
              {...props}
              ref={drawingRef}
              graph={part}
              layout={layout}
              epoch={epoch}
              store={store}
              staleNodeIds={props.staleNodeIds ?? NONE}
              onFind={() => findRef.current?.focus()}
            />
            <ColumnHeads hasWorkloads={hasWorkloads} />
            <ZoomControl />
            <Legend />
            <Minimap layout={layout} />
          </ReactFlowProvider>
          {part.nodesById.size === 0 && (
            <div className={styles['empty']}>
              {key === '' ? (
                <EmptyState title="Nothing to draw yet.">
                  Gateways, virtual services, services and service entries appear here, and the
                  subsets that destination rules define.
                </EmptyState>
              ) : (
                <EmptyState
                  title="Nothing matches this filter."
                  actions={<Button onPress={() => setChoice(NO_FILTER)}>Clear filter</Button>}
                />
              )}
            </div>
          )}
        </div>
      </div>
    </CanvasProvider>
  )
})

interface Find {
  readonly query: string
  readonly setQuery: (query: string) => void
  readonly status: string
  readonly goToNext: (isBackwards: boolean) => void
}

/** Finds nodes by text and goes from one to the next. */
function useFind(
  graph: TrafficGraph,
  layout: GraphLayout,
  store: CanvasStore,
  drawingRef: { readonly current: DrawingHandle | null },
): Find {
  const [query, setQuery] = useState('')
  const [current, setCurrent] = useState<string>()
  const found = useMemo(() => {
    const ids = new Set(searchNodes(graph, query))
    return ids.size === 0 ? [] : listReadingOrder(graph, layout).filter((id) => ids.has(id))
  }, [graph, layout, query])
  useLayoutEffect(() => {
    if (found.length + store.getState().hits.size > 0) store.setState({ hits: new Set(found) })
  }, [store, found])
  const index = current === undefined ? -1 : found.indexOf(current)
  return {
    query,
    setQuery(text) {
      setQuery(text)
      setCurrent(undefined)
    },
    status: describeFound(found.length, index),
    goToNext(isBackwards) {
      const start = index === -1 && isBackwards ? 0 : index
      const next = found.at((start + (isBackwards ? -1 : 1)) % Math.max(found.length, 1))
      if (next === undefined) return
      setCurrent(next)
      drawingRef.current?.goTo(next)
    },
  }
}

function describeFound(count: number, index: number): string {
  if (count === 0) return 'none'
  return index < 0 ? `${count} found` : `${index + 1} of ${count}`
}
