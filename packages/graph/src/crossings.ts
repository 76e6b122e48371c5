import { columnIndex } from './columns.ts'
import type { GraphLayout, TrafficGraph } from './traffic-graph.ts'

/**
 * Counts the pairs that are in opposite order: `n log n`.
 *
 * @param ranks - ranks at the right end, in the order of the left ends; each from 0 to below `size`.
 * @param groupEnds - where the edges of one left end end in `ranks`; edges of one group never cross.
 */
export function countInversions(
  ranks: Int32Array,
  groupEnds: readonly number[],
  size: number,
): number {
  const tree = new Int32Array(size + 1)
  let crossings = 0
  let added = 0
  let start = 0
  for (let group = 0; group < groupEnds.length; group += 1) {
    const end = groupEnds[group] ?? start
    for (let i = start; i < end; i += 1) {
      let atMost = 0
      for (let k = (ranks[i] ?? 0) + 1; k > 0; k -= k & -k) atMost += tree[k] ?? 0
      crossings += added - atMost
    }
    for (let i = start; i < end; i += 1) {
      for (let k = (ranks[i] ?? 0) + 1; k <= size; k += k & -k) tree[k] = (tree[k] ?? 0) + 1
    }
    added += end - start
    start = end
  }
  return crossings
}

/**
 * Counts the crossings of a drawing: pairs of edges between the same two columns whose ends are in
 * opposite order. Edges that run back or within a column are not counted.
 */
export function countCrossings(graph: TrafficGraph, layout: GraphLayout): number {
  const groups = new Map<number, { readonly from: number; readonly to: number }[]>()
  for (const edge of graph.edgesById.values()) {
    const from = graph.nodesById.get(edge.from)
    const to = graph.nodesById.get(edge.to)
    const fromBox = layout.get(edge.from)
    const toBox = layout.get(edge.to)
    if (!from || !to || !fromBox || !toBox) continue
    if (columnIndex(from) >= columnIndex(to)) continue
    const key = columnIndex(from) * 8 + columnIndex(to)
    const group = groups.get(key) ?? []
    group.push({ from: middle(fromBox), to: middle(toBox) })
    groups.set(key, group)
  }
  let total = 0
  for (const edges of groups.values()) {
    edges.sort((a, b) => a.from - b.from)
    const places = [...new Set(edges.map((edge) => edge.to))].sort((a, b) => a - b)
    const rankOf = new Map(places.map((place, rank) => [place, rank]))
    const ranks = Int32Array.from(edges, (edge) => rankOf.get(edge.to) ?? 0)
    const ends = edges.flatMap((edge, i) => (edges[i + 1]?.from === edge.from ? [] : [i + 1]))
    total += countInversions(ranks, ends, places.length)
  }
  return total
}

function middle(box: { readonly y: number; readonly height: number }): number {
  return box.y + box.height / 2
}
