import type { ReactNode } from 'react'
import { joinClasses } from './join-classes.ts'
import styles from './Switch.module.css'

interface SwitchProps {
  readonly children?: ReactNode
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly isDisabled?: boolean | undefined
  readonly id?: string | undefined
  readonly className?: string | undefined
  /** Needed when there are no children. */
  readonly 'aria-label'?: string | undefined
  readonly 'aria-describedby'?: string | undefined
}

/** On or off, at once. A native checkbox underneath. */
export function Switch(props: SwitchProps) {
  const { children, isOn, onChange, isDisabled = false, className } = props
  return (
    <label className={joinClasses(styles['label'], className)}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        id={props.id}
        className={styles['input']}
        checked={isOn}
        disabled={isDisabled}
        aria-label={props['aria-label']}
        aria-describedby={props['aria-describedby']}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {children}
    </label>
  )
}
