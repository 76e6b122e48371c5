import type { GraphEdge, TrafficGraph } from './traffic-graph.ts'

/** A part of a graph. */
export interface ConnectedPart {
  readonly nodeIds: ReadonlySet<string>
  readonly edgeIds: ReadonlySet<string>
}

/** Edges by the node at one of their ends. */
export interface GraphNeighbours {
  readonly outgoing: ReadonlyMap<string, readonly GraphEdge[]>
  readonly incoming: ReadonlyMap<string, readonly GraphEdge[]>
}

const neighboursByGraph = new WeakMap<TrafficGraph, GraphNeighbours>()

/** Yields the edges of every node, in the order of the graph. Kept with the graph, which is immutable. */
export function readNeighbours(graph: TrafficGraph): GraphNeighbours {
  const kept = neighboursByGraph.get(graph)
  if (kept) return kept
  const outgoing = new Map<string, GraphEdge[]>()
  const incoming = new Map<string, GraphEdge[]>()
  for (const edge of graph.edgesById.values()) {
    append(outgoing, edge.from, edge)
    append(incoming, edge.to, edge)
  }
  const neighbours = { outgoing, incoming }
  neighboursByGraph.set(graph, neighbours)
  return neighbours
}

function append(edges: Map<string, GraphEdge[]>, id: string, edge: GraphEdge): void {
  const list = edges.get(id)
  if (list) list.push(edge)
  else edges.set(id, [edge])
}

/**
 * Finds all that reaches a node or is reached from it, along the edges: what an edit of it may
 * concern. Empty when the graph has no such node.
 */
export function findConnected(graph: TrafficGraph, nodeId: string): ConnectedPart {
  return findAllConnected(graph, [nodeId])
}

/** Finds all that reaches one of the nodes or is reached from one of them. */
export function findAllConnected(graph: TrafficGraph, ids: Iterable<string>): ConnectedPart {
  const startIds = [...ids].filter((id) => graph.nodesById.has(id))
  const { outgoing, incoming } = readNeighbours(graph)
  const nodeIds = new Set<string>()
  const edgeIds = new Set<string>()
  follow(startIds, outgoing, (edge) => edge.to, nodeIds, edgeIds)
  follow(startIds, incoming, (edge) => edge.from, nodeIds, edgeIds)
  return { nodeIds, edgeIds }
}

function follow(
  startIds: readonly string[],
  edges: ReadonlyMap<string, readonly GraphEdge[]>,
  next: (edge: GraphEdge) => string,
  nodeIds: Set<string>,
  edgeIds: Set<string>,
): void {
  const seen = new Set(startIds)
  // The set grows while it is walked: a queue without a second list.
  for (const id of seen) {
    nodeIds.add(id)
    for (const edge of edges.get(id) ?? []) {
      edgeIds.add(edge.id)
      seen.add(next(edge))
    }
  }
}
