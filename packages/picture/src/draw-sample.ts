import type { GraphNode } from '@meshdraft/graph'
import { ROOT_FONT } from './draw-marks.ts'
import { drawNode } from './draw-node.ts'
import { PALETTES } from './palette.ts'
import type { PictureTheme } from './palette.ts'
import { findSeverity } from './picture-options.ts'
import { el } from './svg-element.ts'
import { writeSvg } from './write-svg.ts'

/** Around the node, for a badge on its edge. */
const MARGIN = 10

/**
 * Draws one node alone, as a sample of its kind: an SVG file a little larger than the node.
 *
 * @param size - of the node, in px.
 */
export function drawSample(
  node: GraphNode,
  size: { readonly width: number; readonly height: number },
  theme: PictureTheme,
): string {
  const width = size.width + 2 * MARGIN
  const height = size.height + 2 * MARGIN
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
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    ...ROOT_FONT,
  }
  return writeSvg(el('svg', attributes, [drawn]))
}
