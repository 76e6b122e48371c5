import type { ReactNode, Ref } from 'react'
import styles from './Chip.module.css'
import { joinClasses } from './join-classes.ts'
import { tip } from './Tooltip.tsx'

interface ChipProps {
  readonly children: ReactNode
  readonly onPress: () => void
  /** For a toggle: whether it is on. Absent: a plain action. */
  readonly isOn?: boolean | undefined
  readonly tooltip?: string | undefined
  readonly isDashed?: boolean
  readonly className?: string | undefined
  readonly ref?: Ref<HTMLButtonElement> | undefined
  readonly 'aria-label'?: string | undefined
}

/** A small round button: a filter that is on or off, or an optional thing to add. */
export function Chip(props: ChipProps) {
  const { children, onPress, isOn, tooltip, isDashed = false, className, ref } = props
  return (
    <button
      ref={ref}
      type="button"
      className={joinClasses(styles['chip'], isDashed && styles['dashed'], className)}
      aria-pressed={isOn}
      aria-label={props['aria-label']}
      {...tip(tooltip)}
      onClick={onPress}
    >
      {children}
    </button>
  )
}
