import type { Viewport } from '@xyflow/react'
import type { GraphLayout, NodeBox } from '@meshdraft/graph'

/** Height of the column heads, px. */
const HEADS = 26
const MARGIN = 14

export interface CanvasSize {
  readonly width: number
  readonly height: number
}

/** How long the drawing takes to move, ms: nothing where motion is not wanted. */
export function moveDuration(): number {
  const isReduced =
    matchMedia('(prefers-reduced-motion: reduce)').matches ||
    document.documentElement.dataset['motion'] === 'reduced'
  return isReduced ? 0 : 140
}

/** Yields where a drawing starts: at its upper left corner, at 100 % or smaller if its width asks for it. */
export function startViewport(layout: GraphLayout, { width }: CanvasSize): Viewport {
  // Workloads may be out of sight at first; all that routes traffic is not.
  const widest = [...layout.values()].reduce(
    (right, box) => (box.x < 640 ? Math.max(right, box.x + box.width) : right),
    0,
  )
  const zoom = Math.min(1, Math.max(0.6, (width - MARGIN - 8) / Math.max(1, widest)))
  return { x: MARGIN, y: HEADS + 12, zoom }
}

/**
 * Keeps a node where it is on the screen although it has another place now, and moves no more than
 * shows the whole drawing, where that fits.
 */
export function keepInPlace(
  viewport: Viewport,
  before: NodeBox,
  after: NodeBox,
  extent: CanvasSize,
  size: CanvasSize,
): Viewport {
  const { x, y, zoom } = viewport
  const kept = { x: x + (before.x - after.x) * zoom, y: y + (before.y - after.y) * zoom, zoom }
  const fits =
    extent.width * zoom <= size.width - 2 * MARGIN &&
    extent.height * zoom <= size.height - HEADS - MARGIN - 48
  return fits ? revealBox(kept, { x: 0, y: 0, ...extent }, size) : kept
}

/** Moves a viewport as little as needed to show a box whole; the same viewport if it is shown. */
export function revealBox(viewport: Viewport, box: NodeBox, size: CanvasSize): Viewport {
  const { zoom } = viewport
  const dx = correct(viewport.x + box.x * zoom, box.width * zoom, MARGIN, size.width - MARGIN)
  const top = HEADS + MARGIN
  const dy = correct(viewport.y + box.y * zoom, box.height * zoom, top, size.height - 48)
  return dx === 0 && dy === 0 ? viewport : { x: viewport.x + dx, y: viewport.y + dy, zoom }
}

function correct(start: number, length: number, from: number, to: number): number {
  if (start < from) return from - start
  return start + length > to ? Math.max(to - start - length, from - start) : 0
}

/** The extent of a drawing, px at 100 %. */
export function measureLayout(layout: GraphLayout): CanvasSize {
  let width = 1
  let height = 1
  for (const box of layout.values()) {
    width = Math.max(width, box.x + box.width)
    height = Math.max(height, box.y + box.height)
  }
  return { width, height }
}
