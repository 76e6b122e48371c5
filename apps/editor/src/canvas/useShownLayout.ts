import { useState } from 'react'
import { layoutGraph, placeShownNodes } from '@meshdraft/graph'
import type { GraphLayout, ShownGraph } from '@meshdraft/graph'

interface Kept {
  readonly shown: ShownGraph
  readonly key: string
  readonly given: GraphLayout
  /** Places of what is not folded: of the whole graph, or of the part laid out for the key. */
  readonly base: GraphLayout
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
 * Yields the places of what is shown. Typing adds nodes in free space and moves none; what is hidden
 * or folded leaves the others where they are; a filter or a focus lays its part out once, when it is
 * chosen.
 *
 * @param given - the layout of the whole graph; empty while it is being made.
 * @param key - names the filter and the focus; empty without them.
 */
export function useShownLayout(shown: ShownGraph, given: GraphLayout, key: string): ShownLayout {
  const [kept, setKept] = useState<Kept>(() => placeAnew(shown, given, key, 0))
  if (kept.shown === shown && kept.key === key && kept.given === given) {
    return { layout: kept.placed, epoch: kept.epoch }
  }
  const isNew = kept.key !== key || isLaidOutAnew(kept.given, given)
  const next = isNew ? placeAnew(shown, given, key, kept.epoch + 1) : placeOn(kept, shown, given)
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

function placeAnew(shown: ShownGraph, given: GraphLayout, key: string, epoch: number): Kept {
  const base = key === '' || given.size === 0 ? given : layoutGraph(shown.graph)
  return { shown, key, given, base, placed: place(base, shown, base), epoch }
}

function placeOn(kept: Kept, shown: ShownGraph, given: GraphLayout): Kept {
  // What was folded keeps its places for the time when it is expanded again.
  const base = kept.key === '' ? given : new Map([...kept.base, ...kept.placed])
  return { ...kept, shown, given, base, placed: place(base, shown, kept.placed) }
}

function place(base: GraphLayout, shown: ShownGraph, before: GraphLayout): GraphLayout {
  return base.size === 0 ? base : placeShownNodes(base, shown, before)
}
