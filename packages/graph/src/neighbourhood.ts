import { readNeighbours } from './connected.ts'
import type { GraphEdge, TrafficGraph } from './traffic-graph.ts'

/** How many edges one looks along in each direction. */
export type FocusDepth = 1 | 2 | 3 | 'all'

/**
 * Yields the nodes around one: those that reach it and those it reaches, along so many edges. It is
 * among them itself; none where the graph has no such node.
 */
export function findNeighbourhood(
  graph: TrafficGraph,
  nodeId: string,
  depth: FocusDepth,
): ReadonlySet<string> {
  const found = new Set<string>()
  if (!graph.nodesById.has(nodeId)) return found
  const { incoming, outgoing } = readNeighbours(graph)
  const most = depth === 'all' ? Infinity : depth
  follow(nodeId, most, found, (id) => outgoing.get(id), 'to')
  follow(nodeId, most, found, (id) => incoming.get(id), 'from')
  return found
}

function follow(
  start: string,
  most: number,
  found: Set<string>,
  edgesAt: (id: string) => readonly GraphEdge[] | undefined,
  end: 'from' | 'to',
): void {
  const seen = new Set([start])
  let ring: readonly string[] = [start]
  for (let step = 0; ring.length > 0; step += 1) {
    for (const id of ring) found.add(id)
    if (step >= most) return
    const next: string[] = []
    for (const id of ring) {
      for (const edge of edgesAt(id) ?? []) {
        if (seen.has(edge[end])) continue
        seen.add(edge[end])
        next.push(edge[end])
      }
    }
    ring = next
  }
}
