import { createContext, useContext, useEffect } from 'react'
import type { RefObject } from 'react'

const BusyContext = createContext(false)

/** Says whether the graph lags behind the texts. */
export const BusyProvider = BusyContext.Provider

interface BusyMarkProps {
  readonly target: RefObject<HTMLElement | null>
}

/**
 * Tells assistive technology that the graph lags behind. That changes twice with every key, so it is
 * written to the element here, past the drawing, which would be drawn anew each time.
 */
export function BusyMark({ target }: BusyMarkProps) {
  const isBusy = useContext(BusyContext)
  useEffect(() => target.current?.setAttribute('aria-busy', String(isBusy)), [target, isBusy])
  return null
}
