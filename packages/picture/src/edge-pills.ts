import { formatPercent } from '@meshdraft/graph'
import type { GraphEdge, NodeBox, TrafficGraph } from '@meshdraft/graph'
import type { Curve } from './curve.ts'
import type { EdgePlace } from './edge-places.ts'

export type PillIcon = 'mirror' | 'fault' | 'redirect' | 'delegate'

/** What stands on an edge. */
export interface PillText {
  readonly icon?: PillIcon
  readonly text: string
}

/** A pill with its middle, px at 100 %. */
export interface EdgePill extends PillText {
  readonly x: number
  readonly y: number
}

/**
 * Yields what is written on the edges: shares only where a route has several destinations, a fault
 * once for each route, and at folded nodes how many lines one stands for.
 */
export function buildPillTexts(graph: TrafficGraph): ReadonlyMap<string, readonly PillText[]> {
  const routesByNode = new Map<string, GraphEdge[]>()
  const texts = new Map<string, readonly PillText[]>()
  for (const edge of graph.edgesById.values()) {
    if (edge.type === 'routes') {
      const group = routesByNode.get(edge.from)
      if (group) group.push(edge)
      else routesByNode.set(edge.from, [edge])
      continue
    }
    const pill = describePill(edge, graph)
    if (pill) texts.set(edge.id, [...listFaults(edge), pill])
  }
  for (const edges of routesByNode.values()) {
    for (const [i, edge] of edges.entries()) {
      const pills: PillText[] = []
      if (i === 0) pills.push(...listFaults(edge))
      if (edges.length > 1 && edge.percent !== undefined) {
        pills.push({ text: formatPercent(edge.percent) })
      } else if (edge.count !== undefined) {
        pills.push(describeCount(edge.count))
      }
      if (pills.length > 0) texts.set(edge.id, pills)
    }
  }
  return texts
}

/** A delay and an abort are two pills: together they would be wider than the gap. */
function listFaults({ fault }: GraphEdge): readonly PillText[] {
  return fault === undefined ? [] : fault.split(', ').map((text) => ({ icon: 'fault', text }))
}

function describePill(edge: GraphEdge, graph: TrafficGraph): PillText | undefined {
  switch (edge.type) {
    case 'mirrors':
      return { icon: 'mirror', text: formatPercent(edge.percent ?? 100) }
    case 'delegates':
      return { icon: 'delegate', text: 'delegate' }
    case 'redirects':
      // An answer says its code itself.
      if (graph.nodesById.get(edge.to)?.type === 'answer') return undefined
      return { icon: 'redirect', text: edge.label ?? '301' }
    case 'binds':
    case 'contains':
    case 'routes':
    case 'selects':
      return edge.count === undefined ? undefined : describeCount(edge.count)
  }
}

/** At a folded node one line stands for several. */
function describeCount(count: number): PillText {
  return { text: `${count}×` }
}

const HEIGHT = 17
const ROW = 24

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
}

/** Keeps pills from lying on each other. */
export class PillBoard {
  readonly #rows = new Map<number, Box[]>()

  /** Keeps pills off a node. */
  avoid({ x, y, width, height }: NodeBox): void {
    for (let top = y; top < y + height; top += HEIGHT) {
      this.#take({ left: x, right: x + width, top: Math.min(top, y + height - HEIGHT) })
    }
  }

  /** Finds the place on a curve where the pill covers least of the others, and takes it. */
  place(pill: PillText, curve: Curve, { from, to }: EdgePlace): EdgePill {
    const width = 12 + pill.text.length * 6.2 + (pill.icon ? 14 : 0)
    let best: EdgePill | undefined
    let least = Infinity
    for (const [x, y] of listCandidates(curve, from.x + from.width, to.x)) {
      const box = { left: x - width / 2, right: x + width / 2, top: y - HEIGHT / 2 }
      const covered = this.#measure(box)
      if (covered >= least) continue
      best = { ...pill, x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 }
      least = covered
      if (covered === 0) break
    }
    const [x, y] = curve.at(0.5)
    const placed = best ?? { ...pill, x, y }
    this.#take({
      left: placed.x - width / 2,
      right: placed.x + width / 2,
      top: placed.y - HEIGHT / 2,
    })
    return placed
  }

  #measure(box: Box): number {
    let covered = 0
    const row = Math.floor(box.top / ROW)
    for (const near of [row - 1, row, row + 1]) {
      for (const other of this.#rows.get(near) ?? []) {
        const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left)
        const high = HEIGHT + 1 - Math.abs(box.top - other.top)
        if (wide > 0 && high > 0) covered += wide * high
      }
    }
    return covered
  }

  #take(box: Box): void {
    const row = Math.floor(box.top / ROW)
    const boxes = this.#rows.get(row)
    if (boxes) boxes.push(box)
    else this.#rows.set(row, [box])
  }
}

/** Wide gap between routes and what follows, where shares belong. */
const GAP = 68

function* listCandidates(
  curve: Curve,
  right: number,
  left: number,
): Generator<readonly [x: number, y: number]> {
  if (left - right < GAP - 8) {
    for (const t of [0.6, 0.5, 0.7, 0.4, 0.8, 0.3, 0.9]) yield curve.at(t)
    return
  }
  for (const offset of [34, 30, 38, 26, 42]) yield curve.at(curve.findX(right + offset))
  for (const dy of [-9, 9, -18, 18]) {
    const [x, y] = curve.at(curve.findX(right + GAP / 2))
    yield [x, y + dy]
  }
}
