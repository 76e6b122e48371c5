import { columnIndex } from '../columns.ts'
import { readNeighbours } from '../connected.ts'
import { nameKind } from '../sentences/describe-in-words.ts'
import type { GraphEdge, GraphEdgeType, GraphNode, TrafficGraph } from '../traffic-graph.ts'

/** What one row of the table stands for: a node in the place where an edge leads to it. */
export interface GraphRowContent {
  /** Of the row. A node that several ways lead to has as many rows. */
  readonly rowId: string
  /** Absent for the row above all that nothing leads to. */
  readonly node?: GraphNode
  /** The edge that leads to it from the row above; absent for where traffic comes in. */
  readonly edge?: GraphEdge
  /** Absent for the outermost rows. */
  readonly parent?: GraphRow
  /** For the row above all that nothing leads to: how many there are. */
  readonly count?: number
}

/** One row of the table, with the rows below it. */
export interface GraphRow {
  readonly id: string
  readonly name: string
  readonly children: readonly GraphRow[]
  readonly content: GraphRowContent
}

/** The rows of a graph, and where each node has its first one. */
export interface GraphRows {
  readonly rows: readonly GraphRow[]
  /** Yields the first row of a node, as if all rows were open. */
  readonly findRow: (nodeId: string) => GraphRow | undefined
}

/** Title of the row above all that nothing leads to. */
export const UNREACHED = 'Not reached'

/**
 * Lists a graph as rows: servers and the mesh, below them the virtual services, their routes, and
 * where these lead; at the end what no traffic that is shown reaches. What lies below a row is listed
 * when it is first asked for: the ways through a graph are many more than its nodes.
 */
export function listGraphRows(graph: TrafficGraph): GraphRows {
  const entries = [...graph.nodesById.values()].filter(isEntry).toSorted(compareEntries)
  const reached = new Set<string>()
  for (const { id } of entries) reach(graph, id, reached)
  const others: GraphNode[] = []
  const rest = [...graph.nodesById.values()].filter(({ id }) => !reached.has(id))
  for (const node of rest.toSorted(compareOthers)) {
    if (reached.has(node.id)) continue
    others.push(node)
    reach(graph, node.id, reached)
  }
  const rows = entries.map((node) => makeRow(graph, { node }))
  const lone = others.length > 0 ? makeGroup(graph, others) : undefined
  const all = lone ? [...rows, lone] : rows
  // Where nothing comes in, e.g. around a service that one looks at, all rows are alike.
  const shown = lone && rows.length === 0 ? others.map((node) => makeRow(graph, { node })) : all
  let firstRows: ReadonlyMap<string, GraphRow> | undefined
  return {
    rows: shown,
    findRow: (nodeId) => (firstRows ??= indexFirstRows(shown)).get(nodeId),
  }
}

/** Yields the nodes in the order of their first rows, as if all rows were open. */
export function listRowOrder(graph: TrafficGraph): readonly string[] {
  return [...indexFirstRows(listGraphRows(graph).rows).keys()]
}

/** Yields the rows above a row, the outermost first. */
export function listAncestors({ content }: GraphRow): readonly GraphRow[] {
  const { parent } = content
  return parent ? [...listAncestors(parent), parent] : []
}

function isEntry({ type, missing }: GraphNode): boolean {
  return type === 'server' || type === 'mesh' || missing === 'gateway'
}

const ENTRY_RANKS: Partial<Record<GraphNode['type'], number>> = { server: 0, missing: 1, mesh: 2 }

function compareEntries(a: GraphNode, b: GraphNode): number {
  return (
    (ENTRY_RANKS[a.type] ?? 0) - (ENTRY_RANKS[b.type] ?? 0) ||
    compareText(gatewayOf(a), gatewayOf(b)) ||
    lastNumber(a.id) - lastNumber(b.id)
  )
}

function gatewayOf({ id }: GraphNode): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('#')))
}

function compareOthers(a: GraphNode, b: GraphNode): number {
  return columnIndex(a) - columnIndex(b) || compareNames(a, b)
}

function compareNames(a: GraphNode, b: GraphNode): number {
  return compareText(a.label, b.label) || compareText(a.id, b.id)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function lastNumber(text: string): number {
  return Number(/\d+$/u.exec(text)?.[0] ?? 0)
}

function reach(graph: TrafficGraph, nodeId: string, reached: Set<string>): void {
  const { outgoing } = readNeighbours(graph)
  const open = [nodeId]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    for (const { to } of outgoing.get(id) ?? []) open.push(to)
  }
}

type Place = Omit<GraphRowContent, 'rowId' | 'node' | 'count'> & { readonly node: GraphNode }

function makeRow(graph: TrafficGraph, place: Place): GraphRow {
  const { node, edge, parent } = place
  const rowId = `${parent ? `${parent.id}\n` : ''}${edge?.id ?? node.id}`
  let children: readonly GraphRow[] | undefined
  const row: GraphRow = {
    id: rowId,
    name: node.label,
    content: { rowId, ...place },
    get children() {
      children ??= isRepeated(row) ? [] : listChildren(graph, row, node)
      return children
    },
  }
  return row
}

function makeGroup(graph: TrafficGraph, nodes: readonly GraphNode[]): GraphRow {
  const rowId = 'unreached'
  let children: readonly GraphRow[] | undefined
  const row: GraphRow = {
    id: rowId,
    name: UNREACHED,
    content: { rowId, count: nodes.length },
    get children() {
      children ??= nodes.map((node) => makeRow(graph, { node, parent: row }))
      return children
    },
  }
  return row
}

/** A way that comes back to where it was ends there, and so does one to a server: it has its own row. */
function isRepeated({ content }: GraphRow): boolean {
  const { node, edge } = content
  if (edge?.type === 'redirects' && node?.type === 'server') return true
  for (let above = content.parent; above; above = above.content.parent) {
    if (above.content.node?.id === node?.id) return true
  }
  return false
}

function listChildren(graph: TrafficGraph, row: GraphRow, node: GraphNode): readonly GraphRow[] {
  const edges = readNeighbours(graph).outgoing.get(node.id) ?? []
  return edges
    .flatMap((edge) => {
      const target = graph.nodesById.get(edge.to)
      return target ? [{ edge, node: target, parent: row }] : []
    })
    .toSorted(comparePlaces)
    .map((place) => makeRow(graph, place))
}

const EDGE_RANKS: Readonly<Record<GraphEdgeType, number>> = {
  binds: 0,
  contains: 1,
  routes: 2,
  mirrors: 3,
  delegates: 4,
  redirects: 5,
  selects: 6,
}
const PROTOCOLS = ['http', 'tls', 'tcp']

/** As they are written where their order means something, else services first and by name. */
function comparePlaces(a: PlaceBelow, b: PlaceBelow): number {
  return (
    EDGE_RANKS[a.edge.type] - EDGE_RANKS[b.edge.type] ||
    rankProtocol(a.node) - rankProtocol(b.node) ||
    (a.node.order ?? 0) - (b.node.order ?? 0) ||
    rankPath(a.edge) - rankPath(b.edge) ||
    columnIndex(a.node) - columnIndex(b.node) ||
    compareNames(a.node, b.node)
  )
}

type PlaceBelow = Pick<Required<GraphRowContent>, 'edge' | 'node'>

function rankProtocol({ id, type }: GraphNode): number {
  return type === 'route' ? PROTOCOLS.indexOf(id.split('/').at(-2) ?? '') : 0
}

function rankPath({ type, source }: GraphEdge): number {
  const last = source?.path.at(-1)
  return (type === 'routes' || type === 'mirrors') && typeof last === 'number' ? last : 0
}

function indexFirstRows(rows: readonly GraphRow[]): ReadonlyMap<string, GraphRow> {
  const byNode = new Map<string, GraphRow>()
  const visit = (row: GraphRow) => {
    const { node, edge } = row.content
    // The row of a redirect only names a server that has a row of its own.
    if (node && edge?.type === 'redirects' && node.type === 'server') return
    if (node && byNode.has(node.id)) return
    if (node) byNode.set(node.id, row)
    for (const child of row.children) visit(child)
  }
  for (const row of rows) visit(row)
  return byNode
}

/** Yields which rows are open: those somebody opened, and the first levels of what nobody closed. */
export function listOpenRows(
  rows: readonly GraphRow[],
  chosen: ReadonlyMap<string, boolean>,
  isOpenAtFirst: (content: GraphRowContent) => boolean,
): ReadonlySet<string> {
  const open = new Set<string>()
  const visit = (row: GraphRow) => {
    if (!(chosen.get(row.id) ?? isOpenAtFirst(row.content))) return
    open.add(row.id)
    for (const child of row.children) visit(child)
  }
  for (const row of rows) visit(row)
  return open
}

/** Names what a row is in one or two words. */
export function nameRowKind({ node, edge, count }: GraphRowContent): string {
  if (!node) return `${count ?? 0} ${count === 1 ? 'object' : 'objects'}`
  return edge?.type === 'redirects' && node.type === 'server' ? 'To server' : nameKind(node)
}
