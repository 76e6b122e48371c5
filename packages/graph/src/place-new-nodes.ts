import { BLOCK_GAP, columnAt, columnGap, columnIndex, nodeHeight, ROUTE_PITCH } from './columns.ts'
import { sortByIds } from './compare.ts'
import { readNeighbours } from './connected.ts'
import type { GraphLayout, GraphNode, NodeBox, TrafficGraph } from './traffic-graph.ts'

const NO_TOPS: ReadonlyMap<string, number> = new Map()

/**
 * Gives the nodes that have no place yet free space near their neighbours. Nothing else moves: an
 * edit must not pull the drawing from under the pointer. Places of nodes that are gone are dropped.
 *
 * @param wantedTops - for new nodes that should stand elsewhere than near their neighbours, px.
 * @returns the same layout when nothing changed.
 */
export function placeNewNodes(
  layout: GraphLayout,
  graph: TrafficGraph,
  wantedTops: ReadonlyMap<string, number> = NO_TOPS,
): GraphLayout {
  const added = [...graph.nodesById.values()].filter((node) => !layout.has(node.id))
  const isSame = added.length === 0 && layout.size === graph.nodesById.size
  if (isSame) return layout
  const boxes = new Map([...layout].filter(([id]) => graph.nodesById.has(id)))
  const columns = new OccupiedColumns()
  for (const [id, box] of boxes) {
    const node = graph.nodesById.get(id)
    if (node) columns.add(columnIndex(node), box)
  }
  // Virtual services first, then routes in order, then from left to right: each finds its neighbours.
  const rank = (node: GraphNode): number => (columnIndex(node) + 5) % 6
  for (const node of sortByIds(added).sort((a, b) => rank(a) - rank(b))) {
    const column = columnIndex(node)
    const height = nodeHeight(node)
    const wanted =
      wantedTops.get(node.id) ?? findWantedTop(node, graph, boxes) ?? columns.bottom(column)
    const { x, width } = columnAt(column)
    const box = {
      x,
      y: columns.findFree(column, wanted, height, node.type === 'route'),
      width,
      height,
    }
    columns.add(column, box)
    boxes.set(node.id, box)
  }
  return boxes
}

function findWantedTop(
  node: GraphNode,
  graph: TrafficGraph,
  boxes: ReadonlyMap<string, NodeBox>,
): number | undefined {
  const above = node.type === 'route' ? boxes.get(previousRouteId(node.id)) : undefined
  if (above) return above.y + ROUTE_PITCH
  const { incoming, outgoing } = readNeighbours(graph)
  const middles = [
    ...(incoming.get(node.id) ?? []).map((edge) => boxes.get(edge.from)),
    ...(outgoing.get(node.id) ?? []).map((edge) => boxes.get(edge.to)),
  ].flatMap((box) => (box ? [box.y + box.height / 2] : []))
  if (middles.length === 0) return undefined
  const middle = middles.reduce((sum, value) => sum + value, 0) / middles.length
  return Math.round(middle - nodeHeight(node) / 2)
}

function previousRouteId(id: string): string {
  return id.replace(/\d+$/, (index) => String(Number(index) - 1))
}

/** What is taken in each column, from top to bottom. */
class OccupiedColumns {
  readonly #columns: NodeBox[][] = [[], [], [], [], [], []]

  add(column: number, box: NodeBox): void {
    const boxes = this.#columns[column]
    if (!boxes) return
    const after = boxes.findLastIndex((other) => other.y <= box.y)
    boxes.splice(after + 1, 0, box)
  }

  bottom(column: number): number {
    const last = this.#columns[column]?.at(-1)
    return last ? last.y + last.height + BLOCK_GAP : 0
  }

  /** The free top nearest to `wanted`; with `isBelow` never above it. */
  findFree(column: number, wanted: number, height: number, isBelow: boolean): number {
    const gap = columnGap(column)
    const boxes = this.#columns[column] ?? []
    let best = Infinity
    let free = -Infinity
    for (const taken of [...boxes, undefined]) {
      const end = taken ? taken.y - gap - height : Infinity
      if (end >= free) {
        const top = Math.min(Math.max(wanted, free), end)
        const isAllowed = !isBelow || top >= wanted
        if (isAllowed && Math.abs(top - wanted) < Math.abs(best - wanted)) best = top
      }
      if (taken) free = Math.max(free, taken.y + taken.height + gap)
    }
    return best
  }
}
