import { useMemo, useRef } from 'react'
import type { FocusEvent } from 'react'

/** Spread `props` on the element that is watched; popups and tools that it renders count with it. */
export interface KeptFocus {
  readonly props: {
    readonly onFocus: () => void
    readonly onBlur: (event: FocusEvent) => void
  }
  /** Whether the element that had the focus is gone, and nothing else has taken it. */
  readonly isLost: () => boolean
}

/** Knows when a part of the page had the focus and lost it because its element went away. */
export function useKeptFocus(): KeptFocus {
  const isWithinRef = useRef(false)
  return useMemo(
    () => ({
      props: {
        onFocus: () => {
          isWithinRef.current = true
        },
        // An element that still stands was left; one that goes away says nothing.
        onBlur: ({ target }) => {
          if (target.isConnected) isWithinRef.current = false
        },
      },
      isLost: () =>
        isWithinRef.current &&
        (document.activeElement === document.body || document.activeElement === null),
    }),
    [],
  )
}
