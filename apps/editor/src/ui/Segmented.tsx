import { useId } from 'react'
import type { ReactNode } from 'react'
import { joinClasses } from './join-classes.ts'
import styles from './Segmented.module.css'

export interface SegmentedOption<T extends string> {
  readonly value: T
  readonly label: ReactNode
}

interface SegmentedProps<T extends string> {
  /** Name of the group for screen readers. */
  readonly label: string
  readonly options: readonly SegmentedOption<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
  readonly className?: string | undefined
}

/** One choice of a few, side by side. Native radio buttons: arrows move, one tab stop. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { label, options, value, onChange, className } = props
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className={joinClasses(styles['group'], className)}>
      {options.map((option) => (
        <label key={option.value} className={styles['segment']}>
          <input
            type="radio"
            name={name}
            className={styles['input']}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
