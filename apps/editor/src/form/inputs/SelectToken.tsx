import ChevronDown from 'lucide-react/icons/chevron-down'
import { joinClasses } from '../../ui/join-classes.ts'
import styles from './inputs.module.css'

interface SelectTokenProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly (readonly [T, string])[]
  readonly onPick: (value: T) => void
  readonly isEditable: boolean
  readonly className?: string | undefined
}

/** A word of a sentence that can be changed: a native select as wide as its word. */
export function SelectToken<T extends string>(props: SelectTokenProps<T>) {
  const { label, value, options, onPick, isEditable, className } = props
  const shown = options.find(([option]) => option === value)?.[1] ?? value
  return (
    <span className={joinClasses(styles['token'], className)}>
      <span aria-hidden="true">{shown}</span>
      <ChevronDown size={12} aria-hidden />
      <select
        aria-label={label}
        value={value}
        disabled={!isEditable}
        onChange={(event) => {
          const picked = options.find(([option]) => option === event.currentTarget.value)
          if (picked) onPick(picked[0])
        }}
      >
        {options.map(([option, word]) => (
          <option key={option} value={option}>
            {word}
          </option>
        ))}
      </select>
    </span>
  )
}
