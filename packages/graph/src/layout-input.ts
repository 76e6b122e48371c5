import { columnIndex } from './columns.ts'
import { compareSources, sortByIds } from './compare.ts'
import type { GraphNode, TrafficGraph } from './traffic-graph.ts'

/** A node that is ordered together with those that must stay beside it. */
export interface LayoutUnit {
  /** Indices of nodes of one column, in their fixed order. */
  readonly members: readonly number[]
}

/** A virtual service (or none) with its routes: one block of rows. */
export interface LayoutBlock {
  readonly virtualService: number | undefined
  readonly routes: readonly number[]
}

/** A graph with numbers instead of ids: what the sweeps work on. */
export interface LayoutInput {
  readonly nodes: readonly GraphNode[]
  readonly columnOf: Uint8Array
  /** Neighbours by node in columns to the left and to the right. */
  readonly left: readonly (readonly number[])[]
  readonly right: readonly (readonly number[])[]
  /** Servers whose traffic is sent on to a server, by that server. */
  readonly redirectors: ReadonlyMap<number, readonly number[]>
  /** Virtual services with their delegates, each with its routes. */
  readonly clusters: readonly (readonly LayoutBlock[])[]
  /** Units of the columns servers, subsets, services and workloads, by column. */
  readonly units: ReadonlyMap<number, readonly LayoutUnit[]>
  /** Nodes that no virtual service concerns, by connected part. */
  readonly loose: readonly (readonly number[])[]
}

/** Reads a graph into the form in which it is laid out. The order of its maps is of no account. */
export function readLayoutInput(graph: TrafficGraph): LayoutInput {
  const nodes = sortNodes(graph)
  const indexById = new Map(nodes.map((node, i) => [node.id, i]))
  const columnOf = Uint8Array.from(nodes, columnIndex)
  const left: number[][] = nodes.map(() => [])
  const right: number[][] = nodes.map(() => [])
  const redirectors = new Map<number, number[]>()
  const delegates = new Map<number, number[]>()
  const parts = new DisjointSets(nodes.length)
  for (const edge of graph.edgesById.values()) {
    const from = indexById.get(edge.from)
    const to = indexById.get(edge.to)
    if (from === undefined || to === undefined || from === to) continue
    parts.join(from, to)
    const fromColumn = columnOf[from] ?? 0
    const toColumn = columnOf[to] ?? 0
    if (edge.type === 'delegates') append(delegates, from, to)
    else if (fromColumn === 0 && toColumn === 0) append(redirectors, to, from)
    else if (fromColumn < toColumn && edge.type !== 'contains') {
      right[from]?.push(to)
      left[to]?.push(from)
    }
  }
  for (const lists of [left, right, redirectors.values(), delegates.values()]) {
    for (const list of lists) list.sort((a, b) => a - b)
  }
  const routesByParent = groupRoutes(nodes, indexById, columnOf)
  const clusters = buildClusters(nodes, columnOf, routesByParent, delegates, left)
  for (const cluster of clusters) {
    for (const block of cluster) {
      for (const route of block.routes) {
        if (block.virtualService !== undefined) parts.join(block.virtualService, route)
      }
    }
  }
  const anchored = new Set(
    nodes.flatMap((_, i) => (columnOf[i] === 1 || columnOf[i] === 2 ? [parts.find(i)] : [])),
  )
  const isAnchored = (i: number): boolean => anchored.has(parts.find(i))
  return {
    nodes,
    columnOf,
    left,
    right,
    redirectors,
    clusters,
    units: buildUnits(nodes, columnOf, redirectors, isAnchored),
    loose: collectLoose(nodes, parts, isAnchored),
  }
}

/** By id, the mesh last: gateways are where one starts to read. */
function sortNodes(graph: TrafficGraph): readonly GraphNode[] {
  const nodes = sortByIds([...graph.nodesById.values()])
  return [
    ...nodes.filter((node) => node.type !== 'mesh'),
    ...nodes.filter((node) => node.type === 'mesh'),
  ]
}

function append(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key)
  if (!list) lists.set(key, [value])
  else if (!list.includes(value)) list.push(value)
}

const PROTOCOLS = ['http', 'tls', 'tcp']

/** Groups routes by their virtual service, in order of evaluation: http, then tls, then tcp. */
function groupRoutes(
  nodes: readonly GraphNode[],
  indexById: ReadonlyMap<string, number>,
  columnOf: Uint8Array,
): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>()
  for (const [i, node] of nodes.entries()) {
    if (columnOf[i] !== 2) continue
    const parent = node.parentId === undefined ? undefined : indexById.get(node.parentId)
    // A route without its virtual service (a filtered graph) forms a block of its own.
    append(groups, parent ?? -1 - i, i)
  }
  for (const [parent, routes] of groups) {
    if (routes.length > 1) groups.set(parent, sortRoutes(routes, nodes))
  }
  return groups
}

function sortRoutes(routes: readonly number[], nodes: readonly GraphNode[]): number[] {
  const ranked = routes.map((i) => {
    const { id = '', order = 0 } = nodes[i] ?? {}
    const protocol = id.slice(id.lastIndexOf('/', id.lastIndexOf('/') - 1) + 1, id.lastIndexOf('/'))
    return { i, protocol: PROTOCOLS.indexOf(protocol), order }
  })
  return ranked
    .sort((a, b) => a.protocol - b.protocol || a.order - b.order || a.i - b.i)
    .map(({ i }) => i)
}

/** Puts every delegate below the first virtual service that delegates to it. */
function buildClusters(
  nodes: readonly GraphNode[],
  columnOf: Uint8Array,
  routesByParent: ReadonlyMap<number, readonly number[]>,
  delegates: ReadonlyMap<number, readonly number[]>,
  left: readonly (readonly number[])[],
): readonly (readonly LayoutBlock[])[] {
  const roots = nodes.flatMap((_, i) => (columnOf[i] === 1 ? [i] : []))
  const delegated = new Set([...delegates.values()].flat())
  const placed = new Set<number>()
  const clusters: LayoutBlock[][] = []
  const isRoot = (i: number): boolean => !delegated.has(i)
  const firstServer = (i: number): number => Math.min(...(left[i] ?? []), nodes.length)
  const ordered = roots.toSorted(
    (a, b) => Number(isRoot(b)) - Number(isRoot(a)) || firstServer(a) - firstServer(b) || a - b,
  )
  for (const root of ordered) {
    const cluster: LayoutBlock[] = []
    const waiting = [root]
    for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
      if (placed.has(i)) continue
      placed.add(i)
      const routes = routesByParent.get(i) ?? []
      cluster.push({ virtualService: i, routes })
      waiting.push(...routes.flatMap((route) => delegates.get(route) ?? []).toReversed())
    }
    if (cluster.length > 0) clusters.push(cluster)
  }
  for (const [parent, routes] of routesByParent) {
    if (parent < 0) clusters.push([{ virtualService: undefined, routes }])
  }
  return clusters
}

function buildUnits(
  nodes: readonly GraphNode[],
  columnOf: Uint8Array,
  redirectors: ReadonlyMap<number, readonly number[]>,
  isAnchored: (i: number) => boolean,
): ReadonlyMap<number, readonly LayoutUnit[]> {
  const units = new Map<number, LayoutUnit[]>([0, 3, 4, 5].map((column) => [column, []]))
  const redirecting = new Set([...redirectors.values()].flat())
  const blocks = new Map<string, number[]>()
  const placed = new Set<number>()
  const takeServer = (server: number): readonly number[] => {
    const members: number[] = []
    const waiting = [server]
    for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
      if (placed.has(i)) continue
      placed.add(i)
      members.push(i)
      waiting.push(...(redirectors.get(i) ?? []))
    }
    return members
  }
  for (const [i, node] of nodes.entries()) {
    const column = columnOf[i] ?? 0
    if (column === 1 || column === 2 || !isAnchored(i)) continue
    if (column === 0) {
      if (!redirecting.has(i)) units.get(0)?.push({ members: takeServer(i) })
      continue
    }
    const host = column === 3 ? subsetHost(node) : undefined
    const block = host === undefined ? undefined : blocks.get(host)
    if (block) {
      block.push(i)
      continue
    }
    const members = [i]
    if (host !== undefined) blocks.set(host, members)
    units.get(column)?.push({ members })
  }
  // Servers that send traffic to each other in a circle.
  for (const i of redirecting) {
    if (isAnchored(i) && !placed.has(i)) units.get(0)?.push({ members: takeServer(i) })
  }
  for (const members of blocks.values()) sortSubsets(members, nodes)
  return units
}

/** The host whose subsets stand together, `undefined` for an answer. */
function subsetHost(node: GraphNode): string | undefined {
  const isSubset = node.type === 'subset' || node.missing === 'subset'
  return isSubset
    ? node.id.slice(node.id.indexOf('subset:') + 7, node.id.lastIndexOf('/'))
    : undefined
}

/** Subsets stand in the order of their definition, missing ones below. */
function sortSubsets(members: number[], nodes: readonly GraphNode[]): void {
  const isMissing = (i: number): number => Number(nodes[i]?.type === 'missing')
  members.sort(
    (a, b) =>
      isMissing(a) - isMissing(b) || compareSources(nodes[a]?.source, nodes[b]?.source) || a - b,
  )
}

function collectLoose(
  nodes: readonly GraphNode[],
  parts: DisjointSets,
  isAnchored: (i: number) => boolean,
): readonly (readonly number[])[] {
  const byPart = new Map<number, number[]>()
  for (const i of nodes.keys()) {
    if (!isAnchored(i)) append(byPart, parts.find(i), i)
  }
  return [...byPart.values()]
}

class DisjointSets {
  readonly #parents: Int32Array

  constructor(size: number) {
    this.#parents = Int32Array.from({ length: size }, (_, i) => i)
  }

  find(i: number): number {
    let root = i
    while (this.#parents[root] !== root) {
      const parent = this.#parents[root] ?? root
      this.#parents[root] = this.#parents[parent] ?? parent
      root = parent
    }
    return root
  }

  join(a: number, b: number): void {
    this.#parents[this.find(a)] = this.find(b)
  }
}
