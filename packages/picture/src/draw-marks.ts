import { GLYPHS } from './glyphs.ts'
import type { Glyph, GlyphName } from './glyphs.ts'
import { measureText } from './measure-text.ts'
import type { FittedText, TextFont } from './measure-text.ts'
import type { Palette } from './palette.ts'
import type { NodeChange, Severity } from './picture-options.ts'
import { el, moved, round } from './svg-element.ts'
import type { SvgAttributes, SvgElement } from './svg-element.ts'

/** Faces that look alike at these sizes; nothing is fetched for a picture. */
const UI_FACES =
  "'Inter Variable', Inter, 'Helvetica Neue', Arial, 'Liberation Sans', 'Segoe UI', sans-serif"
const CODE_FACES =
  "'JetBrains Mono Variable', 'JetBrains Mono', ui-monospace, Menlo, Consolas, 'Liberation Mono', monospace"

export const FONTS = {
  title: { size: 12, weight: 600 },
  answer: { size: 11, weight: 600 },
  detail: { size: 10.5, weight: 400 },
  code: { size: 10, weight: 400, isCode: true },
  order: { size: 11, weight: 600, isCode: true },
  pill: { size: 10.5, weight: 600 },
  head: { size: 11, weight: 400 },
  legend: { size: 11, weight: 400 },
  more: { size: 10.5, weight: 500 },
  pictureTitle: { size: 16, weight: 600 },
  pictureSubtitle: { size: 12, weight: 400 },
} as const satisfies Readonly<Record<string, TextFont>>

/** Words at a place; `anchor` says which end of them stands there. */
export interface Words {
  readonly x: number
  /** Of the base line. */
  readonly y: number
  readonly text: string
  readonly font: TextFont
  readonly fill: string
  readonly anchor?: 'start' | 'middle' | 'end'
}

/** Draws words that have room enough in any face. */
export function drawWords({ x, y, text, font, fill, anchor = 'start' }: Words): SvgElement {
  return el('text', { ...fontOf(font), x: round(x), y: round(y), fill, ...anchorOf(anchor) }, [
    text,
  ])
}

/** Draws words that were fitted into `room` px: what was cut fills it, whatever the face. */
export function drawFitted(
  words: Omit<Words, 'text'>,
  fitted: FittedText,
  room: number,
): SvgElement {
  const drawn = drawWords({ ...words, text: fitted.text })
  if (!fitted.isCut) return drawn
  const textLength = round(Math.min(fitted.width, room))
  const attributes = { ...drawn.attributes, textLength, lengthAdjust: 'spacingAndGlyphs' }
  return { ...drawn, attributes }
}

function fontOf({ size, weight, isCode = false }: TextFont): SvgAttributes {
  // The root names the faces of most words.
  return {
    'font-size': size,
    ...(weight !== 400 && { 'font-weight': weight }),
    ...(isCode && { 'font-family': CODE_FACES }),
  }
}

function anchorOf(anchor: 'start' | 'middle' | 'end'): SvgAttributes {
  return anchor === 'start' ? {} : { 'text-anchor': anchor }
}

/** Attributes of the root that all words inherit. */
export const ROOT_FONT: SvgAttributes = { 'font-family': UI_FACES, 'font-weight': 400 }

/** Draws an icon of `size` px with its upper left corner at a place. */
export function drawGlyph(
  name: GlyphName,
  place: { readonly x: number; readonly y: number; readonly size: number; readonly color: string },
): SvgElement {
  const glyph: Glyph = GLYPHS[name]
  const { x, y, size, color } = place
  return el(
    'g',
    {
      transform: `translate(${round(x)} ${round(y)}) scale(${Math.round((size / 24) * 10_000) / 10_000})`,
      fill: 'none',
      stroke: color,
      // 1.4 px at every size, as in the editor.
      'stroke-width': round((1.4 * 24) / size),
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    },
    glyph.map(([tag, attributes]) =>
      el(tag, 'fill' in attributes ? { ...attributes, fill: color } : attributes),
    ),
  )
}

/** Draws octagon, triangle or disc, `size` px wide. */
export function drawSeverity(
  severity: Severity,
  place: { readonly x: number; readonly y: number; readonly size: number },
  palette: Palette,
): SvgElement {
  const glyph = {
    fill: 'none',
    stroke: palette.severityOn,
    'stroke-width': 1.8,
    'stroke-linecap': 'round',
  }
  const fill = palette[severity]
  const transform = `translate(${round(place.x)} ${round(place.y)}) scale(${place.size / 16})`
  switch (severity) {
    case 'error':
      return el('g', { transform }, [
        el('path', { d: 'M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z', fill }),
        el('path', { d: 'M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8', ...glyph }),
      ])
    case 'warning':
      return el('g', { transform }, [
        el('path', {
          d: 'M8 1.4 15.2 14.4H.8z',
          fill,
          stroke: fill,
          'stroke-width': 1.4,
          'stroke-linejoin': 'round',
        }),
        el('path', { d: 'M8 6v4', ...glyph }),
        el('circle', { cx: 8, cy: 12.3, r: 1.1, fill: palette.severityOn }),
      ])
    case 'info':
      return el('g', { transform }, [
        el('circle', { cx: 8, cy: 8, r: 7.2, fill }),
        el('path', { d: 'M8 7.5v4', ...glyph }),
        el('circle', { cx: 8, cy: 4.6, r: 1.1, fill: palette.severityOn }),
      ])
  }
}

/** Draws `+` or `~` on a chip of 13 px: what differs from the files as opened. */
export function drawChange(change: NodeChange, x: number, y: number, palette: Palette): SvgElement {
  const sign =
    change === 'added' ? 'M6.5 3.5v6M3.5 6.5h6' : 'M3.2 7.4c1.1-2 2.2-2 3.3-.9s2.2 1.1 3.3-.9'
  return moved(x, y, [
    el('rect', { width: 13, height: 13, rx: 4, fill: palette.added }),
    el('path', {
      d: sign,
      fill: 'none',
      stroke: palette.severityOn,
      'stroke-width': 1.6,
      'stroke-linecap': 'round',
    }),
  ])
}

const PILL_HEIGHT = 17

/** Yields the width of a pill, px. */
export function measurePill(text: string, hasIcon: boolean): number {
  return Math.ceil(measureText(text, FONTS.pill)) + 12 + (hasIcon ? 14 : 0)
}

/** Draws a pill around its middle. */
export function drawPill(
  pill: {
    readonly x: number
    readonly y: number
    readonly text: string
    readonly glyph?: GlyphName
  },
  palette: Palette,
): SvgElement {
  const { text, glyph } = pill
  const width = measurePill(text, glyph !== undefined)
  const left = glyph === undefined ? 6 : 19
  return moved(pill.x - width / 2, pill.y - PILL_HEIGHT / 2, [
    el('rect', {
      x: 0.5,
      y: 0.5,
      width: width - 1,
      height: PILL_HEIGHT - 1,
      rx: 8,
      fill: palette.pillGround,
      stroke: palette.nodeLine,
    }),
    ...(glyph === undefined
      ? []
      : [drawGlyph(glyph, { x: 5, y: 3, size: 11, color: palette.textSecondary })]),
    drawWords({
      x: left + (width - left - 6) / 2,
      y: 12.2,
      text,
      font: FONTS.pill,
      fill: palette.textSecondary,
      anchor: 'middle',
    }),
  ])
}
