import type { GraphEdge, GraphLayout, GraphNode, NodeBox, TrafficGraph } from '@meshdraft/graph'

/** An edge with the boxes at its ends and the heights at which it leaves and enters them. */
export interface EdgePlace {
  readonly edge: GraphEdge
  readonly fromNode: GraphNode
  readonly toNode: GraphNode
  readonly from: NodeBox
  readonly to: NodeBox
  readonly fromY: number
  readonly toY: number
}

type MutablePlace = { -readonly [K in keyof EdgePlace]: EdgePlace[K] }

/**
 * Finds where the edges end, without those that a spine draws. Edges at one side of a node are
 * fanned out in the order of their other ends, so that neighbours do not cross at the node.
 */
export function findEdgePlaces(graph: TrafficGraph, layout: GraphLayout): readonly EdgePlace[] {
  const places: MutablePlace[] = []
  for (const edge of graph.edgesById.values()) {
    if (edge.type === 'contains') continue
    const fromNode = graph.nodesById.get(edge.from)
    const toNode = graph.nodesById.get(edge.to)
    const from = layout.get(edge.from)
    const to = layout.get(edge.to)
    if (!fromNode || !toNode || !from || !to) continue
    const [fromY, toY] = [middleOf(from), middleOf(to)]
    places.push({ edge, fromNode, toNode, from, to, fromY, toY })
  }
  const forward = places.filter(({ from, to }) => from.x < to.x)
  const leaving = forward.filter(({ fromNode }) => fromNode.type === 'route')
  for (const group of groupBy(leaving, (place) => place.edge.from)) {
    group.sort((a, b) => a.toY - b.toY || a.to.x - b.to.x)
    fanOut(
      group,
      (place) => place.from,
      10,
      (place, y) => (place.fromY = y),
    )
  }
  const entering = forward.filter(({ edge }) => edge.type !== 'binds')
  for (const group of groupBy(entering, (place) => place.edge.to)) {
    group.sort((a, b) => a.fromY - b.fromY || b.from.x - a.from.x)
    fanOut(
      group,
      (place) => place.to,
      7,
      (place, y) => (place.toY = y),
    )
  }
  return places
}

function middleOf(box: NodeBox): number {
  return box.y + box.height / 2
}

function groupBy(
  places: readonly MutablePlace[],
  toKey: (place: MutablePlace) => string,
): Iterable<MutablePlace[]> {
  const groups = new Map<string, MutablePlace[]>()
  for (const place of places) {
    const group = groups.get(toKey(place))
    if (group) group.push(place)
    else groups.set(toKey(place), [place])
  }
  return groups.values()
}

function fanOut(
  group: readonly MutablePlace[],
  toBox: (place: MutablePlace) => NodeBox,
  widest: number,
  set: (place: MutablePlace, y: number) => void,
): void {
  const [first] = group
  if (!first || group.length === 1) return
  const box = toBox(first)
  const step = Math.min(widest, (box.height - 12) / (group.length - 1))
  const top = middleOf(box) - (step * (group.length - 1)) / 2
  for (const [i, place] of group.entries()) set(place, Math.round((top + i * step) * 10) / 10)
}
