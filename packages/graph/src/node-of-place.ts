import { readNeighbours } from './connected.ts'
import type { GraphSource, TrafficGraph } from './traffic-graph.ts'

/** A place in the text, and the node it was chosen through where there is one. */
export interface ChosenPlace extends GraphSource {
  readonly nodeId?: string
}

/**
 * Finds the node that shows a place: the one it was chosen through, else the one that stands for the
 * smallest part of the text around it, else the first of its document.
 */
export function findNodeOf(graph: TrafficGraph, place: ChosenPlace): string | undefined {
  const { documentId, path, nodeId } = place
  if (nodeId !== undefined && graph.nodesById.has(nodeId)) return nodeId
  let first: string | undefined
  let narrowest: string | undefined
  let length = -1
  for (const { id, source } of graph.nodesById.values()) {
    if (source?.documentId !== documentId) continue
    first ??= id
    const own = source.path
    if (own.length <= length || !own.every((step, i) => step === path[i])) continue
    narrowest = id
    length = own.length
  }
  return narrowest ?? first
}

/**
 * Yields the text that a node leads to: where it is defined, else where it is first named.
 * `undefined` for the mesh and for folded nodes, which no text stands for.
 */
export function findSourceOf(graph: TrafficGraph, nodeId: string): GraphSource | undefined {
  const node = graph.nodesById.get(nodeId)
  if (!node || node.source || node.type === 'folded') return node?.source
  const edges = readNeighbours(graph).incoming.get(nodeId) ?? []
  const named = node.missing === 'gateway' ? readNeighbours(graph).outgoing.get(nodeId) : edges
  return named?.find((edge) => edge.source)?.source
}
