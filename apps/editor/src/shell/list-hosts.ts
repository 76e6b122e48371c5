import type { GraphNode, TrafficGraph } from '@meshdraft/graph'

/** A host of the workspace and what answers a call to it. */
export interface HostAnswer {
  readonly host: string
  /** E.g. `Virtual service storefront, 5 routes`. */
  readonly answer: string
  /** What a press on it selects. */
  readonly node: GraphNode
}

/**
 * Lists the hosts that something in the workspace answers, by name. A virtual service comes before the
 * service behind it, because it is what a call meets first.
 */
export function listHosts(graph: TrafficGraph): readonly HostAnswer[] {
  const routeCounts = new Map<string, number>()
  for (const node of graph.nodesById.values()) {
    if (node.type !== 'route' || node.parentId === undefined) continue
    routeCounts.set(node.parentId, (routeCounts.get(node.parentId) ?? 0) + 1)
  }
  const answers: HostAnswer[] = []
  const routed = new Set<string>()
  for (const node of graph.nodesById.values()) {
    if (node.type !== 'virtualService') continue
    for (const host of node.hosts ?? []) {
      routed.add(host)
      answers.push({ host, answer: describeRoutes(node, routeCounts.get(node.id) ?? 0), node })
    }
  }
  for (const node of graph.nodesById.values()) {
    if (node.type !== 'service' && node.type !== 'serviceEntry') continue
    for (const host of node.hosts ?? []) {
      if (!routed.has(host)) answers.push({ host, answer: describeTarget(node), node })
    }
  }
  return answers.toSorted((a, b) => (a.host < b.host ? -1 : a.host > b.host ? 1 : 0))
}

function describeRoutes({ label, namespace }: GraphNode, count: number): string {
  const routes = count === 0 ? 'no routes' : `${count} ${count === 1 ? 'route' : 'routes'}`
  return `Virtual service ${label}${namespace === undefined ? '' : ` in ${namespace}`}, ${routes}`
}

function describeTarget({ type, label, detail }: GraphNode): string {
  const name = type === 'service' ? 'Service' : 'Service entry'
  return `${name} ${label}${detail?.startsWith(':') ? ` ${detail}` : ''}, every request`
}
