import type { FocusEvent, KeyboardEvent } from 'react'

interface RowHandlers {
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

/** Handlers for a row that is written as a whole: when the focus leaves it, and on Enter. */
export function onRowLeave(leave: () => void, enter: () => void, escape?: () => void): RowHandlers {
  return {
    onBlur: (event) => {
      if (!event.currentTarget.contains(event.relatedTarget)) leave()
    },
    onKeyDown: (event) => {
      if (event.key === 'Enter') enter()
      if (event.key === 'Escape') escape?.()
    },
  }
}
