/* oxlint-disable jsx-a11y/prefer-tag-over-role */
// A native range is as wide as the bar; several would cover each other.

import { useId, useRef } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { joinClasses } from '../../ui/join-classes.ts'
import styles from './made.module.css'

interface WeightBarProps {
  readonly names: readonly string[]
  readonly weights: readonly number[]
  /** Whether the border behind a segment may move. */
  readonly isMovable: (index: number) => boolean
  /** Moves the border behind a segment; equal sessions make one undo step. */
  readonly onMove: (index: number, by: number, session: string) => void
}

/** How the traffic is split, as a bar whose borders move: arrows 1, with Shift 5. */
export function WeightBar({ names, weights, isMovable, onMove }: WeightBarProps) {
  const bar = useRef<HTMLDivElement>(null)
  const drag = useRef({ count: 0, isActive: false })
  const id = useId()
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const starts = weights.map((_, index) =>
    weights.slice(0, index).reduce((sum, weight) => sum + weight, 0),
  )

  const follow = (event: PointerEvent, index: number) => {
    const box = bar.current?.getBoundingClientRect()
    if (!drag.current.isActive || !box || box.width === 0) return
    const at = ((event.clientX - box.left) / box.width) * total
    const step = event.shiftKey ? 5 : 1
    const wanted = Math.round((at - (starts[index] ?? 0)) / step) * step
    const by = wanted - (weights[index] ?? 0)
    if (by !== 0) onMove(index, by, `${id}${drag.current.count}`)
  }
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const [left = 0, right = 0] = weights.slice(index, index + 2)
    const by = toStep(event, left, right)
    if (by === 0) return
    event.preventDefault()
    onMove(index, by, `${id}${drag.current.count}`)
  }
  return (
    <div ref={bar} className={styles['bar']}>
      {weights.map((weight, index) => (
        <span
          // Two rows may have the same name.
          key={`${index}:${names[index] ?? ''}`}
          className={joinClasses(styles['segment'], styles[`hatch${index % 4}`])}
          style={{ flexGrow: total > 0 ? weight / total : 1 }}
          title={`${names[index] ?? ''}: ${weight}`}
        >
          {names[index]}
        </span>
      ))}
      {total > 0 &&
        weights.slice(0, -1).map((weight, index) => {
          const end = (starts[index] ?? 0) + weight
          const room = weight + (weights[index + 1] ?? 0)
          const movable = isMovable(index)
          return (
            <span
              key={`${index}-border`}
              role="slider"
              tabIndex={movable ? 0 : -1}
              aria-label={`Weight of ${names[index] ?? ''} against ${names[index + 1] ?? ''}`}
              aria-valuemin={0}
              aria-valuemax={room}
              aria-valuenow={weight}
              aria-valuetext={`${weight} and ${room - weight}`}
              aria-disabled={!movable || undefined}
              className={styles['grip']}
              style={{ left: `${(end / total) * 100}%` }}
              onKeyDown={(event) => onKeyDown(event, index)}
              onFocus={() => {
                drag.current.count += 1
              }}
              onPointerDown={(event) => {
                if (!movable || event.button !== 0) return
                drag.current = { count: drag.current.count + 1, isActive: true }
                event.currentTarget.setPointerCapture(event.pointerId)
              }}
              onPointerMove={(event) => follow(event, index)}
              onPointerUp={() => {
                drag.current.isActive = false
              }}
              onLostPointerCapture={() => {
                drag.current.isActive = false
              }}
            />
          )
        })}
    </div>
  )
}

function toStep({ key, shiftKey }: KeyboardEvent, left: number, right: number): number {
  const size = shiftKey ? 5 : 1
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(size, right)
    case 'ArrowLeft':
    case 'ArrowDown':
      return -Math.min(size, left)
    case 'Home':
      return -left
    case 'End':
      return right
    default:
      return 0
  }
}
