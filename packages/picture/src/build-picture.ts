import { columnIndex, GRAPH_COLUMNS, readNeighbours } from '@meshdraft/graph'
import type { GraphColumn, GraphLayout, NodeBox, TrafficGraph } from '@meshdraft/graph'
import { describePicture } from './describe-picture.ts'
import { drawEdge, drawPills } from './draw-edge.ts'
import { drawLegend, measureLegend } from './draw-legend.ts'
import { drawFitted, drawWords, FONTS, measurePill, ROOT_FONT } from './draw-marks.ts'
import { drawNode } from './draw-node.ts'
import { buildEdgeShapes, listShares } from './edge-shapes.ts'
import type { EdgeShape } from './edge-shapes.ts'
import { listLegendItems } from './legend-items.ts'
import { fitText } from './measure-text.ts'
import { PALETTES } from './palette.ts'
import type { Palette } from './palette.ts'
import { findSeverity } from './picture-options.ts'
import type { PictureOptions } from './picture-options.ts'
import { el, moved } from './svg-element.ts'
import type { SvgElement } from './svg-element.ts'
import { widenColumns } from './widen-columns.ts'

/** A picture and its size in px at 100 %. */
export interface Picture {
  readonly root: SvgElement
  readonly width: number
  readonly height: number
  /** What a page should not be cut through: nodes and legend. */
  readonly extents: readonly PictureExtent[]
  /** The picture with only those nodes and lines that lie between two heights; places stay. */
  readonly cutStrip: (top: number, bottom: number) => SvgElement
}

/** From where to where something stands, px from the top of the picture. */
export interface PictureExtent {
  readonly top: number
  readonly bottom: number
}

interface Piece extends PictureExtent {
  readonly element: SvgElement
}

const MARGIN = 24
const HEADS = 26
const LEAST_WIDTH = 480
/** Between the graph and its legend. */
const LEGEND_GAP = 26

export const COLUMN_TITLES: Readonly<Record<GraphColumn, string>> = {
  servers: 'Servers',
  virtualServices: 'Virtual services',
  routes: 'Routes, in order',
  subsets: 'Subsets',
  services: 'Services',
  workloads: 'Workloads',
}

/**
 * Draws a graph as it stands in `layout`, with columns as wide as their names need: in the vocabulary
 * of the canvas, with title and legend. Nodes without a place are left out.
 *
 * @returns a tree of plain data; every name in it is still as the user wrote it.
 */
export function buildPicture(
  graph: TrafficGraph,
  layout: GraphLayout,
  options: PictureOptions,
): Picture {
  const palette = PALETTES[options.theme]
  const boxes = widenColumns(graph, layout)
  const shapes = buildEdgeShapes(graph, boxes)
  const bounds = findBounds(boxes, shapes)
  const items = options.hasLegend === true && boxes.size > 0 ? listLegendItems(graph, options) : []
  const width = Math.max(bounds.right - bounds.left, measureLegend(items), LEAST_WIDTH)
  const title = drawTitle(options, width, palette)
  const headsTop = title.height
  const graphTop = headsTop + HEADS
  const graphHeight = bounds.bottom - bounds.top
  const shift = MARGIN + graphTop - bounds.top
  const nodes = drawNodes(graph, boxes, options, palette, shift)
  const pieces = [
    ...drawLines(graph, boxes, shapes, shift, (shape) => drawEdge(shape, palette)),
    ...nodes,
    ...drawLines(graph, boxes, shapes, shift, (shape) => drawPills(shape, palette)),
  ]
  const legendTop = graphTop + graphHeight
  const legend = items.length === 0 ? NOTHING : placeLegend(items, width, palette, legendTop)
  const around =
    boxes.size === 0
      ? [drawEmpty(width, headsTop, palette)]
      : [moved(-bounds.left, headsTop, drawHeads(graph, boxes, palette)), ...legend.elements]
  const frame: Frame = {
    width: Math.ceil(width + 2 * MARGIN),
    height: Math.ceil(legendTop + legend.height + 2 * MARGIN),
    palette,
    options,
    description: describePicture(graph, options),
  }
  const assemble = (shown: readonly Piece[]) =>
    drawFrame(frame, [
      ...title.elements,
      ...around,
      moved(
        -bounds.left,
        graphTop - bounds.top,
        shown.map(({ element }) => element),
      ),
    ])
  return {
    root: assemble(pieces),
    width: frame.width,
    height: frame.height,
    extents: [...nodes, { top: MARGIN + legendTop, bottom: frame.height }],
    cutStrip: (top, bottom) =>
      assemble(pieces.filter((piece) => piece.top < bottom && piece.bottom > top)),
  }
}

const NOTHING: Block = { elements: [], height: 0 }

interface Frame {
  readonly width: number
  readonly height: number
  readonly palette: Palette
  readonly options: PictureOptions
  readonly description: string
}

function drawFrame(
  { width, height, palette, options, description }: Frame,
  parts: readonly SvgElement[],
): SvgElement {
  const name = options.title === undefined || options.title === '' ? 'Traffic graph' : options.title
  return el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      ...ROOT_FONT,
    },
    [
      el('title', {}, [name]),
      el('desc', {}, [description]),
      ...(options.ground === 'none' ? [] : [el('rect', { width, height, fill: palette.ground })]),
      moved(MARGIN, MARGIN, parts),
    ],
  )
}

interface Block {
  readonly elements: readonly SvgElement[]
  readonly height: number
}

function drawTitle(
  { title = '', subtitle = '' }: PictureOptions,
  width: number,
  palette: Palette,
): Block {
  const elements: SvgElement[] = []
  let height = 0
  for (const [text, font, fill, line] of [
    [title, FONTS.pictureTitle, palette.textPrimary, 22],
    [subtitle, FONTS.pictureSubtitle, palette.textSecondary, 19],
  ] as const) {
    if (text === '') continue
    const fitted = fitText(text, font, width)
    elements.push(drawFitted({ x: 0, y: height + font.size, font, fill }, fitted, width))
    height += line
  }
  return { elements, height: height === 0 ? 0 : height + 12 }
}

function drawHeads(
  graph: TrafficGraph,
  boxes: GraphLayout,
  palette: Palette,
): readonly SvgElement[] {
  const lefts = new Map<number, number>()
  for (const [id, box] of boxes) {
    const node = graph.nodesById.get(id)
    if (node) lefts.set(columnIndex(node), box.x)
  }
  return GRAPH_COLUMNS.flatMap(({ column }, i) => {
    const x = lefts.get(i)
    if (x === undefined) return []
    const text = COLUMN_TITLES[column]
    return [drawWords({ x, y: 11, text, font: FONTS.head, fill: palette.textTertiary })]
  })
}

function drawNodes(
  graph: TrafficGraph,
  boxes: GraphLayout,
  options: PictureOptions,
  palette: Palette,
  shift: number,
): readonly Piece[] {
  const { outgoing } = readNeighbours(graph)
  return [...graph.nodesById.values()].flatMap((node) => {
    const box = boxes.get(node.id)
    if (!box) return []
    const drawn = {
      node,
      box,
      shares: listShares(node, outgoing.get(node.id) ?? []),
      severity: findSeverity(node, options),
      change: options.changes?.get(node.id),
      isStale: options.staleNodeIds?.has(node.id) === true,
    }
    const top = box.y + shift
    // Badges reach over the upper edge.
    return [{ top: top - 8, bottom: top + box.height, element: drawNode(drawn, palette) }]
  })
}

/** How far lines and pills may reach beyond the nodes at their ends, px. */
const BEND = 40

function drawLines(
  graph: TrafficGraph,
  boxes: GraphLayout,
  shapes: ReadonlyMap<string, EdgeShape>,
  shift: number,
  toElements: (shape: EdgeShape) => readonly SvgElement[],
): readonly Piece[] {
  return [...shapes].flatMap(([id, shape]) => {
    const edge = graph.edgesById.get(id)
    const ends = [boxes.get(edge?.from ?? ''), boxes.get(edge?.to ?? '')].flatMap(
      (end) => end ?? [],
    )
    const top = Math.min(...ends.map(({ y }) => y)) + shift - BEND
    const bottom = Math.max(...ends.map(({ y, height }) => y + height)) + shift + BEND
    return toElements(shape).map((element) => ({ top, bottom, element }))
  })
}

function placeLegend(
  items: Parameters<typeof drawLegend>[0],
  width: number,
  palette: Palette,
  top: number,
): Block {
  const { element, height } = drawLegend(items, width, palette)
  return { elements: [moved(0, top + LEGEND_GAP, [element])], height: height + LEGEND_GAP }
}

function drawEmpty(width: number, top: number, palette: Palette): SvgElement {
  return drawWords({
    x: width / 2,
    y: top + 20,
    text: 'Nothing to draw: no gateway, virtual service or service.',
    font: FONTS.pictureSubtitle,
    fill: palette.textSecondary,
    anchor: 'middle',
  })
}

interface Bounds {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where the drawing ends on each side; lines between boxes stay between them but for their bends. */
function findBounds(boxes: GraphLayout, shapes: ReadonlyMap<string, EdgeShape>): Bounds {
  const all: NodeBox[] = [...boxes.values()]
  for (const { pills, path } of shapes.values()) {
    for (const { x, y, text, icon } of pills) {
      const width = measurePill(text, icon !== undefined)
      all.push({ x: x - width / 2, y: y - 9, width, height: 18 })
    }
    all.push(...readPoints(path).map(([x, y]) => ({ x, y, width: 0, height: 0 })))
  }
  if (all.length === 0) return { left: 0, top: 0, right: 0, bottom: 0 }
  return all.reduce<Bounds>(
    (bounds, { x, y, width, height }) => ({
      left: Math.min(bounds.left, x),
      top: Math.min(bounds.top, y),
      right: Math.max(bounds.right, x + width),
      bottom: Math.max(bounds.bottom, y + height),
    }),
    { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity },
  )
}

/** Ends and control points of a curve: the line runs within them. Spines run between their boxes. */
function readPoints(path: string): readonly (readonly [x: number, y: number])[] {
  if (!path.includes('C')) return []
  const values = (path.match(/-?[\d.]+/g) ?? []).map(Number)
  return values.flatMap((x, i) => (i % 2 === 0 ? [[x, values[i + 1] ?? 0] as const] : []))
}
