import { mergeEdges, mergeNodes } from '@meshdraft/graph'
import type {
  GraphDelta,
  GraphEdge,
  GraphFragment,
  GraphNode,
  TrafficGraph,
} from '@meshdraft/graph'
import { isEqual } from './is-equal.ts'

/** The graph as the sum of the fragments of many owners, kept up to date one fragment at a time. */
export interface GraphStore<Owner> {
  /** Replaces what `owner` adds; `undefined`: nothing. */
  set(owner: Owner, fragment: GraphFragment | undefined): void
  /** Yields what changed since the last call, and makes it the present graph. */
  flush(): GraphDelta
  /** The graph as of the last `flush`; do not change. */
  readonly graph: TrafficGraph
}

/** What owners say about one id: a node in a workspace of thousands is often said a thousand times in the same words. */
type Contributions<Value> = Map<string, { readonly value: Value; count: number }>

interface Part<Value extends { readonly id: string }> {
  readonly contributions: Map<string, Contributions<Value>>
  readonly dirty: Set<string>
}

/** Makes an empty graph. */
export function createGraphStore<Owner>(): GraphStore<Owner> {
  const fragments = new Map<Owner, GraphFragment>()
  const nodes: Part<GraphNode> = { contributions: new Map(), dirty: new Set() }
  const edges: Part<GraphEdge> = { contributions: new Map(), dirty: new Set() }
  const nodesById = new Map<string, GraphNode>()
  const edgesById = new Map<string, GraphEdge>()
  const edgeIdsByNode = new Map<string, Set<string>>()

  return {
    graph: { nodesById, edgesById },
    set(owner, fragment) {
      const before = fragments.get(owner)
      // Added first: what is said as before is never gone in between.
      for (const node of fragment?.nodes ?? []) count(nodes, node, 1)
      for (const edge of fragment?.edges ?? []) addEdge(edge)
      for (const node of before?.nodes ?? []) count(nodes, node, -1)
      for (const edge of before?.edges ?? []) removeEdge(edge)
      if (fragment) fragments.set(owner, fragment)
      else fragments.delete(owner)
    },
    flush() {
      const changedNodes: GraphNode[] = []
      const removedNodeIds: string[] = []
      for (const id of nodes.dirty) {
        const before = nodesById.get(id)
        const after = combine(nodes, id, mergeNodes)
        if (isEqual(before, after)) continue
        if (after) {
          nodesById.set(id, after)
          changedNodes.push(after)
        } else {
          nodesById.delete(id)
          removedNodeIds.push(id)
        }
        // An edge is drawn only between nodes that are.
        if (before && after) continue
        for (const edgeId of edgeIdsByNode.get(id) ?? []) edges.dirty.add(edgeId)
      }
      nodes.dirty.clear()
      return { nodes: changedNodes, removedNodeIds, ...flushEdges() }
    },
  }

  function flushEdges(): Pick<GraphDelta, 'edges' | 'removedEdgeIds'> {
    const changed: GraphEdge[] = []
    const removedEdgeIds: string[] = []
    for (const id of edges.dirty) {
      const before = edgesById.get(id)
      const edge = combine(edges, id, mergeEdges)
      const after = edge && nodesById.has(edge.from) && nodesById.has(edge.to) ? edge : undefined
      if (isEqual(before, after)) continue
      if (after) {
        edgesById.set(id, after)
        changed.push(after)
      } else {
        edgesById.delete(id)
        removedEdgeIds.push(id)
      }
    }
    edges.dirty.clear()
    return { edges: changed, removedEdgeIds }
  }

  function addEdge(edge: GraphEdge): void {
    count(edges, edge, 1)
    for (const nodeId of [edge.from, edge.to]) {
      const ids = edgeIdsByNode.get(nodeId)
      if (ids) ids.add(edge.id)
      else edgeIdsByNode.set(nodeId, new Set([edge.id]))
    }
  }

  function removeEdge(edge: GraphEdge): void {
    count(edges, edge, -1)
    if (edges.contributions.has(edge.id)) return
    for (const nodeId of [edge.from, edge.to]) {
      const ids = edgeIdsByNode.get(nodeId)
      ids?.delete(edge.id)
      if (ids?.size === 0) edgeIdsByNode.delete(nodeId)
    }
  }
}

function count<Value extends { readonly id: string }>(
  { contributions, dirty }: Part<Value>,
  value: Value,
  by: 1 | -1,
): void {
  const text = JSON.stringify(value)
  const said = contributions.get(value.id) ?? new Map<string, { value: Value; count: number }>()
  contributions.set(value.id, said)
  const entry = said.get(text)
  if (!entry) {
    said.set(text, { value, count: by })
    dirty.add(value.id)
    return
  }
  entry.count += by
  if (entry.count > 0) return
  said.delete(text)
  dirty.add(value.id)
  if (said.size === 0) contributions.delete(value.id)
}

function combine<Value extends { readonly id: string }>(
  { contributions }: Part<Value>,
  id: string,
  merge: (values: readonly Value[]) => Value,
): Value | undefined {
  const said = contributions.get(id)
  return said && merge([...said.values()].map(({ value }) => value))
}
