import { useEffect, useRef, useState } from 'react'
import { useDesignStore } from '../store/DesignContext.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'

const PAUSE_MS = 1_000

/** Speaks the last result to screen readers, politely and at most once a second. */
export function LiveRegion() {
  const announcement = useDesignStore((state) => state.announcement)
  const [spoken, setSpoken] = useState('')
  const spokenAt = useRef(0)

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
