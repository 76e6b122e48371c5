import type { Picture } from '@meshdraft/picture'
import { cutPages } from './cut-pages.ts'
import type { PageStrip } from './cut-pages.ts'

// A4 landscape less 12 mm at each side is 1031 by 703 px at 96 dpi; some is left for the title, so
// that the first strip is as high as the others.
const PAGE_WIDTH = 1_031
const PAGE_HEIGHT = 630
/** Rather a smaller picture than a second page, down to this scale. */
const LEAST_SCALE = 0.62
/** Beyond that nobody reads it on paper. */
const MOST_PAGES = 30

export interface PagePlan {
  readonly strips: readonly PageStrip[]
  /** Of the picture on paper, 1 or less. */
  readonly scale: number
  readonly isCutOff: boolean
}

/** Plans how a picture comes onto pages: whole on one where that can be read, else in strips. */
export function planPages({
  width,
  height,
  extents,
}: Pick<Picture, 'width' | 'height' | 'extents'>): PagePlan {
  const fitting = Math.min(1, PAGE_WIDTH / width)
  const whole = Math.min(fitting, PAGE_HEIGHT / height)
  if (whole >= LEAST_SCALE) return { strips: [{ top: 0, height }], scale: whole, isCutOff: false }
  const strips = cutPages(height, Math.floor(PAGE_HEIGHT / fitting), extents)
  return {
    strips: strips.slice(0, MOST_PAGES),
    scale: fitting,
    isCutOff: strips.length > MOST_PAGES,
  }
}
