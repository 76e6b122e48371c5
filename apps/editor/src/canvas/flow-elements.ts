import { Position } from '@xyflow/react'
import type { Edge, Node } from '@xyflow/react'
import { readNeighbours } from '@meshdraft/graph'
import type { GraphLayout, GraphNode, NodeBox, TrafficGraph } from '@meshdraft/graph'
import { buildEdgeShapes, listShares } from '@meshdraft/picture'
import type { EdgePill, EdgeShape } from '@meshdraft/picture'
import type { SeverityCounts } from '../ui/CountBadges.tsx'
import type { SeverityLevel } from '../ui/SeverityIcon.tsx'
import { describeNode } from './describe-node.ts'
import { listTouchedNodes } from './touched-nodes.ts'
import type { Kept } from './useKeeping.ts'

/** What a node component draws. */
export type FlowNodeData = {
  readonly node: GraphNode
  /** In words, for screen readers. */
  readonly sentence: string
  /** Shares of the destinations, for the split bar. */
  readonly shares: readonly number[]
  readonly severity: SeverityLevel | undefined
  readonly isStale: boolean
}

export type FlowNode = Node<FlowNodeData, 'graph'>

export type FlowEdge = Edge<{ readonly shape: EdgeShape }, 'graph'>

export interface FlowInput {
  readonly graph: TrafficGraph
  readonly layout: GraphLayout
  readonly problemCounts: ReadonlyMap<string, SeverityCounts>
  readonly staleNodeIds: ReadonlySet<string>
}

/**
 * Builds the nodes for React Flow. Handles and sizes are given, so nothing is measured; a node that
 * says and shows the same as before is handed back as it was, so React skips it, and so is the map
 * of them all.
 */
export function buildFlowNodes(
  input: FlowInput,
  before: Kept<FlowInput, ReadonlyMap<string, FlowNode>> | undefined,
): ReadonlyMap<string, FlowNode> {
  const { graph, layout, problemCounts, staleNodeIds } = input
  const touched = before && listTouchedNodes(before.input, input)
  const { outgoing } = readNeighbours(graph)
  const nodes = new Map<string, FlowNode>()
  let isChanged = false
  for (const node of graph.nodesById.values()) {
    const box = layout.get(node.id)
    if (!box) continue
    const old = before?.value.get(node.id)
    if (old && isSameBox(old, box) && touched?.has(node.id) === false) {
      nodes.set(node.id, old)
      continue
    }
    const problems = problemCounts.get(node.id)
    const isStale = staleNodeIds.has(node.id)
    const data: FlowNodeData = {
      node,
      sentence: describeNode(graph, node, problems, isStale),
      shares: listShares(node, outgoing.get(node.id) ?? []),
      severity: worstOf(problems) ?? (node.type === 'missing' ? 'error' : undefined),
      isStale,
    }
    const isSame = old !== undefined && isSameBox(old, box) && isSameData(old.data, data)
    nodes.set(node.id, isSame ? old : toFlowNode(node.id, box, data))
    isChanged ||= !isSame
  }
  return before && !isChanged && nodes.size === before.value.size ? before.value : nodes
}

function toFlowNode(id: string, box: NodeBox, data: FlowNodeData): FlowNode {
  const { x, y, width, height } = box
  const handle = { y: height / 2, width: 1, height: 1 }
  return {
    id,
    type: 'graph',
    position: { x, y },
    width,
    height,
    // As if measured already: nodes out of sight are never mounted to be measured.
    measured: { width, height },
    handles: [
      { ...handle, type: 'source', position: Position.Right, x: width },
      { ...handle, type: 'target', position: Position.Left, x: 0 },
    ],
    zIndex: 3,
    domAttributes: { 'aria-roledescription': undefined },
    data,
  }
}

function isSameBox(flow: FlowNode, box: NodeBox): boolean {
  return flow.position.x === box.x && flow.position.y === box.y
}

function isSameData(a: FlowNodeData, b: FlowNodeData): boolean {
  return (
    a.node === b.node &&
    a.sentence === b.sentence &&
    a.severity === b.severity &&
    a.isStale === b.isStale &&
    String(a.shares) === String(b.shares)
  )
}

function worstOf(counts: SeverityCounts | undefined): SeverityLevel | undefined {
  if (!counts) return undefined
  return (['error', 'warning', 'info'] as const).find((level) => counts[level] > 0)
}

export type FlowEdgeInput = Pick<FlowInput, 'graph' | 'layout'>

/** Builds the edges for React Flow, keeping those that look as before, and the map of them all. */
export function buildFlowEdges(
  input: FlowEdgeInput,
  before: Kept<FlowEdgeInput, ReadonlyMap<string, FlowEdge>> | undefined,
): ReadonlyMap<string, FlowEdge> {
  if (before && isDrawnAlike(before.input, input)) return before.value
  const { graph, layout } = input
  const edges = new Map<string, FlowEdge>()
  let isChanged = false
  for (const [id, shape] of buildEdgeShapes(graph, layout)) {
    const edge = graph.edgesById.get(id)
    if (!edge) continue
    const old = before?.value.get(id)
    const isSame = old?.data !== undefined && isSameShape(old.data.shape, shape)
    edges.set(id, isSame ? old : toFlowEdge(id, edge.from, edge.to, shape))
    isChanged ||= !isSame
  }
  return before && !isChanged && edges.size === before.value.size ? before.value : edges
}

/** Whether the lines are the same for certain: of a node they show the box and the type only. */
function isDrawnAlike(before: FlowEdgeInput, after: FlowEdgeInput): boolean {
  if (before.layout !== after.layout || before.graph.edgesById !== after.graph.edgesById) {
    return false
  }
  const { nodesById } = before.graph
  if (nodesById === after.graph.nodesById) return true
  if (nodesById.size !== after.graph.nodesById.size) return false
  return [...after.graph.nodesById.values()].every(
    (node) => nodesById.get(node.id)?.type === node.type,
  )
}

function toFlowEdge(id: string, source: string, target: string, shape: EdgeShape): FlowEdge {
  return {
    id,
    source,
    target,
    type: 'graph',
    zIndex: 0,
    // The sentences of the nodes say what the edges show.
    domAttributes: { 'aria-hidden': true, 'aria-roledescription': undefined },
    data: { shape },
  }
}

function isSameShape(a: EdgeShape, b: EdgeShape): boolean {
  return (
    a.path === b.path &&
    a.litPath === b.litPath &&
    a.tip === b.tip &&
    a.width === b.width &&
    a.dash === b.dash &&
    a.pills.length === b.pills.length &&
    a.pills.every((pill, i) => isSamePill(pill, b.pills[i]))
  )
}

function isSamePill(a: EdgePill, b: EdgePill | undefined): boolean {
  return a.x === b?.x && a.y === b.y && a.text === b.text && a.icon === b.icon
}
