import type { GraphDelta, GraphEdge, GraphNode, TrafficGraph } from './traffic-graph.ts'

/** Yields a graph without nodes. */
export function emptyGraph(): TrafficGraph {
  return { nodesById: new Map(), edgesById: new Map() }
}

/** Yields the graph after a change. Parts the delta does not name are shared, not copied. */
export function applyGraphDelta(graph: TrafficGraph, delta: GraphDelta): TrafficGraph {
  return {
    nodesById: applyChanges(graph.nodesById, delta.nodes, delta.removedNodeIds),
    edgesById: applyChanges(graph.edgesById, delta.edges, delta.removedEdgeIds),
  }
}

function applyChanges<T extends { readonly id: string }>(
  byId: ReadonlyMap<string, T>,
  changed: readonly T[],
  removedIds: readonly string[],
): ReadonlyMap<string, T> {
  if (changed.length === 0 && removedIds.length === 0) return byId
  const next = new Map(byId)
  for (const id of removedIds) next.delete(id)
  for (const value of changed) next.set(value.id, value)
  return next
}

/** Yields what leads from one graph to the other: `applyGraphDelta(before, diff)` equals `after`. */
export function diffGraphs(before: TrafficGraph, after: TrafficGraph): GraphDelta {
  return {
    nodes: listChanged(before.nodesById, after.nodesById),
    removedNodeIds: listRemoved(before.nodesById, after.nodesById),
    edges: listChanged(before.edgesById, after.edgesById),
    removedEdgeIds: listRemoved(before.edgesById, after.edgesById),
  }
}

function listChanged<T extends GraphNode | GraphEdge>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
): readonly T[] {
  return [...after.values()].filter((value) => !isEqual(before.get(value.id), value))
}

function listRemoved(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): readonly string[] {
  return [...before.keys()].filter((id) => !after.has(id))
}

/** Whether two graph values say the same; they are plain data of known, small depth. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((item, i) => isEqual(item, b[i]))
  }
  const entriesA = Object.entries(a)
  const valuesB = new Map<string, unknown>(Object.entries(b))
  return (
    entriesA.length === valuesB.size &&
    entriesA.every(([key, value]) => valuesB.has(key) && isEqual(value, valuesB.get(key)))
  )
}
