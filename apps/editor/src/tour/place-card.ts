/** In px from the upper left corner of the window. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

interface Size {
  readonly width: number
  readonly height: number
}

const GAP = 12

/**
 * Finds a place for a card: right of the region, left of it, below, above, else inside it at the lower
 * right; always within the window.
 *
 * @param region - absent where it is hidden: then in the middle.
 */
export function placeCard(
  region: Box | undefined,
  card: Size,
  window: Size,
): { readonly left: number; readonly top: number } {
  if (region === undefined) {
    return keepInside(
      { left: (window.width - card.width) / 2, top: (window.height - card.height) / 2 },
      card,
      window,
    )
  }
  const right = region.left + region.width
  const bottom = region.top + region.height
  const middle = region.top + (region.height - card.height) / 2
  if (right + GAP + card.width + GAP <= window.width) {
    return keepInside({ left: right + GAP, top: middle }, card, window)
  }
  if (region.left - GAP - card.width >= GAP) {
    return keepInside({ left: region.left - GAP - card.width, top: middle }, card, window)
  }
  const left = right - card.width - GAP
  if (bottom + GAP + card.height + GAP <= window.height) {
    return keepInside({ left, top: bottom + GAP }, card, window)
  }
  if (region.top - GAP - card.height >= GAP) {
    return keepInside({ left, top: region.top - GAP - card.height }, card, window)
  }
  return keepInside({ left, top: bottom - card.height - GAP }, card, window)
}

function keepInside(
  { left, top }: { readonly left: number; readonly top: number },
  card: Size,
  window: Size,
): { readonly left: number; readonly top: number } {
  return {
    left: Math.max(GAP, Math.min(left, window.width - card.width - GAP)),
    top: Math.max(GAP, Math.min(top, window.height - card.height - GAP)),
  }
}
