import { drawPill } from './draw-marks.ts'
import type { EdgeShape } from './edge-shapes.ts'
import { PILL_GLYPHS } from './glyphs.ts'
import type { Palette } from './palette.ts'
import { el } from './svg-element.ts'
import type { SvgAttributes, SvgElement } from './svg-element.ts'

const DASHES: Readonly<Record<EdgeShape['dash'], SvgAttributes>> = {
  solid: {},
  dots: { 'stroke-dasharray': '0.1 5', 'stroke-linecap': 'round' },
  dashes: { 'stroke-dasharray': '5 4' },
}

/** Draws the line of an edge with its arrow or diamond. */
export function drawEdge(
  { path, tip, diamond, width, dash }: Omit<EdgeShape, 'pills'>,
  palette: Palette,
): readonly SvgElement[] {
  const line = { d: path, fill: 'none', stroke: palette.edge, 'stroke-width': width }
  return [
    el('path', { ...line, ...DASHES[dash] }),
    ...(tip === undefined ? [] : [el('path', { d: tip, fill: palette.edge })]),
    ...(diamond === undefined
      ? []
      : [
          el('path', {
            d: diamond,
            fill: palette.ground,
            stroke: palette.edge,
            'stroke-width': 1.5,
          }),
        ]),
  ]
}

/** Draws what is written on an edge. */
export function drawPills({ pills }: EdgeShape, palette: Palette): readonly SvgElement[] {
  return pills.map(({ x, y, text, icon }) =>
    drawPill({ x, y, text, ...(icon && { glyph: PILL_GLYPHS[icon] }) }, palette),
  )
}
