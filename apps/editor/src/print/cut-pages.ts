/** A strip of a picture, px from its top. */
export interface PageStrip {
  readonly top: number
  readonly height: number
}

/** What must not be cut: a box from `top` to `bottom`. */
export interface Extent {
  readonly top: number
  readonly bottom: number
}

/** How much of a strip may stay empty so that nothing is cut through. */
const MOST_EMPTY = 0.4

/**
 * Cuts a picture into strips that fit a page each, between the boxes where there is a place for it.
 *
 * @param height - of the whole picture.
 * @param pageHeight - most that fits a page, above 0.
 * @param extents - what is drawn; lines between them may be cut.
 */
export function cutPages(
  height: number,
  pageHeight: number,
  extents: readonly Extent[],
): readonly PageStrip[] {
  const strips: PageStrip[] = []
  let top = 0
  while (height - top > pageHeight) {
    const cut = findCut(top + pageHeight * (1 - MOST_EMPTY), top + pageHeight, extents)
    strips.push({ top, height: cut - top })
    top = cut
  }
  strips.push({ top, height: height - top })
  return strips
}

/** The lowest place that cuts nothing, else the lowest of all. */
function findCut(least: number, most: number, extents: readonly Extent[]): number {
  const near = extents.filter(({ top, bottom }) => top < most && bottom > least)
  let cut = most
  for (;;) {
    // Only boxes above `cut` move it on, and each moves it above itself: this ends.
    const through = near.find(({ top, bottom }) => top < cut && bottom > cut)
    if (!through) return Math.floor(cut)
    cut = through.top - 1
    if (cut < least) return Math.floor(most)
  }
}
