import { findAllConnected } from './connected.ts'
import type { GraphEdge, GraphNode, GraphNodeType, TrafficGraph } from './traffic-graph.ts'

/** Which part of a graph is shown. An absent field shows everything. */
export interface GraphFilter {
  /** Only what these namespaces define, with all that reaches it or is reached from it. */
  readonly namespaces?: ReadonlySet<string>
  /** Only these nodes, with all that reaches them or is reached from them; e.g. those with findings. */
  readonly nodeIds?: ReadonlySet<string>
  /**
   * Only nodes that stand for this host, with their connections. A Service may be named in short, as
   * in a VirtualService. Upper and lower case are equal.
   */
  readonly host?: string
  /** Only these types of nodes; edges run on through what is hidden. `missing` counts as what is missing. */
  readonly types?: ReadonlySet<GraphNodeType>
}

/**
 * Finds nodes by text: label, second line, namespace and hosts, upper and lower case being equal.
 *
 * @returns ids in the order of the graph; none for an empty text.
 */
export function searchNodes(graph: TrafficGraph, text: string): readonly string[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return []
  return [...graph.nodesById.values()]
    .filter((node) => listTexts(node).some((part) => part.toLowerCase().includes(wanted)))
    .map((node) => node.id)
}

function listTexts(node: GraphNode): readonly string[] {
  return [node.label, node.detail ?? '', node.namespace ?? '', ...(node.hosts ?? [])]
}

/** Yields the part of a graph that passes the filter; the graph itself when nothing is filtered. */
export function filterGraph(graph: TrafficGraph, filter: GraphFilter): TrafficGraph {
  let part = graph
  if (filter.namespaces || filter.nodeIds || filter.host !== undefined) {
    const wanted = [...graph.nodesById.values()].filter((node) => isWanted(node, filter))
    const { nodeIds } = findAllConnected(
      graph,
      wanted.map((node) => node.id),
    )
    part = keepNodes(graph, (node) => nodeIds.has(node.id))
  }
  const { types } = filter
  return types ? contract(part, (node) => types.has(shownType(node))) : part
}

function isWanted(node: GraphNode, filter: GraphFilter): boolean {
  if (filter.namespaces && !filter.namespaces.has(node.namespace ?? '')) return false
  if (filter.nodeIds && !filter.nodeIds.has(node.id)) return false
  const host = filter.host?.toLowerCase()
  return (
    host === undefined || (node.hosts ?? []).some((name) => isWrittenFor(name.toLowerCase(), host))
  )
}

/** Whether `written` is the host, or the short form of a Service's: `reviews`, `reviews.shop`, `reviews.shop.svc`. */
function isWrittenFor(name: string, written: string): boolean {
  if (name === written) return true
  return written !== '' && name.split('.')[2] === 'svc' && name.startsWith(`${written}.`)
}

/** The type by which a node is filtered: a missing gateway hides with the servers. */
export function shownType(node: GraphNode): GraphNodeType {
  if (node.type !== 'missing') return node.type
  return node.missing === 'gateway' ? 'server' : (node.missing ?? 'missing')
}

/** Yields the nodes that pass, with the edges between them. */
export function keepNodes(graph: TrafficGraph, isKept: (node: GraphNode) => boolean): TrafficGraph {
  const nodesById = new Map([...graph.nodesById].filter(([, node]) => isKept(node)))
  const edgesById = new Map(
    [...graph.edgesById].filter(([, edge]) => nodesById.has(edge.from) && nodesById.has(edge.to)),
  )
  return { nodesById, edgesById }
}

/** Hides nodes and lets the edges that lead to them run on to the next ones that are shown. */
function contract(graph: TrafficGraph, isShown: (node: GraphNode) => boolean): TrafficGraph {
  const kept = keepNodes(graph, isShown)
  if (kept.nodesById.size === graph.nodesById.size) return graph
  const outgoing = new Map<string, GraphEdge[]>()
  for (const edge of graph.edgesById.values()) {
    outgoing.set(edge.from, [...(outgoing.get(edge.from) ?? []), edge])
  }
  const edgesById = new Map(kept.edgesById)
  for (const edge of graph.edgesById.values()) {
    if (!kept.nodesById.has(edge.from) || kept.nodesById.has(edge.to)) continue
    const seen = new Set([edge.to])
    for (const id of seen) {
      for (const next of outgoing.get(id) ?? []) {
        if (!kept.nodesById.has(next.to)) seen.add(next.to)
        else if (next.to !== edge.from) {
          const joined = { ...edge, id: `${edge.id}>${next.to}`, to: next.to }
          edgesById.set(joined.id, joined)
        }
      }
    }
  }
  return { nodesById: kept.nodesById, edgesById }
}
