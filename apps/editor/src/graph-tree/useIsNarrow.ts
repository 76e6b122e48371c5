import { useEffect, useState } from 'react'
import type { RefObject } from 'react'

/** Below so many rem columns hold no words. It counts in rem, so that greater text needs more room. */
const NARROW_REM = 38

/** Whether an element is too narrow for columns. */
export function useIsNarrow(ref: RefObject<HTMLElement | null>): boolean {
  const [isNarrow, setNarrow] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element) return undefined
    const observer = new ResizeObserver(([entry]) => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
      if (entry) setNarrow(entry.contentRect.width < NARROW_REM * rem)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return isNarrow
}
