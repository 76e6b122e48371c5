import { readNeighbours } from '@meshdraft/graph'
import type { GraphEdgeType, RouteMark, TrafficGraph } from '@meshdraft/graph'
import { drawChange, drawGlyph, drawPill, drawSeverity } from './draw-marks.ts'
import { drawEdge } from './draw-edge.ts'
import { drawHatch, drawShape } from './draw-node.ts'
import { listShares } from './edge-shapes.ts'
import { MARK_GLYPHS, NODE_GLYPHS } from './glyphs.ts'
import { MARK_WORDS } from './mark-words.ts'
import type { Palette } from './palette.ts'
import { findSeverity } from './picture-options.ts'
import type { PictureOptions } from './picture-options.ts'
import { silhouetteOf } from './silhouette.ts'
import type { Silhouette } from './silhouette.ts'
import { el } from './svg-element.ts'
import type { SvgElement } from './svg-element.ts'

/** A sign in a box of `width` by 16 px, and what it means. */
export interface LegendItem {
  readonly words: string
  readonly width: number
  readonly draw: (palette: Palette) => readonly SvgElement[]
}

/** Lists what occurs in a picture: kinds, lines, then marks, each in a fixed order. */
export function listLegendItems(
  graph: TrafficGraph,
  options: Pick<PictureOptions, 'problems' | 'changes' | 'staleNodeIds'>,
): readonly LegendItem[] {
  return [
    ...listKinds(graph),
    ...listLines(graph),
    ...listMarks(graph),
    ...listBadges(graph, options),
  ]
}

const KINDS: readonly (readonly [silhouette: Silhouette, words: string])[] = [
  ['server', 'Server of a gateway'],
  ['mesh', 'Mesh: all sidecars'],
  ['virtualService', 'Virtual service'],
  ['route', 'Route, with its order'],
  ['subset', 'Subset'],
  ['service', 'Service'],
  ['serviceEntry', 'Service entry'],
  ['workload', 'Workload'],
  ['answer', 'Answered without a service'],
  ['folded', 'Folded: several in one'],
]

function listKinds(graph: TrafficGraph): readonly LegendItem[] {
  const nodes = [...graph.nodesById.values()]
  const present = new Set(nodes.map(silhouetteOf))
  const kinds = KINDS.filter(([silhouette]) => present.has(silhouette)).map(
    ([silhouette, words]) => ({
      words,
      width: silhouette === 'workload' ? 16 : 28,
      draw: (palette: Palette) => [drawSign(silhouette, palette)],
    }),
  )
  const missing: LegendItem = {
    words: 'Named but not defined',
    width: 28,
    draw: (palette) => [el('g', SIGN, drawShape('service', 50, 28, palette, true))],
  }
  return nodes.some(({ type }) => type === 'missing') ? [...kinds, missing] : kinds
}

/** Silhouettes are drawn large and shrunk, so that their corners stay theirs. */
const SIGN = { transform: 'scale(0.56)' }

function drawSign(silhouette: Silhouette, palette: Palette): SvgElement {
  const shape = drawShape(silhouette, 50, 28, palette)
  const color = palette.kinds[silhouette].tint
  const dot = el('circle', { cx: 15, cy: 14, r: 4, fill: color })
  const glyph = NODE_GLYPHS[silhouette]
  const x = silhouette === 'service' ? 6 : 17
  return el('g', SIGN, [
    ...shape,
    ...(silhouette === 'subset' ? [dot] : []),
    ...(glyph === undefined ? [] : [drawGlyph(glyph, { x, y: 6, size: 16, color })]),
  ])
}

const LINES: readonly (readonly [type: GraphEdgeType, words: string])[] = [
  ['binds', 'Takes requests from'],
  ['contains', 'Routes in order of evaluation'],
  ['routes', 'Routes; wider for a greater share'],
  ['mirrors', 'Mirrors a copy'],
  ['delegates', 'Delegates to a virtual service'],
  ['redirects', 'Redirects or answers'],
  ['selects', 'Belongs to, selects'],
]

function listLines(graph: TrafficGraph): readonly LegendItem[] {
  const present = new Set([...graph.edgesById.values()].map(({ type }) => type))
  const lines: LegendItem[] = LINES.filter(([type]) => present.has(type)).map(([type, words]) => ({
    words,
    width: 34,
    draw: (palette) => drawLine(type, palette),
  }))
  const hasFault = [...graph.edgesById.values()].some(({ fault }) => fault !== undefined)
  if (!hasFault) return lines
  const fault: LegendItem = {
    words: 'Fault injected on the way',
    width: 40,
    draw: (palette) => [drawPill({ x: 20, y: 8, text: '5%', glyph: 'ban' }, palette)],
  }
  return [...lines, fault]
}

function drawLine(type: GraphEdgeType, palette: Palette): readonly SvgElement[] {
  const tip = 'M27 4L33.5 8L27 12z'
  const level = { path: 'M0 8H28', width: 1.5, dash: 'solid', tip } as const
  switch (type) {
    case 'contains':
      return drawEdge({ path: 'M0 2H10V14H24M10 2H24', width: 1.5, dash: 'solid' }, palette)
    case 'routes':
      return drawEdge({ ...level, width: 4 }, palette)
    case 'mirrors':
      return drawEdge({ ...level, width: 2.2, dash: 'dots' }, palette)
    case 'delegates':
      return drawEdge(
        { path: 'M0 8H23', width: 1.5, dash: 'dashes', diamond: 'M22 8l6-4.5 6 4.5-6 4.5z' },
        palette,
      )
    case 'selects':
      return drawEdge({ path: 'M0 8H34', width: 1.5, dash: 'solid' }, palette)
    case 'binds':
    case 'redirects':
      return drawEdge(level, palette)
  }
}

function listMarks(graph: TrafficGraph): readonly LegendItem[] {
  const nodes = [...graph.nodesById.values()]
  const present = new Set<string>(nodes.flatMap(({ marks = [] }) => marks))
  // `Object.entries` forgets that the keys are those of the record.
  const marks: LegendItem[] = Object.entries(MARK_WORDS).flatMap(([mark, words]) => {
    const glyph = present.has(mark) ? MARK_GLYPHS[mark as RouteMark] : undefined
    if (glyph === undefined) return []
    const draw = (palette: Palette) => [
      drawGlyph(glyph, { x: 0, y: 2, size: 12, color: palette.textTertiary }),
    ]
    return [{ words, width: 12, draw }]
  })
  if (nodes.some(({ hasCircuitBreaker }) => hasCircuitBreaker === true)) {
    marks.push({
      words: 'circuit breaker',
      width: 12,
      draw: (palette) => [drawGlyph('zap', { x: 0, y: 2, size: 12, color: palette.textTertiary })],
    })
  }
  const { outgoing } = readNeighbours(graph)
  if (nodes.some((node) => listShares(node, outgoing.get(node.id) ?? []).length > 0)) {
    marks.push({ words: 'shares of the destinations', width: 6, draw: drawShares })
  }
  return marks
}

function drawShares(palette: Palette): readonly SvgElement[] {
  return [
    el('rect', { width: 6, height: 10, fill: palette.edge }),
    el('rect', { y: 11, width: 6, height: 5, fill: palette.edge, 'fill-opacity': 0.55 }),
  ]
}

function listBadges(
  graph: TrafficGraph,
  options: Pick<PictureOptions, 'problems' | 'changes' | 'staleNodeIds'>,
): readonly LegendItem[] {
  const nodes = [...graph.nodesById.values()]
  const severities = new Set(nodes.map((node) => findSeverity(node, options)))
  const changes = new Set(nodes.map(({ id }) => options.changes?.get(id)))
  const items: LegendItem[] = []
  for (const [severity, words] of SEVERITIES) {
    if (!severities.has(severity)) continue
    items.push({
      words,
      width: 14,
      draw: (palette) => [drawSeverity(severity, { x: 0, y: 1, size: 14 }, palette)],
    })
  }
  for (const change of ['added', 'changed'] as const) {
    if (!changes.has(change)) continue
    items.push({
      words: `${change} since the files were opened`,
      width: 13,
      draw: (palette) => [drawChange(change, 0, 1.5, palette)],
    })
  }
  if (nodes.some(({ id }) => options.staleNodeIds?.has(id) === true)) {
    items.push({
      words: 'as last read: its text is broken',
      width: 28,
      draw: (palette) => [
        ...drawShape('route', 28, 16, palette).slice(0, 1),
        drawHatch(28, 16, palette),
      ],
    })
  }
  return items
}

const SEVERITIES = [
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'note'],
] as const
