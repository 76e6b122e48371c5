import type { GraphNode } from './traffic-graph.ts'

/** Columns of the drawing from left to right. Routes lie beside the virtual service they belong to. */
export type GraphColumn =
  | 'servers'
  | 'virtualServices'
  | 'routes'
  | 'subsets'
  | 'services'
  | 'workloads'

export interface ColumnGeometry {
  readonly column: GraphColumn
  /** Left edge in px at 100 %. */
  readonly x: number
  /** Width of the nodes in it, px. */
  readonly width: number
}

/** The columns with their places; the wide gap before the subsets belongs to the weights. */
export const GRAPH_COLUMNS: readonly ColumnGeometry[] = [
  { column: 'servers', x: 0, width: 104 },
  { column: 'virtualServices', x: 126, width: 92 },
  { column: 'routes', x: 236, width: 140 },
  { column: 'subsets', x: 444, width: 78 },
  { column: 'services', x: 539, width: 92 },
  { column: 'workloads', x: 675, width: 116 },
]

/** Distances between the tops of nodes, px. */
export const ROUTE_PITCH = 46
/** Added between the routes of two virtual services, px. */
export const BLOCK_GAP = 14
/** Height of most nodes, px. */
export const NODE_HEIGHT = 40
const SUBSET_HEIGHT = 32
const ANSWER_HEIGHT = 26

/** Yields the number of the column a node belongs to, an index of `GRAPH_COLUMNS`. */
export function columnIndex(node: GraphNode): number {
  switch (node.type) {
    case 'server':
    case 'mesh':
      return 0
    case 'virtualService':
      return 1
    case 'route':
      return 2
    case 'subset':
    case 'answer':
      return 3
    case 'service':
    case 'serviceEntry':
      return 4
    case 'workload':
      return 5
    case 'missing':
      return missingColumn(node)
    case 'folded':
      return node.fold?.column ?? 4
  }
}

function missingColumn(node: GraphNode): number {
  switch (node.missing) {
    case 'gateway':
      return 0
    case 'virtualService':
      return 1
    case 'subset':
      return 3
    default:
      return 4
  }
}

/** Height of a node in px at 100 %. */
export function nodeHeight(node: GraphNode): number {
  if (node.type === 'answer') return ANSWER_HEIGHT
  return columnIndex(node) === 3 ? SUBSET_HEIGHT : NODE_HEIGHT
}

/** Least free space below a node before the next one of its column, px. */
export function columnGap(column: number): number {
  return column < 3 ? ROUTE_PITCH - NODE_HEIGHT : 10
}

/** Geometry of a column by its number. */
export function columnAt(index: number): ColumnGeometry {
  const geometry = GRAPH_COLUMNS[index]
  if (!geometry) throw new RangeError(`There is no graph column ${index}.`)
  return geometry
}
