import { drawWords, FONTS } from './draw-marks.ts'
import type { LegendItem } from './legend-items.ts'
import { measureText } from './measure-text.ts'
import type { Palette } from './palette.ts'
import { el, moved } from './svg-element.ts'
import type { SvgElement } from './svg-element.ts'

const ROW = 24
const SIGN_GAP = 7
const ITEM_GAP = 22
const TOP = 18

export interface Legend {
  readonly element: SvgElement
  readonly height: number
}

/** Draws signs with their words in rows of at most `width` px, below a thin line. */
export function drawLegend(items: readonly LegendItem[], width: number, palette: Palette): Legend {
  const parts: SvgElement[] = []
  let x = 0
  let y = TOP
  for (const item of items) {
    const room = measureItem(item)
    if (x > 0 && x + room > width) {
      x = 0
      y += ROW
    }
    parts.push(
      moved(x, y, [
        ...item.draw(palette),
        drawWords({
          x: item.width + SIGN_GAP,
          y: 12,
          text: item.words,
          font: FONTS.legend,
          fill: palette.textSecondary,
        }),
      ]),
    )
    x += room + ITEM_GAP
  }
  const rule = el('line', { x1: 0, y1: 0, x2: width, y2: 0, stroke: palette.line })
  return { element: el('g', {}, [rule, ...parts]), height: y + ROW }
}

/** Yields the width of the widest item: no legend is narrower. */
export function measureLegend(items: readonly LegendItem[]): number {
  return Math.max(0, ...items.map(measureItem))
}

function measureItem({ width, words }: LegendItem): number {
  return Math.ceil(width + SIGN_GAP + measureText(words, FONTS.legend))
}
