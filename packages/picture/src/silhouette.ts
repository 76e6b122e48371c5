import type { GraphNode, GraphNodeType } from '@meshdraft/graph'

/** Silhouette of a node: what kind it is, without a word or a colour. */
export type Silhouette = Exclude<GraphNodeType, 'missing'>

/** Yields the silhouette of a node; something missing has that of what it would be. */
export function silhouetteOf(node: GraphNode): Silhouette {
  if (node.type !== 'missing') return node.type
  return node.missing === 'gateway' ? 'server' : (node.missing ?? 'service')
}

/** What a part of a silhouette is; its colours follow from that. */
export type SilhouettePart = 'body' | 'tinted' | 'cell' | 'bar' | 'edge'

export type SilhouetteShape =
  | { readonly part: SilhouettePart; readonly type: 'box'; readonly radius: number }
  | { readonly part: SilhouettePart; readonly type: 'circle' }
  | { readonly part: SilhouettePart; readonly type: 'path'; readonly path: string }

/** Draws a silhouette in a box of `w` by `h` px, from the back to the front. */
export function drawSilhouette(
  silhouette: Silhouette,
  w: number,
  h: number,
): readonly SilhouetteShape[] {
  const right = w - 0.5
  const bottom = h - 0.5
  switch (silhouette) {
    case 'server':
    case 'mesh':
      return [box(2), path('bar', `M4 .5H2A1.5 1.5 0 0 0 .5 2v${h - 4}a1.5 1.5 0 0 0 1.5 1.5h2z`)]
    case 'virtualService':
      return [box(9)]
    case 'route':
      return [box(4), path('cell', `M20 1H4a3 3 0 0 0-3 3v${h - 8}a3 3 0 0 0 3 3h16z`)]
    case 'subset':
      return [box(h / 2)]
    case 'service':
      return [box(7), path('cell', `M28 1H7a6 6 0 0 0-6 6v${h - 14}a6 6 0 0 0 6 6h21z`)]
    case 'serviceEntry':
      return [path('body', `M9 .5h${w - 18}L${right} ${bottom}H.5z`)]
    case 'workload':
      return [{ part: 'tinted', type: 'circle' }]
    case 'answer':
      return [
        path(
          'body',
          `M3 .5h${w - 13}L${right} ${h / 2} ${w - 10} ${bottom}H3A2.5 2.5 0 0 1 .5 ${h - 3}V3A2.5 2.5 0 0 1 3 .5z`,
        ),
      ]
    case 'folded':
      // A second edge below the first: more lies under it.
      return [box(7), path('edge', `M6 ${h + 2.5}h${w - 12}`)]
  }
}

function box(radius: number): SilhouetteShape {
  return { part: 'body', type: 'box', radius }
}

function path(part: SilhouettePart, path: string): SilhouetteShape {
  return { part, type: 'path', path }
}
