import { useRef } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { joinClasses } from './join-classes.ts'
import styles from './Splitter.module.css'

interface SplitterProps {
  /** Name for screen readers, e.g. `Width of the explorer`. */
  readonly label: string
  /** `vertical` is a vertical line that is dragged sideways. */
  readonly orientation: 'vertical' | 'horizontal'
  /** Size in px of the region it belongs to. */
  readonly value: number
  readonly min: number
  readonly max: number
  /** Where the region lies: before the line (left, above) or after it. */
  readonly region: 'before' | 'after'
  readonly onChange: (value: number) => void
  /** Double click or Enter: the size it had at first. */
  readonly onReset?: () => void
  readonly className?: string | undefined
}

const KEY_STEP = 16

/** The line between two regions: 1 px to see, 8 px to grab, arrow keys move it by 16. */
export function Splitter(props: SplitterProps) {
  const { label, orientation, value, min, max, region, onChange, onReset, className } = props
  const dragRef = useRef<{ readonly at: number; readonly value: number }>(undefined)
  const isVertical = orientation === 'vertical'
  const sign = region === 'before' ? 1 : -1
  const change = (next: number) => onChange(Math.round(Math.min(Math.max(next, min), max)))

  const onKeyDown = (event: KeyboardEvent) => {
    const [back, forth] = isVertical ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown']
    if (event.key === back) change(value - sign * KEY_STEP)
    else if (event.key === forth) change(value + sign * KEY_STEP)
    else if (event.key === 'Home') change(min)
    else if (event.key === 'End') change(max)
    else if (event.key === 'Enter') onReset?.()
    else return
    event.preventDefault()
  }
  const onPointerMove = (event: PointerEvent) => {
    const drag = dragRef.current
    if (!drag) return
    const at = isVertical ? event.clientX : event.clientY
    change(drag.value + sign * (at - drag.at))
  }

  return (
    <div
      // A separator that can be focused is a widget; see the window splitter pattern of the APG.
      tabIndex={0}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a rule has no value to move
      role="separator"
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={Math.max(max, value)}
      className={joinClasses(styles['splitter'], styles[orientation], className)}
      onKeyDown={onKeyDown}
      onDoubleClick={onReset}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.preventDefault()
        event.currentTarget.focus()
        event.currentTarget.setPointerCapture(event.pointerId)
        dragRef.current = { at: isVertical ? event.clientX : event.clientY, value }
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        dragRef.current = undefined
      }}
      onPointerCancel={() => {
        dragRef.current = undefined
      }}
    />
  )
}
