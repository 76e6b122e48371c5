import { cloneElement, useEffect, useRef, useState } from 'react'
import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip } from 'react-aria-components/Tooltip'
import { ShortcutKeys } from './ShortcutKeys.tsx'
import styles from './Tooltip.module.css'

const HOVER_DELAY_MS = 600
const STAY_WARM_MS = 400

export interface TooltipAttributes {
  readonly 'data-tip'?: string
  readonly 'data-tip-keys'?: string
}

/** Yields the attributes that give an element a tooltip; spread them on any focusable element. */
export function tip(text: string | undefined, shortcut?: string): TooltipAttributes {
  if (text === undefined) return {}
  return shortcut === undefined
    ? { 'data-tip': text }
    : { 'data-tip': text, 'data-tip-keys': shortcut }
}

interface TooltipProps {
  readonly text: string
  readonly shortcut?: string
  readonly children: ReactElement<TooltipAttributes>
}

/** Gives its only child a tooltip. The text must also be readable elsewhere, or be the child's name. */
export function Tooltip({ text, shortcut, children }: TooltipProps) {
  return cloneElement(children, tip(text, shortcut))
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
  const triggerRef = useRef<HTMLElement | null>(null)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let hiddenAt = 0
    let current: HTMLElement | undefined

    const show = (element: HTMLElement) => {
      const text = element.dataset['tip']
      if (text === undefined || !element.isConnected) return
      triggerRef.current = element
      setShown({ element, text, shortcut: element.dataset['tipKeys'] })
    }
    const hide = () => {
      clearTimeout(timer)
      if (triggerRef.current) hiddenAt = performance.now()
      triggerRef.current = null
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
  return (
    <AriaTooltip
      key={shown.text}
      isOpen
      triggerRef={triggerRef}
      offset={6}
      className={styles['tooltip'] ?? ''}
    >
      {shown.text}
      {shown.shortcut !== undefined && <ShortcutKeys shortcut={shown.shortcut} />}
    </AriaTooltip>
  )
}

function findTipped(target: EventTarget | null): HTMLElement | undefined {
  const element = target instanceof Element ? target.closest('[data-tip]') : null
  return element instanceof HTMLElement ? element : undefined
}
