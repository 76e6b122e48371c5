import type { GraphNode, NodeBox } from '@meshdraft/graph'
import { drawChange, drawFitted, drawGlyph, drawSeverity, drawWords, FONTS } from './draw-marks.ts'
import { MARK_GLYPHS, NODE_GLYPHS } from './glyphs.ts'
import { fitText } from './measure-text.ts'
import { MOST_MARKS, readNodeWords } from './node-words.ts'
import type { NodeWords } from './node-words.ts'
import type { Palette } from './palette.ts'
import type { NodeChange, Severity } from './picture-options.ts'
import { drawSilhouette } from './silhouette.ts'
import type { Silhouette, SilhouetteShape } from './silhouette.ts'
import { el, moved, round } from './svg-element.ts'
import type { SvgAttributes, SvgElement } from './svg-element.ts'

export interface DrawnNode {
  readonly node: GraphNode
  readonly box: NodeBox
  /** Shares of the destinations, for the split bar. */
  readonly shares: readonly number[]
  readonly severity: Severity | undefined
  readonly change: NodeChange | undefined
  readonly isStale: boolean
}

/** Draws a node with its words, marks and badges at its place. */
export function drawNode(drawn: DrawnNode, palette: Palette): SvgElement {
  const { node, box, shares, severity, change, isStale } = drawn
  const words = readNodeWords(node, shares.length > 0)
  const { width, height } = box
  const parts = [
    ...drawShape(words.silhouette, width, height, palette, node.type === 'missing'),
    ...(isStale ? [drawHatch(width, height, palette)] : []),
    ...drawLead(node, words.silhouette, height, palette),
    ...drawNodeWords(words, box, palette, node.type === 'missing'),
    ...drawBreaker(node, words.silhouette, box, palette),
    ...drawMarks(node, width, shares.length > 0, palette),
    ...(shares.length > 0 ? drawSplit(shares, width, height, palette) : []),
    ...(severity === undefined
      ? []
      : [
          drawSeverity(
            severity,
            { x: width - (words.silhouette === 'subset' ? 23 : 25), y: -8, size: 15 },
            palette,
          ),
        ]),
    ...(change === undefined ? [] : [drawChange(change, -5, -7, palette)]),
  ]
  return moved(box.x, box.y, [el('title', {}, [describe(node)]), ...parts])
}

function describe({ label, detail }: GraphNode): string {
  return detail === undefined || detail === '' ? label : `${label}: ${detail}`
}

/** Draws a silhouette alone: the ground of a node, and its sign in the legend. */
export function drawShape(
  silhouette: Silhouette,
  width: number,
  height: number,
  palette: Palette,
  isMissing = false,
): readonly SvgElement[] {
  return drawSilhouette(silhouette, width, height).flatMap((shape) => {
    const isGround = shape.part === 'body' || shape.part === 'tinted'
    if (isMissing && !isGround) return []
    const colors = isMissing
      ? { fill: palette.ground, stroke: palette.error, 'stroke-dasharray': '4 3' }
      : colorsOf(shape, silhouette, palette)
    return [toElement(shape, width, height, colors)]
  })
}

function colorsOf(
  { part }: SilhouetteShape,
  silhouette: Silhouette,
  palette: Palette,
): SvgAttributes {
  const { tint, soft } = palette.kinds[silhouette]
  switch (part) {
    case 'body':
      return { fill: palette.nodeGround, stroke: palette.nodeLine }
    case 'tinted':
      return { fill: soft, stroke: palette.nodeLineStrong }
    case 'cell':
      return { fill: soft }
    case 'bar':
      return { fill: tint }
    case 'edge':
      return { fill: 'none', stroke: palette.nodeLineStrong }
  }
}

function toElement(
  shape: SilhouetteShape,
  width: number,
  height: number,
  colors: SvgAttributes,
): SvgElement {
  switch (shape.type) {
    case 'box':
      return el('rect', {
        x: 0.5,
        y: 0.5,
        width: width - 1,
        height: height - 1,
        rx: shape.radius,
        ...colors,
      })
    case 'circle': {
      const r = Math.min(15.5, height / 2 - 0.5)
      return el('circle', { cx: r + 0.5, cy: height / 2, r, ...colors })
    }
    case 'path':
      return el('path', { d: shape.path, 'stroke-linejoin': 'round', ...colors })
  }
}

function drawLead(
  node: GraphNode,
  silhouette: Silhouette,
  height: number,
  palette: Palette,
): readonly SvgElement[] {
  const isMissing = node.type === 'missing'
  const { tint } = palette.kinds[silhouette]
  const color = isMissing ? palette.error : tint
  if (silhouette === 'route') {
    const text = String(node.order ?? '')
    return [
      drawWords({
        x: 10.5,
        y: height / 2 + 4,
        text,
        font: FONTS.order,
        fill: palette.textSecondary,
        anchor: 'middle',
      }),
    ]
  }
  if (silhouette === 'subset') {
    const colors = isMissing
      ? { fill: 'none', stroke: color, 'stroke-width': 1.5, 'stroke-dasharray': '2 1.5' }
      : { fill: color }
    return [el('circle', { cx: 13.5, cy: height / 2, r: isMissing ? 3 : 3.5, ...colors })]
  }
  const glyph = NODE_GLYPHS[silhouette]
  if (glyph === undefined) return []
  const isShifted =
    silhouette === 'server' || silhouette === 'mesh' || silhouette === 'serviceEntry'
  return [drawGlyph(glyph, { x: isShifted ? 8 : 6, y: height / 2 - 8, size: 16, color })]
}

function drawNodeWords(
  words: NodeWords,
  { width, height }: NodeBox,
  palette: Palette,
  isMissing: boolean,
): readonly SvgElement[] {
  const { left, title, titleFont, detail, detailFont } = words
  const middle = height / 2
  const titleRoom = width - left - words.titleRight
  const detailRoom = width - left - words.detailRight
  const first = drawFitted(
    {
      x: left,
      y: detail === undefined ? middle + titleFont.size * 0.36 : middle - 3,
      font: titleFont,
      fill: isMissing ? palette.errorText : palette.textPrimary,
    },
    fitText(title, titleFont, titleRoom),
    titleRoom,
  )
  if (detail === undefined) return [first]
  const second = drawFitted(
    { x: left, y: middle + 11, font: detailFont, fill: palette.textSecondary },
    fitText(detail, detailFont, detailRoom),
    detailRoom,
  )
  return [first, second]
}

function drawBreaker(
  node: GraphNode,
  silhouette: Silhouette,
  { width, height }: NodeBox,
  palette: Palette,
): readonly SvgElement[] {
  if (node.hasCircuitBreaker !== true) return []
  const y = silhouette === 'subset' ? height / 2 - 6 : height - 18
  return [drawGlyph('zap', { x: width - 18, y, size: 12, color: palette.textTertiary })]
}

function drawMarks(
  { marks = [] }: GraphNode,
  width: number,
  hasSplit: boolean,
  palette: Palette,
): readonly SvgElement[] {
  if (marks.length === 0) return []
  const hidden = Math.max(0, marks.length - MOST_MARKS)
  const shown = marks.slice(0, MOST_MARKS)
  const right = width - (hasSplit ? 10 : 8) - (hidden > 0 ? 15 : 0)
  const left = right - shown.length * 12 - (shown.length - 1) * 3
  return [
    ...shown.map((mark, i) =>
      drawGlyph(MARK_GLYPHS[mark], {
        x: left + i * 15,
        y: 8,
        size: 12,
        color: palette.textTertiary,
      }),
    ),
    ...(hidden > 0
      ? [
          drawWords({
            x: right + 2,
            y: 17.7,
            text: `+${hidden}`,
            font: FONTS.more,
            fill: palette.textTertiary,
          }),
        ]
      : []),
  ]
}

const SPLIT_WIDTH = 6

/** Draws the shares of a route at its right end, the first one strongest. */
function drawSplit(
  shares: readonly number[],
  width: number,
  height: number,
  palette: Palette,
): readonly SvgElement[] {
  const sum = shares.reduce((total, share) => total + share, 0)
  const room = height - (shares.length - 1)
  const left = width - SPLIT_WIDTH
  let top = 0
  return shares.map((share, i) => {
    const tall = (share / sum) * room
    const y = top
    top += tall + 1
    const radius = Math.min(4, tall / 2)
    return el('path', {
      d: barPath(left, y, tall, [i === 0 ? radius : 0, i === shares.length - 1 ? radius : 0]),
      fill: palette.edge,
      ...(i > 0 && { 'fill-opacity': 0.55 }),
    })
  })
}

function barPath(x: number, y: number, tall: number, [top, bottom]: readonly number[]): string {
  const [rt = 0, rb = 0] = [top, bottom].map((value) => round(value ?? 0))
  return (
    `M${round(x)} ${round(y)}h${SPLIT_WIDTH - rt}q${rt} 0 ${rt} ${rt}` +
    `v${round(tall - rt - rb)}q0 ${rb} ${-rb} ${rb}h${-(SPLIT_WIDTH - rb)}z`
  )
}

const HATCH = 6

/** Draws thin lines from the lower left to the upper right: shown as last read. */
export function drawHatch(width: number, height: number, palette: Palette): SvgElement {
  const [left, top, right, bottom] = [1, 1, width - 1, height - 1]
  const lines: string[] = []
  for (let sum = left + top + HATCH; sum < right + bottom; sum += HATCH) {
    const x1 = Math.max(left, sum - bottom)
    const x2 = Math.min(right, sum - top)
    lines.push(`M${round(x1)} ${round(sum - x1)}L${round(x2)} ${round(sum - x2)}`)
  }
  return el('path', {
    d: lines.join(''),
    fill: 'none',
    stroke: palette.textTertiary,
    'stroke-opacity': 0.22,
  })
}
