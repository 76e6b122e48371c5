import type { GraphNode, RouteMark } from '@meshdraft/graph'
import { drawEdge, drawPills } from './draw-edge.ts'
import { drawGlyph, ROOT_FONT } from './draw-marks.ts'
import { drawNode } from './draw-node.ts'
import type { PillText } from './edge-pills.ts'
import { drawArrow } from './edge-shapes.ts'
import type { EdgeShape } from './edge-shapes.ts'
import { MARK_GLYPHS } from './glyphs.ts'
import { PALETTES } from './palette.ts'
import type { PictureTheme } from './palette.ts'
import { findSeverity } from './picture-options.ts'
import { el } from './svg-element.ts'
import type { SvgElement } from './svg-element.ts'

/** Around the node, for a badge on its edge. */
const MARGIN = 10

/**
 * Draws one node alone, as a sample of its kind: a picture a little larger than the node.
 *
 * @param size - of the node, in px.
 */
export function drawSample(
  node: GraphNode,
  size: { readonly width: number; readonly height: number },
  theme: PictureTheme,
): SvgElement {
  const drawn = drawNode(
    {
      node,
      box: { x: MARGIN, y: MARGIN, ...size },
      shares: [],
      severity: findSeverity(node, {}),
      change: undefined,
      isStale: false,
    },
    PALETTES[theme],
  )
  return frame(size.width + 2 * MARGIN, size.height + 2 * MARGIN, [drawn])
}

/** What a line looks like, and what is written on it. */
export interface EdgeSample {
  /** px */
  readonly width: number
  readonly dash: EdgeShape['dash']
  readonly end: 'arrow' | 'diamond' | 'none'
  readonly pill?: PillText
}

const EDGE = { width: 150, height: 40, from: 10, to: 140 }

/** Draws one line alone, as a sample of its kind, 150 × 40 px. */
export function drawEdgeSample(
  { width, dash, end, pill }: EdgeSample,
  theme: PictureTheme,
): SvgElement {
  const y = EDGE.height / 2
  const shape: EdgeShape = {
    path: `M${EDGE.from} ${y}H${end === 'none' ? EDGE.to : EDGE.to - 8}`,
    ...(end === 'arrow' && { tip: drawArrow(EDGE.to, y, width) }),
    ...(end === 'diamond' && { diamond: `M${EDGE.to - 8} ${y}l6-4.5 6 4.5-6 4.5z` }),
    width,
    dash,
    pills: pill ? [{ ...pill, x: EDGE.width / 2, y }] : [],
  }
  const palette = PALETTES[theme]
  return frame(EDGE.width, EDGE.height, [...drawEdge(shape, palette), ...drawPills(shape, palette)])
}

/** Draws the mark of a route alone, 16 × 16 px. */
export function drawMarkSample(mark: RouteMark, theme: PictureTheme): SvgElement {
  const color = PALETTES[theme].textSecondary
  return frame(16, 16, [drawGlyph(MARK_GLYPHS[mark], { x: 0, y: 0, size: 16, color })])
}

function frame(width: number, height: number, drawn: readonly SvgElement[]): SvgElement {
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    ...ROOT_FONT,
  }
  return el('svg', attributes, drawn)
}
