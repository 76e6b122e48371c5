import { useState } from 'react'
import { layoutGraph, placeNewNodes } from '@meshdraft/graph'
import type { GraphLayout, TrafficGraph } from '@meshdraft/graph'

interface Kept {
  readonly graph: TrafficGraph
  readonly key: string
  readonly given: GraphLayout
  readonly placed: GraphLayout
  /** Grows whenever nodes were laid out anew, not when some were added. */
  readonly epoch: number
}

export interface ShownLayout {
  readonly layout: GraphLayout
  /** Changes when the whole drawing was laid out anew. */
  readonly epoch: number
}

/**
 * Yields the places of what is shown. Typing adds nodes in free space and moves none; a filter lays
 * its part out once, when it is chosen.
 *
 * @param given - the layout of the whole graph; empty while it is being made.
 * @param key - names the filter; empty without one.
 */
export function useShownLayout(graph: TrafficGraph, given: GraphLayout, key: string): ShownLayout {
  const [kept, setKept] = useState<Kept>(() => placeAnew(graph, given, key, 0))
  if (kept.graph === graph && kept.key === key && kept.given === given) {
    return { layout: kept.placed, epoch: kept.epoch }
  }
  const isNew = kept.key !== key || isLaidOutAnew(kept.given, given)
  const next = isNew
    ? placeAnew(graph, given, key, kept.epoch + 1)
    : { ...kept, graph, given, placed: place(key === '' ? given : kept.placed, graph) }
  setKept(next)
  return { layout: next.placed, epoch: next.epoch }
}

/** Nodes that were only added leave the boxes of the others untouched: the very same objects. */
function isLaidOutAnew(before: GraphLayout, after: GraphLayout): boolean {
  if (before === after) return false
  let common = 0
  for (const [id, box] of before) {
    const now = after.get(id)
    if (now !== undefined && now !== box) return true
    if (now !== undefined) common += 1
  }
  return common === 0 && after.size > 0
}

function placeAnew(graph: TrafficGraph, given: GraphLayout, key: string, epoch: number): Kept {
  const placed = key === '' || given.size === 0 ? place(given, graph) : layoutGraph(graph)
  return { graph, key, given, placed, epoch }
}

function place(layout: GraphLayout, graph: TrafficGraph): GraphLayout {
  return layout.size === 0 ? layout : placeNewNodes(layout, graph)
}
