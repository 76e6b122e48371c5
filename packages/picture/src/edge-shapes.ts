import type { GraphEdge, GraphLayout, GraphNode, NodeBox, TrafficGraph } from '@meshdraft/graph'
import { findEdgePlaces } from './edge-places.ts'
import type { EdgePlace } from './edge-places.ts'
import { buildPillTexts, PillBoard } from './edge-pills.ts'
import type { EdgePill } from './edge-pills.ts'
import { Curve, line } from './curve.ts'

/** How one edge is drawn, in px at 100 %. */
export interface EdgeShape {
  /** Path data of the line. */
  readonly path: string
  /** The whole way from a virtual service to a route, where `path` is only the last part of it. */
  readonly litPath?: string
  /** Path data of an arrow, filled. */
  readonly tip?: string
  /** Path data of the open diamond of a delegate. */
  readonly diamond?: string
  readonly width: number
  readonly dash: 'solid' | 'dots' | 'dashes'
  readonly pills: readonly EdgePill[]
}

const TIP = 6
const THIN = 1.5
const WIDEST = 5

/**
 * Draws all edges between nodes that have a place: the wider the greater its share, with pills that
 * keep clear of each other.
 */
export function buildEdgeShapes(
  graph: TrafficGraph,
  layout: GraphLayout,
): ReadonlyMap<string, EdgeShape> {
  const shapes = new Map<string, EdgeShape>()
  const texts = buildPillTexts(graph)
  const board = new PillBoard()
  for (const [id, box] of layout) if (graph.nodesById.has(id)) board.avoid(box)
  const inColumn = listColumnBoxes(graph, layout)
  const drawn = findEdgePlaces(graph, layout).map((place) => ({
    place,
    ...drawEdge(place, inColumn),
  }))
  // From top to bottom: a pill that has to give way then moves on, not back into the others.
  const written = drawn.filter(({ place }) => texts.has(place.edge.id))
  const pillsById = new Map<string, readonly EdgePill[]>()
  for (const { place, curve } of written.sort((a, b) => a.curve.at(0.5)[1] - b.curve.at(0.5)[1])) {
    const pills = (texts.get(place.edge.id) ?? []).map((pill) => board.place(pill, curve, place))
    pillsById.set(place.edge.id, pills)
  }
  for (const { place, shape } of drawn) {
    shapes.set(place.edge.id, { ...shape, pills: pillsById.get(place.edge.id) ?? [] })
  }
  for (const [id, shape] of drawSpines(graph, layout)) shapes.set(id, shape)
  return shapes
}

interface DrawnEdge {
  readonly shape: Omit<EdgeShape, 'pills'>
  readonly curve: Curve
}

function drawEdge(place: EdgePlace, inColumn: readonly NodeBox[]): DrawnEdge {
  const { edge, from, to } = place
  if (edge.type === 'delegates') {
    return isWayFree(from, to, inColumn) ? drawDelegate(from, to) : drawDetour(from, to)
  }
  if (from.x === to.x) return drawVertical(from, to)
  if (to.x < from.x) return drawBack(place)
  const x2 = to.x
  const width = widthOf(edge)
  const hasTip = !isSubsetToService(place)
  const curve = Curve.between(from.x + from.width, place.fromY, hasTip ? x2 - TIP : x2, place.toY)
  return {
    curve,
    shape: {
      path: curve.toPath(),
      ...(hasTip && { tip: drawArrow(x2, place.toY, width) }),
      width,
      dash: edge.type === 'mirrors' ? 'dots' : 'solid',
    },
  }
}

function isSubsetToService({ edge, fromNode, toNode }: EdgePlace): boolean {
  return edge.type === 'selects' && fromNode.type === 'subset' && toNode.type !== 'workload'
}

/** 1.5 px and 3.5 more for the whole traffic of a route. */
function widthOf(edge: GraphEdge): number {
  if (edge.type === 'mirrors') return 2.2
  if (edge.type !== 'routes' || edge.percent === undefined) return THIN
  const width = THIN + (WIDEST - THIN) * (Math.min(Math.max(edge.percent, 0), 100) / 100)
  return Math.round(width * 100) / 100
}

/** Yields the path of an arrow; wide lines have greater ones, or these would vanish in them. */
export function drawArrow(x: number, y: number, width: number): string {
  const half = Math.max(4, Math.round((width / 2 + 2.6) * 10) / 10)
  return `M${x - 7} ${y - half}L${x - 0.5} ${y}L${x - 7} ${y + half}z`
}

/** Runs back into the column of virtual services, onto the top of the delegate. */
function drawDelegate(from: NodeBox, to: NodeBox): DrawnEdge {
  const y1 = from.y + from.height / 2
  const x2 = to.x + to.width / 2
  const isBelow = to.y > from.y
  const y2 = isBelow ? to.y - 10 : to.y + to.height + 10
  const bend = isBelow ? Math.max(24, (y2 - y1) * 0.75) : Math.min(-24, (y2 - y1) * 0.75)
  const curve = new Curve([from.x, y1, from.x - 46, y1, x2, y2 - bend, x2, y2])
  const y = isBelow ? y2 : y2 - 10
  const diamond = `M${x2} ${y - 1}l4.5 6-4.5 6-4.5-6z`
  return { curve, shape: { path: curve.toPath(), diamond, width: THIN, dash: 'dashes' } }
}

/** Boxes of the virtual services, among which delegating edges run. */
function listColumnBoxes(graph: TrafficGraph, layout: GraphLayout): readonly NodeBox[] {
  return [...layout].flatMap(([id, box]) =>
    graph.nodesById.get(id)?.type === 'virtualService' ? [box] : [],
  )
}

function isWayFree(from: NodeBox, to: NodeBox, inColumn: readonly NodeBox[]): boolean {
  const y = from.y + from.height / 2
  const [top, bottom] = y < to.y ? [y, to.y] : [to.y + to.height, y]
  return !inColumn.some((box) => box.y < bottom && box.y + box.height > top)
}

/** Runs beside the virtual services that stand in between. */
function drawDetour(from: NodeBox, to: NodeBox): DrawnEdge {
  const y1 = from.y + from.height / 2
  const middle = to.x + to.width / 2
  const side = to.x + to.width + 4
  const isBelow = to.y > from.y
  const y2 = isBelow ? to.y - 10 : to.y + to.height + 10
  const turn = isBelow ? 8 : -8
  const path =
    `M${from.x} ${y1}H${side + 8}Q${side} ${y1} ${side} ${y1 + turn}` +
    `V${y2 - 2 * turn}Q${side} ${y2 - turn} ${side - 8} ${y2 - turn}H${middle + 8}` +
    `Q${middle} ${y2 - turn} ${middle} ${y2}`
  const diamond = `M${middle} ${isBelow ? y2 - 1 : y2 - 11}l4.5 6-4.5 6-4.5-6z`
  return {
    // The pill stands in the column, with its edge on the line.
    curve: line(side - 33, y1, side - 33, y2),
    shape: { path, diamond, width: THIN, dash: 'dashes' },
  }
}

/** Between two servers. */
function drawVertical(from: NodeBox, to: NodeBox): DrawnEdge {
  const x = from.x + from.width / 2
  const isUp = to.y < from.y
  const y1 = isUp ? from.y : from.y + from.height
  const y2 = isUp ? to.y + to.height : to.y
  const back = isUp ? 1 : -1
  const curve = line(x, y1, x, y2 + TIP * back)
  const tip = `M${x - 4} ${y2 + 7 * back}L${x} ${y2 + 0.5 * back}L${x + 4} ${y2 + 7 * back}z`
  return { curve, shape: { path: curve.toPath(), tip, width: THIN, dash: 'solid' } }
}

/** A redirect from a route to a server: leaves at the left and enters the server from the right. */
function drawBack({ edge, from, to }: EdgePlace): DrawnEdge {
  const x1 = from.x
  const y1 = from.y + from.height / 2 + 8
  const x2 = to.x + to.width
  const y2 = to.y + to.height / 2 + 10
  const curve = new Curve([x1, y1, x1 - 60, y1 + 18, x2 + 60, y2 + 18, x2 + TIP, y2])
  const tip = `M${x2 + 7} ${y2 - 4}L${x2 + 0.5} ${y2}L${x2 + 7} ${y2 + 4}z`
  return { curve, shape: { path: curve.toPath(), tip, width: widthOf(edge), dash: 'solid' } }
}

const SPINE = 9

/**
 * Draws what holds the routes of a virtual service: one spine with ticks. Each edge draws the part
 * that the edges nearer to the virtual service do not, so that dimmed lines never lie on each other.
 */
function drawSpines(graph: TrafficGraph, layout: GraphLayout): ReadonlyMap<string, EdgeShape> {
  const shapes = new Map<string, EdgeShape>()
  for (const [parentId, edges] of groupContains(graph)) {
    const parent = layout.get(parentId)
    if (!parent) continue
    const y0 = parent.y + parent.height / 2
    const right = parent.x + parent.width
    const placed = edges.flatMap((edge) => {
      const box = layout.get(edge.to)
      return box ? [{ edge, x: box.x, y: box.y + box.height / 2 }] : []
    })
    const reached = { above: y0, below: y0 }
    placed.sort((a, b) => Math.abs(a.y - y0) - Math.abs(b.y - y0))
    for (const [i, { edge, x, y }] of placed.entries()) {
      const spine = x - SPINE
      const stub = i === 0 ? `M${right} ${y0}H${spine}` : ''
      const start = y < y0 ? reached.above : reached.below
      if (y < y0) reached.above = y
      else reached.below = y
      shapes.set(edge.id, {
        path: `${stub}M${spine} ${start}V${y}H${x}`,
        litPath: `M${right} ${y0}H${spine}V${y}H${x}`,
        width: THIN,
        dash: 'solid',
        pills: [],
      })
    }
  }
  return shapes
}

function groupContains(graph: TrafficGraph): ReadonlyMap<string, GraphEdge[]> {
  const groups = new Map<string, GraphEdge[]>()
  for (const edge of graph.edgesById.values()) {
    if (edge.type !== 'contains') continue
    const group = groups.get(edge.from)
    if (group) group.push(edge)
    else groups.set(edge.from, [edge])
  }
  return groups
}

/** Yields the shares of a route's destinations, for its split bar; none for a single destination. */
export function listShares(node: GraphNode, edges: readonly GraphEdge[]): readonly number[] {
  if (node.type !== 'route') return []
  const shares = edges.filter((edge) => edge.type === 'routes').map((edge) => edge.percent ?? 0)
  return shares.length > 1 && shares.some((share) => share > 0) ? shares : []
}
