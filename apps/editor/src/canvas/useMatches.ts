import { useLayoutEffect, useMemo, useState } from 'react'
import type { FoundInView, GraphLayout, TrafficGraph } from '@meshdraft/graph'
import { isSameSet } from './canvas-store.ts'
import type { CanvasStore } from './canvas-store.ts'
import type { DrawingHandle } from './GraphDrawing.tsx'
import { listReadingOrder } from './walk.ts'

interface Matches {
  /** E.g. `12 of 340`, or `none`. */
  readonly status: string
  /** E.g. `Match 3 of 12`; empty before one goes to the first. */
  readonly place: string
  /** Absent while there is none. */
  readonly goToNext: ((isBackwards: boolean) => void) | undefined
}

interface MatchesInput {
  readonly find: string
  readonly found: FoundInView
  readonly graph: TrafficGraph
  readonly layout: GraphLayout
  readonly store: CanvasStore
  readonly drawingRef: { readonly current: DrawingHandle | null }
}

/** Marks what was found and goes from one match to the next, column by column. */
export function useMatches(input: MatchesInput): Matches {
  const { find, found, graph, layout, store, drawingRef } = input
  const [current, setCurrent] = useState<{ readonly find: string; readonly id: string }>()
  const order = useMemo(
    () =>
      found.nodeIds.size === 0
        ? []
        : listReadingOrder(graph, layout).filter((id) => found.nodeIds.has(id)),
    [graph, layout, found],
  )
  useLayoutEffect(() => {
    const { hits, edgeHits } = store.getState()
    if (!isSameSet(hits, found.nodeIds)) store.setState({ hits: found.nodeIds })
    if (!isSameSet(edgeHits, found.edgeIds)) store.setState({ edgeHits: found.edgeIds })
  }, [store, found])
  // Another expression starts at its first match again.
  const index = current?.find === find ? order.indexOf(current.id) : -1
  return {
    status: found.count === 0 ? 'none' : `${found.count} of ${found.total}`,
    place: index < 0 ? '' : `Match ${index + 1} of ${order.length}`,
    goToNext:
      order.length === 0
        ? undefined
        : (isBackwards) => {
            const start = index === -1 && isBackwards ? 0 : index
            const next = order.at((start + (isBackwards ? -1 : 1)) % order.length)
            if (next === undefined) return
            setCurrent({ find, id: next })
            drawingRef.current?.goTo(next)
          },
  }
}
