import { useId } from 'react'
import type { MouseEvent, ReactNode, Ref } from 'react'
import styles from './Button.module.css'
import { joinClasses } from './join-classes.ts'
import { tip } from './Tooltip.tsx'

export type ButtonVariant = 'default' | 'primary' | 'plain' | 'destructive' | 'link'
export type ControlSize = 's' | 'm' | 'l'

export interface ButtonProps {
  readonly children: ReactNode
  readonly onPress?: (event: MouseEvent<HTMLButtonElement>) => void
  readonly variant?: ButtonVariant
  /** 24, 28 or 36 px high. */
  readonly size?: ControlSize
  readonly icon?: ReactNode
  readonly isDisabled?: boolean | undefined
  /** Why it is disabled; shown as a tooltip and read to screen readers. */
  readonly reason?: string | undefined
  readonly isBusy?: boolean
  /** Shortcut for the tooltip, e.g. `Ctrl+S`. */
  readonly shortcut?: string | undefined
  /** More than the words say; shown as a tooltip. */
  readonly tooltip?: string | undefined
  readonly type?: 'button' | 'submit'
  readonly className?: string | undefined
  readonly ref?: Ref<HTMLButtonElement> | undefined
  readonly 'aria-label'?: string | undefined
  readonly 'aria-describedby'?: string | undefined
  readonly 'aria-expanded'?: boolean | undefined
  readonly 'aria-controls'?: string | undefined
}

/** A button with words. Disabled ones stay focusable and say why. */
export function Button(props: ButtonProps) {
  const { children, onPress, variant = 'default', size = 'm', icon, isDisabled = false } = props
  const { reason, isBusy = false, shortcut, tooltip, type = 'button', className, ref } = props
  const reasonId = useId()
  const hasReason = isDisabled && reason !== undefined
  return (
    <button
      ref={ref}
      type={type}
      className={joinClasses(styles['button'], styles[variant], styles[size], className)}
      aria-disabled={isDisabled || undefined}
      aria-busy={isBusy || undefined}
      aria-label={props['aria-label']}
      aria-expanded={props['aria-expanded']}
      aria-controls={props['aria-controls']}
      aria-describedby={
        joinClasses(hasReason ? reasonId : undefined, props['aria-describedby']) || undefined
      }
      {...tip(hasReason ? reason : tooltip, hasReason ? undefined : shortcut)}
      onClick={(event) => {
        if (isDisabled) event.preventDefault()
        else onPress?.(event)
      }}
    >
      {isBusy ? <span className={styles['spinner']} aria-hidden="true" /> : icon}
      {children}
      {hasReason && (
        <span id={reasonId} hidden>
          {reason}
        </span>
      )}
    </button>
  )
}
