import { readNeighbours } from '@meshdraft/graph'
import type { TrafficGraph } from '@meshdraft/graph'
import type { SeverityCounts } from '../ui/CountBadges.tsx'
import type { FlowInput } from './flow-elements.ts'

/**
 * Lists the nodes that may say something else than before: those that changed, those whose edges
 * changed, and those that name one of them. With each key that is a handful of thousands.
 */
export function listTouchedNodes(before: FlowInput, after: FlowInput): ReadonlySet<string> {
  const touched = new Set<string>()
  if (before.graph !== after.graph) addChangedParts(before.graph, after.graph, touched)
  addChangedCounts(before.problemCounts, after.problemCounts, touched)
  if (before.staleNodeIds !== after.staleNodeIds) {
    for (const id of before.staleNodeIds) touched.add(id)
    for (const id of after.staleNodeIds) touched.add(id)
  }
  return touched
}

function addChangedParts(before: TrafficGraph, after: TrafficGraph, touched: Set<string>): void {
  if (before.edgesById !== after.edgesById) {
    for (const edge of after.edgesById.values()) {
      if (before.edgesById.get(edge.id) !== edge) touched.add(edge.from).add(edge.to)
    }
    for (const edge of before.edgesById.values()) {
      if (!after.edgesById.has(edge.id)) touched.add(edge.from).add(edge.to)
    }
  }
  if (before.nodesById === after.nodesById) return
  const { incoming, outgoing } = readNeighbours(after)
  for (const node of after.nodesById.values()) {
    if (before.nodesById.get(node.id) === node) continue
    touched.add(node.id)
    // A node names those it leads to, and a route its virtual service.
    for (const { from } of incoming.get(node.id) ?? []) touched.add(from)
    for (const { type, to } of outgoing.get(node.id) ?? []) if (type === 'contains') touched.add(to)
  }
}

function addChangedCounts(
  before: ReadonlyMap<string, SeverityCounts>,
  after: ReadonlyMap<string, SeverityCounts>,
  touched: Set<string>,
): void {
  if (before === after) return
  for (const [id, counts] of after) if (!isSameCounts(before.get(id), counts)) touched.add(id)
  for (const id of before.keys()) if (!after.has(id)) touched.add(id)
}

/** Whether two counts say the same. */
export function isSameCounts(a: SeverityCounts | undefined, b: SeverityCounts): boolean {
  return a?.error === b.error && a.warning === b.warning && a.info === b.info
}
