import { readNeighbours } from '@meshdraft/graph'
import type { GraphLayout, TrafficGraph } from '@meshdraft/graph'

export type WalkKey = 'ArrowRight' | 'ArrowLeft' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End'

/** A place in the drawing and the way that led there by →. */
export interface Walk {
  readonly activeId: string | undefined
  readonly trail: readonly string[]
}

/**
 * Moves through the drawing: → follows the edge with the greatest share, ← goes back the way one
 * came (else against the nearest edge), ↑ and ↓ run along the column, Home and End to its ends.
 *
 * @returns the same walk when the key leads nowhere.
 */
export function walk(key: WalkKey, from: Walk, graph: TrafficGraph, layout: GraphLayout): Walk {
  const { activeId } = from
  if (activeId === undefined || !layout.has(activeId) || !graph.nodesById.has(activeId)) {
    const first = listReadingOrder(graph, layout)[0]
    return first === undefined ? from : { activeId: first, trail: [] }
  }
  if (key === 'ArrowRight') return walkRight(activeId, from, graph, layout)
  if (key === 'ArrowLeft') return walkLeft(activeId, from, graph, layout)
  const column = listColumn(activeId, graph, layout)
  const index = column.indexOf(activeId)
  const last = column.length - 1
  const target = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: last }[key]
  const next = column[target]
  return next === undefined || next === activeId ? from : { activeId: next, trail: [] }
}

function walkRight(activeId: string, from: Walk, graph: TrafficGraph, layout: GraphLayout): Walk {
  const edges = (readNeighbours(graph).outgoing.get(activeId) ?? []).filter(({ to }) =>
    layout.has(to),
  )
  const [next] = edges.toSorted(
    (a, b) =>
      (b.percent ?? -1) - (a.percent ?? -1) ||
      distance(layout, activeId, a.to) - distance(layout, activeId, b.to) ||
      topOf(layout, a.to) - topOf(layout, b.to),
  )
  return next ? { activeId: next.to, trail: [...from.trail, activeId] } : from
}

function walkLeft(activeId: string, from: Walk, graph: TrafficGraph, layout: GraphLayout): Walk {
  const edges = readNeighbours(graph).incoming.get(activeId) ?? []
  const back = from.trail.at(-1)
  if (back !== undefined && edges.some((edge) => edge.from === back) && layout.has(back)) {
    return { activeId: back, trail: from.trail.slice(0, -1) }
  }
  const [next] = edges
    .map((edge) => edge.from)
    .filter((id) => layout.has(id))
    .toSorted((a, b) => distance(layout, activeId, a) - distance(layout, activeId, b))
  return next === undefined ? from : { activeId: next, trail: [] }
}

function distance(layout: GraphLayout, a: string, b: string): number {
  return Math.abs(topOf(layout, a) - topOf(layout, b))
}

function topOf(layout: GraphLayout, id: string): number {
  return layout.get(id)?.y ?? 0
}

function listColumn(activeId: string, graph: TrafficGraph, layout: GraphLayout): readonly string[] {
  const x = layout.get(activeId)?.x
  return listReadingOrder(graph, layout).filter((id) => layout.get(id)?.x === x)
}

/** Yields the nodes that have a place, column by column, each from top to bottom. */
export function listReadingOrder(graph: TrafficGraph, layout: GraphLayout): readonly string[] {
  return [...layout]
    .filter(([id]) => graph.nodesById.has(id))
    .sort(([, a], [, b]) => a.x - b.x || a.y - b.y)
    .map(([id]) => id)
}
