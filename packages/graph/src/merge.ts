import type { GraphFragment } from './builder.ts'
import { compareSources } from './compare.ts'
import type { GraphEdge, GraphNode, TrafficGraph } from './traffic-graph.ts'

/**
 * Combines what several resources say about one node; the order of the contributions is of no
 * account. A definition (it has a source) beats a mention, and both beat `missing`. Of several
 * definitions the last in path order counts, as in the index; facts it lacks come from the others.
 *
 * @param contributions - nodes of the same id, at least one.
 */
export function mergeNodes(contributions: readonly GraphNode[]): GraphNode {
  const [first, ...rest] = contributions
  if (!first) throw new RangeError('There is nothing to merge.')
  if (rest.length === 0) return orderFields(first, NODE_FIELDS)
  const ordered = contributions.toSorted(compareNodes)
  const last = ordered.at(-1) ?? first
  const definitions = ordered.filter((node) => node.type !== 'missing' || last.type === 'missing')
  const merged: GraphNode = Object.assign({}, ...definitions)
  const hosts = new Set(definitions.flatMap((node) => node.hosts ?? []))
  const complete: GraphNode = {
    ...merged,
    ...(hosts.size > 0 && { hosts: [...hosts].toSorted() }),
    ...(definitions.some((node) => node.hasCircuitBreaker) && { hasCircuitBreaker: true }),
    ...(definitions.some((node) => node.hasTls) && { hasTls: true }),
  }
  return orderFields(complete, NODE_FIELDS)
}

/**
 * Combines what several resources say about one edge: the one whose source is last in path order
 * counts.
 *
 * @param contributions - edges of the same id, at least one.
 */
export function mergeEdges(contributions: readonly GraphEdge[]): GraphEdge {
  const [first, ...rest] = contributions
  if (!first) throw new RangeError('There is nothing to merge.')
  if (rest.length === 0) return orderFields(first, EDGE_FIELDS)
  const merged: GraphEdge = Object.assign({}, ...contributions.toSorted(compareEdges))
  return orderFields(merged, EDGE_FIELDS)
}

const NODE_FIELDS = listFields<GraphNode>({
  id: 0,
  type: 0,
  label: 0,
  detail: 0,
  namespace: 0,
  source: 0,
  order: 0,
  marks: 0,
  missing: 0,
  hasCircuitBreaker: 0,
  hasTls: 0,
  ports: 0,
  protocols: 0,
  fold: 0,
  hosts: 0,
  parentId: 0,
})

const EDGE_FIELDS = listFields<GraphEdge>({
  id: 0,
  from: 0,
  to: 0,
  type: 0,
  weight: 0,
  percent: 0,
  label: 0,
  fault: 0,
  count: 0,
  source: 0,
})

/** The names of all fields of a type: the compiler misses none. */
function listFields<T>(fields: Readonly<Record<keyof T, 0>>): readonly string[] {
  return Object.keys(fields)
}

/**
 * Writes the fields in one order, so that the same graph is the same text whoever said what first:
 * a node keeps its object as long as it is equal, whatever it was merged from.
 */
function orderFields<T extends object>(value: T, order: readonly string[]): T {
  const known = value as Readonly<Record<string, unknown>>
  const entries = order.filter((key) => known[key] !== undefined).map((key) => [key, known[key]])
  // All fields of T, without undefined ones.
  return Object.fromEntries(entries) as T
}

/** Builds the graph of all fragments at once. Edges that lead nowhere are left out. */
export function buildGraph(fragments: Iterable<GraphFragment>): TrafficGraph {
  const nodes = new Map<string, GraphNode[]>()
  const edges = new Map<string, GraphEdge[]>()
  for (const fragment of fragments) {
    for (const node of fragment.nodes) append(nodes, node.id, node)
    for (const edge of fragment.edges) append(edges, edge.id, edge)
  }
  const nodesById = new Map([...nodes].map(([id, list]) => [id, mergeNodes(list)]))
  const edgesById = new Map<string, GraphEdge>()
  for (const [id, list] of edges) {
    const edge = mergeEdges(list)
    if (nodesById.has(edge.from) && nodesById.has(edge.to)) edgesById.set(id, edge)
  }
  return { nodesById, edgesById }
}

function append<T>(lists: Map<string, T[]>, id: string, value: T): void {
  const list = lists.get(id)
  if (list) list.push(value)
  else lists.set(id, [value])
}

function rank(node: GraphNode): number {
  if (node.type === 'missing') return 0
  return node.source ? 2 : 1
}

function compareNodes(a: GraphNode, b: GraphNode): number {
  return (
    rank(a) - rank(b) || compareSources(a.source, b.source) || compareText(toText(a), toText(b))
  )
}

function compareEdges(a: GraphEdge, b: GraphEdge): number {
  return compareSources(a.source, b.source) || compareText(toText(a), toText(b))
}

/** Only settles ties between contributions without a source, so the form does not matter. */
function toText(value: GraphNode | GraphEdge): string {
  return JSON.stringify(Object.entries(value).toSorted(([a], [b]) => compareText(a, b)))
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
