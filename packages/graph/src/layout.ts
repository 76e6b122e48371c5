import { BLOCK_GAP, columnAt, columnGap, nodeHeight, NODE_HEIGHT, ROUTE_PITCH } from './columns.ts'
import { orderColumns } from './column-order.ts'
import type { ColumnOrder } from './column-order.ts'
import { readLayoutInput } from './layout-input.ts'
import type { LayoutInput } from './layout-input.ts'
import { spread } from './spread.ts'
import type { GraphLayout, NodeBox, TrafficGraph } from './traffic-graph.ts'

/** Room for the pill of a redirect between two servers, px. */
const REDIRECT_GAP = 42
/** Room above a delegate for the pill of the edge that leads to it, px. */
const DELEGATE_GAP = 18

/**
 * Places every node in the column of its type: the routes of a virtual service below each other in
 * order of evaluation, delegates below the virtual service that delegates, what no virtual service
 * concerns at the end. The same graph gives the same layout, whatever the order of its maps.
 */
export function layoutGraph(graph: TrafficGraph): GraphLayout {
  const input = readLayoutInput(graph)
  const order = orderColumns(input)
  const tops = new Float64Array(input.nodes.length)
  const isPlaced = new Uint8Array(input.nodes.length)
  placeBlocks(order, tops, isPlaced)
  placeColumn(input, order, 0, tops, isPlaced)
  for (const column of [3, 4, 5]) placeColumn(input, order, column, tops, isPlaced)
  placeLoose(input, tops, isPlaced)
  return buildBoxes(input, tops)
}

/** Stacks virtual services and their routes; they set the rows that all else follows. */
function placeBlocks(order: ColumnOrder, tops: Float64Array, isPlaced: Uint8Array): void {
  let top = 0
  const blocks = order.clusters.flatMap((cluster) => cluster.map((block, i) => ({ ...block, i })))
  for (const { virtualService, routes, i } of blocks) {
    if (i > 0) top += DELEGATE_GAP
    const rows = Math.max(1, routes.length)
    for (const [row, route] of routes.entries()) {
      tops[route] = top + row * ROUTE_PITCH
      isPlaced[route] = 1
    }
    if (virtualService !== undefined) {
      // Beside the second route at most: the middle of many is out of sight when the first are read.
      tops[virtualService] = top + Math.min((rows - 1) / 2, 1) * ROUTE_PITCH
      isPlaced[virtualService] = 1
    }
    top += rows * ROUTE_PITCH + BLOCK_GAP
  }
}

/** Puts the nodes of a column as near as their order allows to what they are connected with. */
function placeColumn(
  input: LayoutInput,
  order: ColumnOrder,
  column: number,
  tops: Float64Array,
  isPlaced: Uint8Array,
): void {
  const members = (order.units.get(column) ?? []).flatMap((unit) => unit.members)
  const middles: number[] = []
  const distances: number[] = []
  for (const [i, node] of members.entries()) {
    const before = members[i - 1]
    const isRedirected =
      before !== undefined && column === 0 && isRedirecting(input, node, members.slice(0, i))
    const gap = isRedirected ? REDIRECT_GAP : columnGap(column)
    const distance =
      before === undefined ? 0 : (heightOf(input, before) + heightOf(input, node)) / 2 + gap
    distances.push(distance)
    const around = [...(input.left[node] ?? []), ...(input.right[node] ?? [])]
      .filter((neighbour) => isPlaced[neighbour] === 1)
      .map((neighbour) => (tops[neighbour] ?? 0) + heightOf(input, neighbour) / 2)
    const wanted = around.reduce((sum, value) => sum + value, 0) / around.length
    middles.push(around.length > 0 ? wanted : (middles[i - 1] ?? 0) + distance)
  }
  const placed = spread(middles, distances)
  for (const [i, node] of members.entries()) {
    tops[node] = Math.round((placed[i] ?? 0) - heightOf(input, node) / 2)
    isPlaced[node] = 1
  }
}

function isRedirecting(input: LayoutInput, node: number, above: readonly number[]): boolean {
  return above.some((server) => input.redirectors.get(server)?.includes(node))
}

function heightOf(input: LayoutInput, i: number): number {
  const node = input.nodes[i]
  return node ? nodeHeight(node) : NODE_HEIGHT
}

/** Stacks the parts that no virtual service concerns below everything else. */
function placeLoose(input: LayoutInput, tops: Float64Array, isPlaced: Uint8Array): void {
  let top = 0
  for (const i of input.nodes.keys()) {
    if (isPlaced[i]) top = Math.max(top, (tops[i] ?? 0) + heightOf(input, i) + BLOCK_GAP)
  }
  for (const part of input.loose) {
    const bottoms = new Map<number, number>()
    for (const i of part) {
      const column = input.columnOf[i] ?? 0
      const place = bottoms.get(column) ?? top
      tops[i] = place
      const gap = column === 0 && part.length > 1 ? REDIRECT_GAP : columnGap(column)
      bottoms.set(column, place + heightOf(input, i) + gap)
    }
    top = Math.max(top, ...bottoms.values())
  }
}

function buildBoxes(input: LayoutInput, tops: Float64Array): GraphLayout {
  const highest = tops.reduce((least, top) => Math.min(least, top), Infinity)
  const boxes = new Map<string, NodeBox>()
  for (const [i, node] of input.nodes.entries()) {
    const { x, width } = columnAt(input.columnOf[i] ?? 0)
    boxes.set(node.id, {
      x,
      y: Math.round((tops[i] ?? 0) - highest),
      width,
      height: nodeHeight(node),
    })
  }
  return boxes
}
