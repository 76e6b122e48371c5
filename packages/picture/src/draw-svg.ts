import type { GraphLayout, TrafficGraph } from '@meshdraft/graph'
import { buildPicture } from './build-picture.ts'
import type { PictureOptions } from './picture-options.ts'
import { writeSvg } from './write-svg.ts'

/**
 * Draws a graph as a standalone SVG file: real text, nothing fetched, no script, no link, no style
 * sheet. Names are escaped, whatever they hold.
 *
 * @param layout - places of the nodes, e.g. of `layoutGraph`; columns are widened for their names.
 */
export function drawSvg(graph: TrafficGraph, layout: GraphLayout, options: PictureOptions): string {
  return writeSvg(buildPicture(graph, layout, options).root)
}
