import { readNeighbours } from '../connected.ts'
import type { GraphEdge, GraphNode, TrafficGraph } from '../traffic-graph.ts'

/** Names the node that an edge leads to as a sentence says it, e.g. `reviews v1`, `missing catalog`. */
export function nameTarget(graph: TrafficGraph, edge: Pick<GraphEdge, 'to'>): string {
  const node = graph.nodesById.get(edge.to)
  return node ? nameInSentence(graph, node) : 'nothing'
}

/** Names a node where the sentence does not say what it is. */
export function nameInSentence(graph: TrafficGraph, node: GraphNode): string {
  const { type, label } = node
  if (type === 'subset') return `${nameHost(graph, node)} ${label}`
  if (type === 'missing') {
    const name = node.missing === 'subset' ? `${nameHost(graph, node)} ${label}` : label
    return `missing ${name}`
  }
  if (type === 'folded') return `folded ${node.fold?.of ?? 'part'} ${label}`
  return label
}

/** Names the host of a subset as its service is named, e.g. `reviews`. */
export function nameHost(graph: TrafficGraph, node: GraphNode): string {
  for (const edge of readNeighbours(graph).outgoing.get(node.id) ?? []) {
    const target = graph.nodesById.get(edge.to)
    if (target && target.type !== 'workload') return target.label
  }
  const [host] = node.hosts ?? []
  if (host === undefined) return 'an unknown host'
  const [head = host] = host.split('.')
  return host.includes('.svc.') && head !== '*' ? head : host
}
