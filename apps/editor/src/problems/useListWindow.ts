import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { readRootFontSize } from '../ui/root-font-size.ts'

/** The part of a long list that is on screen. */
export interface ListWindow {
  readonly ref: RefObject<HTMLDivElement | null>
  /** Of the whole list in rem. */
  readonly height: number
  /** Of the part in sight in rem. */
  readonly shownHeight: number
  readonly first: number
  /** Exclusive. */
  readonly last: number
  /** Top of each row in rem. */
  readonly tops: readonly number[]
  readonly scrollTo: (index: number) => void
}

const OVERSCAN = 6

/** Follows the scrolling of an element and yields which rows to draw, of heights known in rem. */
export function useListWindow(heights: readonly number[]): ListWindow {
  const ref = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 25 })
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return undefined
    const read = () => {
      const rem = readRootFontSize()
      setView({ top: element.scrollTop / rem, height: element.clientHeight / rem })
    }
    read()
    const observer = new ResizeObserver(read)
    observer.observe(element)
    element.addEventListener('scroll', read, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', read)
    }
  }, [])
  const tops = useMemo(() => addUp(heights), [heights])
  const height = (tops.at(-1) ?? 0) + (heights.at(-1) ?? 0)
  const first = Math.max(0, findRow(tops, view.top) - OVERSCAN)
  const last = Math.min(heights.length, findRow(tops, view.top + view.height) + 1 + OVERSCAN)
  return {
    ref,
    height,
    shownHeight: view.height,
    first,
    last,
    tops,
    scrollTo(index) {
      const element = ref.current
      const start = tops[index]
      if (!element || start === undefined) return
      const rem = readRootFontSize()
      const top = start * rem
      const bottom = top + (heights[index] ?? 0) * rem
      if (top < element.scrollTop) element.scrollTop = top
      else if (bottom > element.scrollTop + element.clientHeight) {
        element.scrollTop = bottom - element.clientHeight
      }
    },
  }
}

function addUp(heights: readonly number[]): readonly number[] {
  const tops: number[] = []
  let top = 0
  for (const height of heights) {
    tops.push(top)
    top += height
  }
  return tops
}

/** Index of the row that `y` lies in. */
function findRow(tops: readonly number[], y: number): number {
  let low = 0
  let high = tops.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((tops[middle] ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return low
}
