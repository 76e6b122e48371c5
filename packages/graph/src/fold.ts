import { columnIndex } from './columns.ts'
import type { GraphEdge, GraphNode, NodeFold, TrafficGraph } from './traffic-graph.ts'

/** A graph in which some parts are one node each. */
export interface CollapsedGraph {
  readonly graph: TrafficGraph
  /** The folded node that stands for a node; nodes that are shown themselves have no entry. */
  readonly foldByNode: ReadonlyMap<string, string>
  /** What each folded node stands for, in the order of the graph. */
  readonly membersByFold: ReadonlyMap<string, readonly string[]>
}

/** Yields the id of the node that a namespace folds to. */
export function namespaceFoldId(namespace: string): string {
  return `fold:namespace/${namespace}`
}

/** Yields the id of the node that a service folds to, by its full host. */
export function serviceFoldId(fqdn: string): string {
  return `fold:service/${fqdn}`
}

/**
 * Yields what a node can be folded into, the smaller first: its service with subsets and rules, then
 * its namespace. Nothing for the mesh.
 */
export function listFoldsOf(graph: TrafficGraph, nodeId: string): readonly string[] {
  const node = graph.nodesById.get(nodeId)
  if (!node || node.type === 'folded') return []
  const service = findServiceOf(graph, node)
  return [
    ...(service === undefined ? [] : [serviceFoldId(service)]),
    ...(node.namespace === undefined ? [] : [namespaceFoldId(node.namespace)]),
  ]
}

/** Yields every namespace of a graph as a fold, in alphabetical order. */
export function listNamespaceFolds(graph: TrafficGraph): readonly string[] {
  const ids = new Set<string>()
  for (const { namespace } of graph.nodesById.values()) {
    if (namespace !== undefined) ids.add(namespaceFoldId(namespace))
  }
  return [...ids].toSorted()
}

/**
 * Shows namespaces and services as one node each. Edges lead to the folded node instead of what it
 * stands for; several of one type between the same two nodes become one with their count. Where a
 * service lies in a namespace that is folded too, the namespace holds it.
 *
 * Nothing is lost: every node is shown or in exactly one fold, and a fold that stands for nothing is
 * left out.
 *
 * @param foldIds - as `listFoldsOf` yields them; those the graph knows nothing of are left out.
 * @returns the graph itself where nothing folds.
 */
export function collapseGraph(graph: TrafficGraph, foldIds: ReadonlySet<string>): CollapsedGraph {
  const foldByNode = assignFolds(graph, foldIds)
  if (foldByNode.size === 0) return { graph, foldByNode, membersByFold: new Map() }
  const membersByFold = new Map<string, string[]>()
  for (const [nodeId, foldId] of foldByNode) {
    const members = membersByFold.get(foldId)
    if (members) members.push(nodeId)
    else membersByFold.set(foldId, [nodeId])
  }
  const nodesById = new Map<string, GraphNode>()
  for (const node of graph.nodesById.values()) {
    const foldId = foldByNode.get(node.id)
    if (foldId === undefined) nodesById.set(node.id, node)
    else if (!nodesById.has(foldId)) {
      nodesById.set(foldId, toFoldNode(foldId, membersByFold.get(foldId) ?? [], graph))
    }
  }
  return {
    graph: { nodesById, edgesById: joinEdges(graph, foldByNode) },
    foldByNode,
    membersByFold,
  }
}

function assignFolds(
  graph: TrafficGraph,
  foldIds: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const foldByNode = new Map<string, string>()
  if (foldIds.size === 0) return foldByNode
  for (const node of graph.nodesById.values()) {
    const { namespace } = node
    const whole = namespace === undefined ? undefined : namespaceFoldId(namespace)
    if (whole !== undefined && foldIds.has(whole)) {
      foldByNode.set(node.id, whole)
      continue
    }
    const service = findServiceOf(graph, node)
    if (service === undefined) continue
    const id = serviceFoldId(service)
    if (foldIds.has(id) && !isInFoldedNamespace(graph, service, foldIds)) {
      foldByNode.set(node.id, id)
    }
  }
  return foldByNode
}

function isInFoldedNamespace(
  graph: TrafficGraph,
  fqdn: string,
  foldIds: ReadonlySet<string>,
): boolean {
  const namespace = findTarget(graph, fqdn)?.namespace
  return namespace !== undefined && foldIds.has(namespaceFoldId(namespace))
}

/** The node of a host that receives traffic. */
function findTarget({ nodesById }: TrafficGraph, fqdn: string): GraphNode | undefined {
  return (
    nodesById.get(`service:${fqdn}`) ??
    nodesById.get(`se:${fqdn}`) ??
    nodesById.get(`missing:service:${fqdn}`)
  )
}

/**
 * The host of the service that a node belongs to: the service itself, a subset of it, and the rules
 * that are for it alone. A virtual service of several hosts, or of one that is no service here,
 * belongs to none.
 */
function findServiceOf(graph: TrafficGraph, node: GraphNode): string | undefined {
  switch (node.type === 'missing' ? node.missing : node.type) {
    case 'service':
    case 'serviceEntry':
    case 'subset':
    case 'virtualService': {
      const [host, ...others] = node.hosts ?? []
      if (host === undefined || others.length > 0 || !findTarget(graph, host)) return undefined
      return host
    }
    case 'route': {
      const parent = graph.nodesById.get(node.parentId ?? '')
      return parent && findServiceOf(graph, parent)
    }
    case 'answer': {
      const route = graph.nodesById.get(node.id.slice('answer:'.length))
      return route && findServiceOf(graph, route)
    }
    default:
      return undefined
  }
}

function toFoldNode(id: string, memberIds: readonly string[], graph: TrafficGraph): GraphNode {
  const members = memberIds.flatMap((memberId) => graph.nodesById.get(memberId) ?? [])
  const isNamespace = id.startsWith('fold:namespace/')
  const name = id.slice(id.indexOf('/') + 1)
  const target = isNamespace ? undefined : findTarget(graph, name)
  const namespace = isNamespace ? name : target?.namespace
  const hosts = new Set(members.flatMap((member) => member.hosts ?? []))
  const fold: NodeFold = {
    of: isNamespace ? 'namespace' : 'service',
    count: members.length,
    column: isNamespace ? pickColumn(members) : 4,
  }
  return {
    id,
    type: 'folded',
    label: target?.label ?? name,
    detail: `${members.length} ${members.length === 1 ? 'object' : 'objects'}`,
    ...(namespace !== undefined && { namespace }),
    fold,
    ...(hosts.size > 0 && { hosts: [...hosts].toSorted() }),
  }
}

/** Rules take in what gateways let in and hand it on to services, so where they are counts first. */
function pickColumn(members: readonly GraphNode[]): number {
  const columns = new Set(members.map(columnIndex))
  return [1, 4, 3, 0, 2, 5].find((column) => columns.has(column)) ?? 4
}

function joinEdges(
  graph: TrafficGraph,
  foldByNode: ReadonlyMap<string, string>,
): ReadonlyMap<string, GraphEdge> {
  const edgesById = new Map<string, GraphEdge>()
  const joined = new Map<string, GraphEdge[]>()
  for (const edge of graph.edgesById.values()) {
    const from = foldByNode.get(edge.from) ?? edge.from
    const to = foldByNode.get(edge.to) ?? edge.to
    if (from === edge.from && to === edge.to) {
      edgesById.set(edge.id, edge)
      continue
    }
    if (from === to) continue
    const id = `${edge.type}:${from}->${to}`
    const moved = { ...edge, id, from, to }
    const others = joined.get(id)
    if (others) others.push(moved)
    else joined.set(id, [moved])
  }
  for (const [id, edges] of joined) edgesById.set(id, joinOne(edges))
  return edgesById
}

/** One edge for several. Shares add up only where one route sends them all. */
function joinOne(edges: readonly GraphEdge[]): GraphEdge {
  const [first] = edges
  if (!first) throw new RangeError('There is nothing to join.')
  const { id, from, to, type, source, weight, label, fault } = first
  const isSameOrigin = !from.startsWith('fold:')
  const isShare = isSameOrigin && type === 'routes'
  const percents = edges.flatMap(({ percent }) => percent ?? [])
  const isKnown = isShare && percents.length === edges.length
  const sum = percents.reduce((total, percent) => total + percent, 0)
  return {
    id,
    from,
    to,
    type,
    ...(weight !== undefined && isShare && edges.length === 1 && { weight }),
    ...(isKnown && { percent: Math.min(100, Math.round(sum * 100) / 100) }),
    ...(label !== undefined && edges.every((edge) => edge.label === label) && { label }),
    ...(fault !== undefined && edges.every((edge) => edge.fault === fault) && { fault }),
    ...(edges.length > 1 && { count: edges.length }),
    ...(isSameOrigin && source && { source }),
  }
}

/**
 * Hands what belongs to nodes (findings) on to the folded nodes that stand for them: each thing once.
 *
 * @returns the same map where nothing is folded.
 */
export function moveToFolds<T>(
  byNode: ReadonlyMap<string, readonly T[]>,
  { foldByNode }: Pick<CollapsedGraph, 'foldByNode'>,
): ReadonlyMap<string, readonly T[]> {
  if (foldByNode.size === 0 || byNode.size === 0) return byNode
  const moved = new Map<string, readonly T[]>()
  const sets = new Map<string, Set<T>>()
  for (const [nodeId, values] of byNode) {
    const foldId = foldByNode.get(nodeId)
    if (foldId === undefined) {
      moved.set(nodeId, values)
      continue
    }
    const set = sets.get(foldId) ?? new Set()
    for (const value of values) set.add(value)
    sets.set(foldId, set)
  }
  for (const [foldId, set] of sets) moved.set(foldId, [...set])
  return moved
}
