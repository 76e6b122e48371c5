import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { findConnected } from '@meshdraft/graph'
import type { ConnectedPart, TrafficGraph } from '@meshdraft/graph'

/** What only the canvas knows: where the operator stands in it and what is lit. */
export interface CanvasState {
  readonly selectedId: string | undefined
  /** The node that the arrow keys start from. */
  readonly activeId: string | undefined
  /** What the selection is connected with; absent: nothing is selected, nothing is dimmed. */
  readonly lit: ConnectedPart | undefined
  /** Nodes and edges that the find field found. */
  readonly hits: ReadonlySet<string>
  readonly edgeHits: ReadonlySet<string>
}

export type CanvasStore = StoreApi<CanvasState>

/** How a part of the drawing is shown beside the selection. */
export type CanvasMark = 'plain' | 'selected' | 'lit' | 'dim'

/** Makes the store of one canvas. Nodes and edges subscribe to their own mark, so a click redraws few of them. */
export function createCanvasStore(): CanvasStore {
  return createStore<CanvasState>()(() => ({
    selectedId: undefined,
    activeId: undefined,
    lit: undefined,
    hits: new Set(),
    edgeHits: new Set(),
  }))
}

/** Follows the selection: lights what it is connected with. */
export function showSelection(
  store: CanvasStore,
  graph: TrafficGraph,
  nodeId: string | undefined,
): void {
  const selectedId = nodeId !== undefined && graph.nodesById.has(nodeId) ? nodeId : undefined
  const found = selectedId === undefined ? undefined : findConnected(graph, selectedId)
  const before = store.getState()
  const lit = found && before.lit && isSamePart(before.lit, found) ? before.lit : found
  if (lit !== before.lit || selectedId !== before.selectedId) store.setState({ selectedId, lit })
}

function isSamePart(a: ConnectedPart, b: ConnectedPart): boolean {
  return isSameSet(a.nodeIds, b.nodeIds) && isSameSet(a.edgeIds, b.edgeIds)
}

/** Whether two sets hold the same. */
export function isSameSet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return a === b || (a.size === b.size && [...a].every((value) => b.has(value)))
}

const CanvasContext = createContext<CanvasStore | undefined>(undefined)

/** Hands the store to nodes and edges. */
export const CanvasProvider = CanvasContext.Provider

/** Subscribes to the smallest part that `select` picks. */
export function useCanvasStore<T>(select: (state: CanvasState) => T): T {
  const store = useContext(CanvasContext)
  if (!store) throw new TypeError('There is no CanvasProvider above this component.')
  return useStore(store, select)
}

/** Yields how a node is shown. */
export function markNode({ selectedId, lit }: CanvasState, id: string): CanvasMark {
  if (!lit) return 'plain'
  if (selectedId === id) return 'selected'
  return lit.nodeIds.has(id) ? 'lit' : 'dim'
}

/** Yields how an edge is shown. */
export function markEdge({ lit }: CanvasState, id: string): CanvasMark {
  if (!lit) return 'plain'
  return lit.edgeIds.has(id) ? 'lit' : 'dim'
}
