import { useId } from 'react'
import type { MouseEvent, ReactNode, Ref } from 'react'
import type { ControlSize } from './Button.tsx'
import styles from './IconButton.module.css'
import { joinClasses } from './join-classes.ts'
import { tip } from './Tooltip.tsx'

export interface IconButtonProps {
  /** Name for tooltip and screen readers. */
  readonly label: string
  readonly icon: ReactNode
  readonly onPress?: (event: MouseEvent<HTMLButtonElement>) => void
  readonly shortcut?: string | undefined
  readonly size?: Exclude<ControlSize, 'l'>
  /** For a toggle: whether it is on. */
  readonly isOn?: boolean | undefined
  readonly isDisabled?: boolean | undefined
  readonly reason?: string | undefined
  /** What the tooltip says instead of the name, e.g. `Undo: Set weight`. */
  readonly tooltip?: string | undefined
  readonly className?: string | undefined
  readonly ref?: Ref<HTMLButtonElement> | undefined
  readonly 'aria-describedby'?: string | undefined
  readonly 'aria-expanded'?: boolean | undefined
  readonly 'aria-controls'?: string | undefined
}

/** A button that shows only an icon; its name is in the tooltip. */
export function IconButton(props: IconButtonProps) {
  const { label, icon, onPress, shortcut, size = 'm', isOn, isDisabled = false, reason } = props
  const { ref, className, tooltip = label } = props
  const reasonId = useId()
  const hasReason = isDisabled && reason !== undefined
  return (
    <button
      ref={ref}
      type="button"
      className={joinClasses(styles['button'], styles[size], className)}
      aria-label={label}
      aria-pressed={isOn}
      aria-disabled={isDisabled || undefined}
      aria-expanded={props['aria-expanded']}
      aria-controls={props['aria-controls']}
      aria-describedby={
        joinClasses(hasReason ? reasonId : undefined, props['aria-describedby']) || undefined
      }
      {...tip(hasReason ? `${label}: ${reason}` : tooltip, shortcut)}
      onClick={(event) => {
        if (!isDisabled) onPress?.(event)
      }}
    >
      {icon}
      {hasReason && (
        <span id={reasonId} hidden>
          {reason}
        </span>
      )}
    </button>
  )
}
