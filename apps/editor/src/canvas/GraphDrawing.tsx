import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import type { KeyboardEvent, Ref } from 'react'
import {
  Background,
  BackgroundVariant,
  ReactFlow,
  useReactFlow,
  useStore,
  useStoreApi,
} from '@xyflow/react'
import type { NodeMouseHandler } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { useStore as useZustandStore } from 'zustand'
import type { GraphLayout, TrafficGraph } from '@meshdraft/graph'
import type { GraphHandle } from '../store/graph-twin.ts'
import type { SeverityCounts } from '../ui/CountBadges.tsx'
import { BusyMark } from './BusyMark.tsx'
import { showSelection } from './canvas-store.ts'
import type { CanvasStore } from './canvas-store.ts'
import { buildFlowEdges, buildFlowNodes } from './flow-elements.ts'
import type { FlowEdge, FlowNode } from './flow-elements.ts'
import { GraphEdgeView } from './GraphEdgeView.tsx'
import { GraphNodeView, toElementId } from './GraphNodeView.tsx'
import { keepInPlace, measureLayout, moveDuration, revealBox, startViewport } from './viewport.ts'
import { listReadingOrder, walk } from './walk.ts'
import type { WalkKey } from './walk.ts'
import { useKeeping } from './useKeeping.ts'
import styles from './GraphCanvas.module.css'

const NODE_TYPES = { graph: GraphNodeView }
const EDGE_TYPES = { graph: GraphEdgeView }
const PRO_OPTIONS = { hideAttribution: true }
/** Below this zoom a second line cannot be read. */
const FAR = 0.45
const WALK_KEYS: ReadonlySet<string> = new Set<WalkKey>([
  'ArrowRight',
  'ArrowLeft',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
])

interface GraphDrawingProps {
  readonly graph: TrafficGraph
  readonly layout: GraphLayout
  /** Changes when the layout is a new one, not when nodes were added to it. */
  readonly epoch: number
  readonly store: CanvasStore
  readonly selection: string | undefined
  readonly problemCounts: ReadonlyMap<string, SeverityCounts>
  readonly staleNodeIds: ReadonlySet<string>
  readonly onSelect: (nodeId: string | undefined) => void
  readonly onActivate: (nodeId: string) => void
  /** Yields false when there is no focus to leave. */
  readonly onLeaveFocus: () => boolean
  readonly ref: Ref<GraphHandle>
}

/**
 * The drawing itself: one stop for Tab, inside which the arrow keys walk. The focus stays on the
 * canvas and names the node one stands on, because nodes out of sight are not in the page.
 */
export function GraphDrawing(props: GraphDrawingProps) {
  const { graph, layout, epoch, store, selection, onSelect, onActivate, ref } = props
  const flow = useReactFlow<FlowNode, FlowEdge>()
  const flowStore = useStoreApi()
  const isFar = useStore((state) => state.transform[2] < FAR)
  const activeId = useZustandStore(store, (state) => state.activeId)
  const litEdgeIds = useZustandStore(store, (state) => state.lit?.edgeIds)
  const rootRef = useRef<HTMLDivElement>(null)
  const trailRef = useRef<readonly string[]>([])
  const isPinnedRef = useRef(false)
  const nodes = useFlowNodes(props)
  const edges = useFlowEdges(graph, layout, litEdgeIds)

  const reveal = useCallback(
    (nodeId: string) => {
      const box = layout.get(nodeId)
      const { width, height } = flowStore.getState()
      if (!box || width === 0) return
      const before = flow.getViewport()
      const after = revealBox(before, box, { width, height })
      if (after !== before) void flow.setViewport(after, { duration: moveDuration() })
    },
    [flow, flowStore, layout],
  )

  useLayoutEffect(() => showSelection(store, graph, selection), [store, graph, selection])

  // What is selected elsewhere comes into sight; what is selected here is in sight already.
  const revealRef = useRef(reveal)
  useLayoutEffect(() => {
    revealRef.current = reveal
  })
  useEffect(() => {
    if (selection === undefined) return
    store.setState({ activeId: selection })
    revealRef.current(selection)
  }, [store, selection])

  const isEmpty = layout.size === 0
  const layoutRef = useRef(layout)
  const drawnRef = useRef<GraphLayout>(undefined)
  useLayoutEffect(() => {
    layoutRef.current = layout
  })
  const shownEpochRef = useRef<number>(undefined)
  useEffect(() => {
    if (isEmpty || shownEpochRef.current === epoch) return
    shownEpochRef.current = epoch
    const { width, height } = flowStore.getState()
    const { selectedId, activeId: standingId } = store.getState()
    const anchorId = selectedId ?? standingId
    const before = anchorId === undefined ? undefined : drawnRef.current?.get(anchorId)
    const after = anchorId === undefined ? undefined : layoutRef.current.get(anchorId)
    // What one looks at stays under one's eyes when all else finds new places around it.
    const start =
      before && after
        ? keepInPlace(flow.getViewport(), before, after, measureLayout(layoutRef.current), {
            width,
            height,
          })
        : startViewport(layoutRef.current, { width, height })
    void flow.setViewport(start)
    if (selectedId !== undefined) revealRef.current(selectedId)
  }, [epoch, isEmpty, flow, flowStore, store])
  // Below the effect above, which needs the places as they were drawn before.
  useEffect(() => {
    drawnRef.current = layout
  }, [layout])

  const goTo = useCallback(
    (nodeId: string) => {
      store.setState({ activeId: nodeId })
      trailRef.current = []
      reveal(nodeId)
    },
    [reveal, store],
  )
  useImperativeHandle(
    ref,
    () => ({
      focus: () => rootRef.current?.focus({ preventScroll: true }),
      goTo,
      readActive() {
        const { activeId: id } = store.getState()
        return id !== undefined && layout.has(id) ? id : undefined
      },
    }),
    [goTo, store, layout],
  )

  const takeStep = (key: WalkKey) => {
    const from = { activeId: store.getState().activeId, trail: trailRef.current }
    const next = walk(key, from, graph, layout)
    if (next.activeId === undefined || next === from) return
    trailRef.current = next.trail
    store.setState({ activeId: next.activeId })
    reveal(next.activeId)
    if (!isPinnedRef.current) onSelect(next.activeId)
  }

  const handleKey = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) {
      return
    }
    if (!runKey(event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Runs what a key stands for; false when it means nothing here. */
  const runKey = (key: string): boolean => {
    if (isWalkKey(key)) takeStep(key)
    else if (key === 'Enter' && activeId !== undefined) {
      onSelect(activeId)
      onActivate(activeId)
    } else if (key === ' ') {
      isPinnedRef.current = !isPinnedRef.current
      if (!isPinnedRef.current && activeId !== undefined) onSelect(activeId)
    } else if (key === 'Escape') {
      if (props.onLeaveFocus()) return true
      if (selection === undefined) return false
      isPinnedRef.current = false
      onSelect(undefined)
    } else if (key === '+' || key === '=') void flow.zoomIn()
    else if (key === '-') void flow.zoomOut()
    else if (key === '0') void flow.zoomTo(1)
    else return false
    return true
  }

  const handleClick: NodeMouseHandler<FlowNode> = (_event, { id }) => {
    rootRef.current?.focus({ preventScroll: true })
    trailRef.current = []
    isPinnedRef.current = false
    store.setState({ activeId: id })
    onSelect(id)
  }

  return (
    <ReactFlow<FlowNode, FlowEdge>
      ref={rootRef}
      className={styles['drawing'] ?? ''}
      tabIndex={0}
      aria-label="Traffic graph"
      aria-activedescendant={
        activeId !== undefined && layout.has(activeId) ? toElementId(activeId) : undefined
      }
      data-far={isFar}
      onKeyDown={handleKey}
      onFocus={() => {
        if (activeId !== undefined && layout.has(activeId)) return
        const [first] = listReadingOrder(graph, layout)
        if (first !== undefined) store.setState({ activeId: first })
      }}
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      onNodeClick={handleClick}
      onNodeDoubleClick={(_event, { id }) => onActivate(id)}
      onPaneClick={() => {
        rootRef.current?.focus({ preventScroll: true })
        onSelect(undefined)
      }}
      onlyRenderVisibleElements
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      panActivationKeyCode={null}
      panOnScroll
      zoomOnDoubleClick={false}
      minZoom={0.1}
      maxZoom={2}
      proOptions={PRO_OPTIONS}
    >
      <Background variant={BackgroundVariant.Dots} gap={16} size={1.6} />
      <BusyMark target={rootRef} />
    </ReactFlow>
  )
}

function isWalkKey(key: string): key is WalkKey {
  return WALK_KEYS.has(key)
}

/** Yields the nodes, keeping those that look as before. */
function useFlowNodes(props: GraphDrawingProps): FlowNode[] {
  const { graph, layout, problemCounts, staleNodeIds } = props
  const byId = useKeeping({ graph, layout, problemCounts, staleNodeIds }, buildFlowNodes)
  return useMemo(() => [...byId.values()], [byId])
}

/** Yields the edges, those that are lit above the others. */
function useFlowEdges(
  graph: TrafficGraph,
  layout: GraphLayout,
  litEdgeIds: ReadonlySet<string> | undefined,
): FlowEdge[] {
  const byId = useKeeping({ graph, layout }, buildFlowEdges)
  return useMemo(
    () => [...byId.values()].map((edge) => (litEdgeIds ? raise(edge, litEdgeIds) : edge)),
    [byId, litEdgeIds],
  )
}

function raise(edge: FlowEdge, litEdgeIds: ReadonlySet<string>): FlowEdge {
  return litEdgeIds.has(edge.id) ? { ...edge, zIndex: 1 } : edge
}
