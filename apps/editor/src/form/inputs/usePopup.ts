import { useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'

interface PopupOptions {
  readonly isOpen: boolean
  readonly anchor: RefObject<HTMLElement | null>
  readonly onClose: () => void
  /** Called once the popup is in its layer, e.g. to move the focus into it. */
  readonly onOpen?: (popup: HTMLElement) => void
  /** At least this wide, in px; never narrower than the anchor. */
  readonly minWidth?: number
}

const GAP = 4
const EDGE = 8

/**
 * Shows an element in the browser's top layer below its anchor, or above where there is more room.
 * It follows the anchor, and closes on a press elsewhere.
 */
export function usePopup<T extends HTMLElement>(options: PopupOptions): RefObject<T | null> {
  const { isOpen, anchor, minWidth = 0 } = options
  const popup = useRef<T>(null)
  const handlers = useRef(options)

  useLayoutEffect(() => {
    handlers.current = options
  })

  useLayoutEffect(() => {
    const element = popup.current
    if (!isOpen || !element || !anchor.current) return undefined
    element.showPopover()
    let frame = 0
    let seen = ''
    // Things above the anchor come and go while the popup is open, so it is looked at every frame.
    const follow = () => {
      frame = requestAnimationFrame(follow)
      const box = anchor.current?.getBoundingClientRect()
      if (!box) return
      const now = `${box.left} ${box.top} ${box.width} ${element.scrollHeight} ${window.innerHeight}`
      if (now === seen) return
      seen = now
      placePopup(element, box, minWidth)
    }
    const onPress = (event: PointerEvent) => {
      const target = event.target instanceof Node ? event.target : null
      if (!element.contains(target) && anchor.current?.contains(target) !== true)
        handlers.current.onClose()
    }
    follow()
    handlers.current.onOpen?.(element)
    window.addEventListener('pointerdown', onPress, true)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('pointerdown', onPress, true)
    }
  }, [isOpen, anchor, minWidth])

  return popup
}

function placePopup(element: HTMLElement, anchor: DOMRect, minWidth: number): void {
  const width = Math.min(Math.max(anchor.width, minWidth), window.innerWidth - 2 * EDGE)
  const below = window.innerHeight - anchor.bottom - GAP - EDGE
  const above = anchor.top - GAP - EDGE
  const isBelow = below >= Math.min(element.scrollHeight, 240) || below >= above
  element.style.minWidth = `${width}px`
  element.style.maxHeight = `${Math.max(96, Math.min(isBelow ? below : above, 360))}px`
  const left = Math.min(anchor.left, window.innerWidth - element.offsetWidth - EDGE)
  element.style.left = `${Math.max(EDGE, left)}px`
  element.style.top = isBelow
    ? `${anchor.bottom + GAP}px`
    : `${anchor.top - GAP - element.offsetHeight}px`
}
