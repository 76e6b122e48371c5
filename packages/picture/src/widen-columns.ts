import { columnIndex, GRAPH_COLUMNS, readNeighbours } from '@meshdraft/graph'
import type { GraphLayout, NodeBox, TrafficGraph } from '@meshdraft/graph'
import { buildPillTexts } from './edge-pills.ts'
import { measurePill } from './draw-marks.ts'
import { listShares } from './edge-shapes.ts'
import { measureNode, readNodeWords } from './node-words.ts'

/** Greatest widths by column, px: beyond them a name is cut and its whole is in the title. */
const WIDEST = [220, 200, 300, 190, 210, 220]
/** Number of the column in front of the gap that belongs to the weights. */
const ROUTES = 2

/**
 * Widens the columns of a layout until their names fit: paper has no tooltip. Heights and order stay;
 * nodes outside the columns' places keep their distance to the column's left edge.
 */
export function widenColumns(graph: TrafficGraph, layout: GraphLayout): GraphLayout {
  const widths = GRAPH_COLUMNS.map(({ width }) => width)
  const { outgoing } = readNeighbours(graph)
  for (const node of graph.nodesById.values()) {
    if (!layout.has(node.id)) continue
    const column = columnIndex(node)
    const hasSplit = listShares(node, outgoing.get(node.id) ?? []).length > 0
    const wanted = Math.min(measureNode(readNodeWords(node, hasSplit)), WIDEST[column] ?? 0)
    widths[column] = Math.max(widths[column] ?? 0, wanted)
  }
  const lefts = placeColumns(widths, widestPill(graph))
  const boxes = new Map<string, NodeBox>()
  for (const [id, box] of layout) {
    const node = graph.nodesById.get(id)
    if (!node) continue
    const column = columnIndex(node)
    boxes.set(id, { ...box, x: lefts[column] ?? box.x, width: widths[column] ?? box.width })
  }
  return boxes
}

function placeColumns(widths: readonly number[], pill: number): readonly number[] {
  const lefts: number[] = []
  let x = 0
  for (const [i, column] of GRAPH_COLUMNS.entries()) {
    const before = GRAPH_COLUMNS[i - 1]
    if (before) {
      const gap = column.x - before.x - before.width
      x += (widths[i - 1] ?? 0) + (i - 1 === ROUTES ? Math.max(gap, pill + 18) : gap)
    }
    lefts.push(x)
  }
  return lefts
}

/** Only pills between routes and what follows need the gap; others find a place beside their line. */
function widestPill(graph: TrafficGraph): number {
  let widest = 0
  for (const [id, pills] of buildPillTexts(graph)) {
    const type = graph.edgesById.get(id)?.type
    if (type !== 'routes' && type !== 'mirrors') continue
    for (const { text, icon } of pills) {
      widest = Math.max(widest, measurePill(text, icon !== undefined))
    }
  }
  return Math.min(widest, 120)
}
