import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { ShortcutKeys } from './ShortcutKeys.tsx'
import styles from './Tooltip.module.css'

const HOVER_DELAY_MS = 600
const STAY_WARM_MS = 400

export interface TooltipAttributes {
  readonly 'data-tip'?: string
  readonly 'data-tip-keys'?: string
  readonly 'data-tip-when'?: 'cut'
}

/** Yields the attributes that give an element a tooltip; spread them on any focusable element. */
export function tip(text: string | undefined, shortcut?: string): TooltipAttributes {
  if (text === undefined) return {}
  return shortcut === undefined
    ? { 'data-tip': text }
    : { 'data-tip': text, 'data-tip-keys': shortcut }
}

/** As `tip`, but only while the element's text is cut off. */
export function tipWhenCut(text: string): TooltipAttributes {
  return { 'data-tip': text, 'data-tip-when': 'cut' }
}

interface Shown {
  readonly element: HTMLElement
  readonly text: string
  readonly shortcut: string | undefined
}

/**
 * Shows the tooltips of the whole page; mount it once. A tooltip per button would cost a page of
 * several hundred controls half a second, so one layer watches pointer and focus instead.
 */
export function TooltipLayer() {
  const [shown, setShown] = useState<Shown>()

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let hiddenAt = 0
    let current: HTMLElement | undefined
    let isShown = false

    const show = (element: HTMLElement) => {
      const text = element.dataset['tip']
      if (text === undefined || !element.isConnected || isNeedless(element)) return
      isShown = true
      setShown({ element, text, shortcut: element.dataset['tipKeys'] })
    }
    const hide = () => {
      clearTimeout(timer)
      if (isShown) hiddenAt = performance.now()
      isShown = false
      current = undefined
      setShown(undefined)
    }
    const onPointerOver = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return
      const element = findTipped(event.target)
      if (element === current) return
      hide()
      if (!element) return
      current = element
      const isWarm = performance.now() - hiddenAt < STAY_WARM_MS
      timer = setTimeout(() => show(element), isWarm ? 0 : HOVER_DELAY_MS)
    }
    const onFocusIn = (event: FocusEvent) => {
      const element = findTipped(event.target)
      hide()
      if (!element?.matches(':focus-visible')) return
      current = element
      show(element)
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide()
    }
    const options = { capture: true, passive: true }
    document.addEventListener('pointerover', onPointerOver, options)
    document.addEventListener('focusin', onFocusIn, options)
    document.addEventListener('focusout', hide, options)
    document.addEventListener('pointerdown', hide, options)
    document.addEventListener('keydown', onKeyDown, options)
    document.addEventListener('scroll', hide, options)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerover', onPointerOver, options)
      document.removeEventListener('focusin', onFocusIn, options)
      document.removeEventListener('focusout', hide, options)
      document.removeEventListener('pointerdown', hide, options)
      document.removeEventListener('keydown', onKeyDown, options)
      document.removeEventListener('scroll', hide, options)
    }
  }, [])

  if (!shown) return null
  return createPortal(<TooltipBox key={shown.text} {...shown} />, document.body)
}

const GAP = 6
const MARGIN = 4

function TooltipBox({ element, text, shortcut }: Shown) {
  const boxRef = useRef<HTMLDivElement>(null)

  // Below the element, above where there is no room, never over the edge of the window.
  useLayoutEffect(() => {
    const box = boxRef.current
    if (!box) return
    const target = element.getBoundingClientRect()
    const { offsetWidth: width, offsetHeight: height } = box
    const below = target.bottom + GAP
    const isBelow = below + height + MARGIN <= window.innerHeight
    const left = target.left + (target.width - width) / 2
    const right = window.innerWidth - width - MARGIN
    box.style.top = `${isBelow ? below : target.top - GAP - height}px`
    box.style.left = `${Math.max(MARGIN, Math.min(left, right))}px`
  }, [element])

  return (
    <div ref={boxRef} role="tooltip" className={styles['tooltip']}>
      {text}
      {shortcut !== undefined && <ShortcutKeys shortcut={shortcut} />}
    </div>
  )
}

function isNeedless(element: HTMLElement): boolean {
  return element.dataset['tipWhen'] === 'cut' && element.scrollWidth <= element.clientWidth
}

function findTipped(target: EventTarget | null): HTMLElement | undefined {
  const element = target instanceof Element ? target.closest('[data-tip]') : null
  return element instanceof HTMLElement ? element : undefined
}
