import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { listRowOrder } from '@meshdraft/graph'
import type { FoundInView, TrafficGraph } from '@meshdraft/graph'
import type { GraphHandle } from '../store/graph-twin.ts'
import { isSameSet } from './canvas-store.ts'
import type { CanvasStore } from './canvas-store.ts'

interface Matches {
  /** E.g. `12 of 340`, `Match 3 of 12`, `No match`; empty while nothing is looked for. */
  readonly status: string
  readonly hasMatches: boolean
  readonly goToNext: (isBackwards: boolean) => void
}

interface MatchesInput {
  /** What is asked for, and what was found: behind it while somebody types. */
  readonly asked: string
  readonly find: string
  readonly found: FoundInView
  readonly graph: TrafficGraph
  readonly store: CanvasStore
  readonly drawingRef: { readonly current: GraphHandle | null }
}

/** Marks what was found and goes from one match to the next, in the order of the rows of the table. */
export function useMatches(input: MatchesInput): Matches {
  const { asked, find, found, graph, store, drawingRef } = input
  const [current, setCurrent] = useState<{ readonly find: string; readonly id: string }>()
  const order = useMemo(
    () =>
      found.nodeIds.size === 0 ? [] : listRowOrder(graph).filter((id) => found.nodeIds.has(id)),
    [graph, found],
  )
  useLayoutEffect(() => {
    const { hits, edgeHits } = store.getState()
    if (!isSameSet(hits, found.nodeIds)) store.setState({ hits: found.nodeIds })
    if (!isSameSet(edgeHits, found.edgeIds)) store.setState({ edgeHits: found.edgeIds })
  }, [store, found])
  // Another expression starts at its first match again.
  const index = current?.find === find ? order.indexOf(current.id) : -1
  const go = (isBackwards: boolean) => {
    const start = index === -1 && isBackwards ? 0 : index
    const next = order.at((start + (isBackwards ? -1 : 1)) % Math.max(1, order.length))
    if (next === undefined) return
    setCurrent({ find, id: next })
    drawingRef.current?.goTo(next)
  }
  // Who presses Enter right behind the last letter means what the whole text finds.
  const waitingRef = useRef<boolean>(undefined)
  const goRef = useRef(go)
  useLayoutEffect(() => {
    goRef.current = go
  })
  useEffect(() => {
    const waiting = waitingRef.current
    if (waiting === undefined || asked !== find) return
    waitingRef.current = undefined
    goRef.current(waiting)
  }, [asked, find])
  return {
    status: describeMatches(find, found, index, order.length),
    hasMatches: order.length > 0,
    goToNext: (isBackwards) => {
      if (asked === find) go(isBackwards)
      else waitingRef.current = isBackwards
    },
  }
}

function describeMatches(find: string, found: FoundInView, index: number, count: number): string {
  if (find.trim() === '' || found.error) return ''
  if (found.count === 0) return 'No match'
  return index < 0 ? `${found.count} of ${found.total}` : `Match ${index + 1} of ${count}`
}
