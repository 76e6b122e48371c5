import { useEffect, useState } from 'react'
import { useDesignStore } from '../store/DesignContext.tsx'
import { isStale } from '../store/design-state.ts'

const GRACE_MS = 150

/** Whether results have been out of date for so long that it should be seen. */
export function useIsStaleShown(): boolean {
  const stale = useDesignStore(isStale)
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    if (!stale) return undefined
    const timer = setTimeout(() => setShown(true), GRACE_MS)
    return () => {
      clearTimeout(timer)
      setShown(false)
    }
  }, [stale])
  return stale && isShown
}
