import { columnAt, columnIndex } from './columns.ts'
import type { CollapsedGraph } from './fold.ts'
import { placeNewNodes } from './place-new-nodes.ts'
import type { GraphLayout, NodeBox } from './traffic-graph.ts'

/**
 * Places what is shown of a graph that has its places already: what stays visible stays where it is.
 * A folded node stands where what it stands for stood, and stays there while it is free.
 *
 * @param layout - places of the nodes before they were folded; may lack some and have more.
 * @param before - where the nodes are drawn now.
 */
export function placeShownNodes(
  layout: GraphLayout,
  { graph, membersByFold }: Pick<CollapsedGraph, 'graph' | 'membersByFold'>,
  before: GraphLayout,
): GraphLayout {
  if (membersByFold.size === 0) return placeNewNodes(layout, graph)
  const boxes = new Map(
    [...layout].filter(([id]) => graph.nodesById.has(id) && !membersByFold.has(id)),
  )
  const wantedTops = new Map<string, number>()
  for (const [foldId, memberIds] of membersByFold) {
    const fold = graph.nodesById.get(foldId)
    if (!fold) continue
    const own = before.get(foldId)
    if (own && !overlapsAny(own, boxes)) {
      boxes.set(foldId, own)
      continue
    }
    const top = findTop(columnAt(columnIndex(fold)).x, memberIds, layout)
    if (top !== undefined) wantedTops.set(foldId, top)
  }
  return placeNewNodes(boxes, graph, wantedTops)
}

/** The highest of what stood in the fold's own column, else of all of it. */
function findTop(x: number, memberIds: readonly string[], layout: GraphLayout): number | undefined {
  const boxes = memberIds.flatMap((id) => layout.get(id) ?? [])
  const own = boxes.filter((box) => box.x === x)
  const tops = (own.length > 0 ? own : boxes).map((box) => box.y)
  return tops.length > 0 ? tops.reduce((least, top) => Math.min(least, top)) : undefined
}

function overlapsAny(box: NodeBox, boxes: ReadonlyMap<string, NodeBox>): boolean {
  return [...boxes.values()].some(
    (other) =>
      box.x < other.x + other.width &&
      other.x < box.x + box.width &&
      box.y < other.y + other.height &&
      other.y < box.y + box.height,
  )
}
