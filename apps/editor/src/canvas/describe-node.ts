import { formatPercent, readNeighbours } from '@meshdraft/graph'
import type { GraphEdge, GraphNode, TrafficGraph } from '@meshdraft/graph'
import { describeCounts } from '../ui/CountBadges.tsx'
import type { SeverityCounts } from '../ui/CountBadges.tsx'

/**
 * Says in words what a node shows, e.g. `Route 2, reviews, of virtual service storefront: GET
 * /api/reviews…. 90% to v1, 10% to v2. 1 error.`
 */
export function describeNode(
  graph: TrafficGraph,
  node: GraphNode,
  problems?: SeverityCounts,
  isStale = false,
): string {
  const edges = readNeighbours(graph).outgoing.get(node.id) ?? []
  const sentences = [
    describeItself(graph, node, edges),
    ...describeTraffic(graph, edges),
    node.hasCircuitBreaker ? 'Has a circuit breaker' : '',
    problems ? describeCounts(problems) : '',
    isStale ? 'As last read: its text is broken' : '',
  ]
  return sentences
    .filter((sentence) => sentence !== '')
    .map((sentence) => `${sentence}.`)
    .join(' ')
}

function describeItself(graph: TrafficGraph, node: GraphNode, edges: readonly GraphEdge[]): string {
  const { label, detail, namespace } = node
  const place = namespace === undefined ? '' : ` in ${namespace}`
  switch (node.type) {
    case 'server':
      return `Server ${label}, ${detail ?? 'no hosts'}, of gateway ${nameGateway(node)}`
    case 'mesh':
      return 'Mesh, all sidecars'
    case 'virtualService': {
      const count = edges.filter((edge) => edge.type === 'contains').length
      return `Virtual service ${label}${place}, ${count} ${count === 1 ? 'route' : 'routes'}`
    }
    case 'route': {
      const parent = graph.nodesById.get(node.parentId ?? '')?.label ?? 'unknown'
      return `Route ${node.order ?? '?'}, ${label}, of virtual service ${parent}: ${detail ?? ''}`
    }
    case 'subset':
      return `Subset ${label} of ${nameHost(graph, node, edges)}`
    case 'service':
      return `Service ${label}${place}${describePort(detail)}`
    case 'serviceEntry':
      return `Service entry ${label}${place}${describePort(detail)}`
    case 'workload':
      return `${detail ?? 'Workload'} ${label}${place}`
    case 'answer':
      return `Answer ${label}`
    case 'folded':
      return `Folded ${node.fold?.of ?? 'part'} ${label}, ${detail ?? 'nothing'}`
    case 'missing':
      return `Missing ${MISSING[node.missing ?? 'service']} ${label}${place}, named but not defined`
  }
}

const MISSING = {
  gateway: 'gateway',
  virtualService: 'virtual service',
  subset: 'subset',
  service: 'service',
} as const

function describePort(detail: string | undefined): string {
  return detail?.startsWith(':') ? `, port ${detail.slice(1)}` : ''
}

function nameGateway({ id }: GraphNode): string {
  return id.slice(id.indexOf('/') + 1, id.lastIndexOf('#'))
}

function nameHost(graph: TrafficGraph, node: GraphNode, edges: readonly GraphEdge[]): string {
  for (const edge of edges) {
    const target = graph.nodesById.get(edge.to)
    if (target && target.type !== 'workload') return target.label
  }
  return node.hosts?.[0] ?? 'an unknown host'
}

function describeTraffic(graph: TrafficGraph, edges: readonly GraphEdge[]): readonly string[] {
  const nameOf = (edge: GraphEdge): string => graph.nodesById.get(edge.to)?.label ?? 'nothing'
  const shares = edges
    .filter((edge) => edge.type === 'routes')
    .map((edge) =>
      edge.percent === undefined
        ? `unknown share to ${nameOf(edge)}`
        : `${formatPercent(edge.percent)} to ${nameOf(edge)}`,
    )
  const [first, ...others] = shares
  const all = others.length === 0 && first?.startsWith('100% to ') ? [first.slice(5)] : shares
  const only = (type: GraphEdge['type']) => edges.filter((edge) => edge.type === type)
  return [
    capitalise(all.join(', ')),
    ...only('mirrors').map(
      (edge) => `Mirrors ${formatPercent(edge.percent ?? 100)} to ${nameOf(edge)}`,
    ),
    ...only('delegates').map((edge) => `Delegates to ${nameOf(edge)}`),
    ...only('redirects').map((edge) => `Redirects to ${nameOf(edge)}`),
    ...describeFaults(edges),
  ]
}

function describeFaults(edges: readonly GraphEdge[]): readonly string[] {
  const faulty = edges.find((edge) => edge.fault !== undefined)
  return faulty?.fault === undefined ? [] : [`Injects ${faulty.fault}`]
}

function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
