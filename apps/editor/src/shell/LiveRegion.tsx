import { useEffect, useMemo, useRef, useState } from 'react'
import { countProblems } from '@meshdraft/engine'
import { useDesignStore, useDesignStoreApi } from '../store/DesignContext.tsx'
import { isStale } from '../store/design-state.ts'
import { selectFindings } from '../store/shown-parts.ts'
import { describeCounts } from '../ui/CountBadges.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'

const PAUSE_MS = 1_000
/** So long nobody typed: a verdict in the middle of a word is none. */
const SETTLED_MS = 1_500

/** Speaks the last result to screen readers, politely and at most once a second. */
export function LiveRegion() {
  const announcement = useDesignStore((state) => state.announcement)
  const [spoken, setSpoken] = useState('')
  const spokenAt = useRef(0)
  useVerdicts()

  useEffect(() => {
    const wait = Math.max(0, spokenAt.current + PAUSE_MS - performance.now())
    const timer = setTimeout(() => {
      spokenAt.current = performance.now()
      setSpoken(announcement)
    }, wait)
    return () => clearTimeout(timer)
  }, [announcement])

  return (
    <div aria-live="polite">
      <VisuallyHidden>{spoken}</VisuallyHidden>
    </div>
  )
}

/** Says how many problems there are when an edit changed that. */
function useVerdicts(): void {
  const store = useDesignStoreApi()
  const findings = useDesignStore(selectFindings)
  const isBusy = useDesignStore(isStale)
  const opened = useDesignStore(({ undoSteps, redoSteps }) => undoSteps.length + redoSteps.length)
  const words = useMemo(
    () => describeCounts(countProblems([...findings.values()].flat())),
    [findings],
  )
  const saidRef = useRef<string>(undefined)
  useEffect(() => {
    if (isBusy) return undefined
    // What a workspace had when it was opened is no result of anything.
    if (opened === 0) {
      saidRef.current = words
      return undefined
    }
    if (saidRef.current === words) return undefined
    const timer = setTimeout(() => {
      saidRef.current = words
      store.getState().announce(`Checked: ${words}.`)
    }, SETTLED_MS)
    return () => clearTimeout(timer)
  }, [store, words, isBusy, opened])
}
