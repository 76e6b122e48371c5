import type { ReactNode, Ref } from 'react'
import Search from 'lucide-react/icons/search'
import X from 'lucide-react/icons/x'
import { joinClasses } from './join-classes.ts'
import styles from './SearchField.module.css'
import { ShortcutKeys } from './ShortcutKeys.tsx'

interface SearchFieldProps {
  /** Name for screen readers, e.g. `Filter resources`. */
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Enter, e.g. to go to the next match. */
  readonly onSubmit?: ((isBackwards: boolean) => void) | undefined
  /** Arrow down, e.g. to go on into the list below. */
  readonly onLeave?: (() => void) | undefined
  readonly placeholder?: string
  /** Shown at the right while the field is empty, e.g. `/`. */
  readonly shortcut?: string
  /** Shown at the right while there is text, e.g. `2 of 7`. */
  readonly status?: string | undefined
  readonly icon?: ReactNode
  readonly className?: string | undefined
  readonly ref?: Ref<HTMLInputElement> | undefined
}

/** A field that filters or finds. Escape clears it, a second Escape leaves it. */
export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, onSubmit, onLeave, shortcut, status } = props
  const { placeholder = label, icon, className, ref } = props
  return (
    <div className={joinClasses(styles['field'], className)}>
      {icon ?? <Search size={14} />}
      <input
        ref={ref}
        type="text"
        className={styles['input']}
        data-draft={value !== '' || undefined}
        aria-label={label}
        aria-keyshortcuts={shortcut}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            if (value === '') event.currentTarget.blur()
            else event.stopPropagation()
            onChange('')
          } else if (event.key === 'Enter') {
            onSubmit?.(event.shiftKey)
          } else if (event.key === 'ArrowDown' && onLeave) {
            event.preventDefault()
            onLeave()
          }
        }}
      />
      {value !== '' && status !== undefined && (
        <span className={styles['status']} aria-live="polite">
          {status}
        </span>
      )}
      {value === '' && shortcut !== undefined && <ShortcutKeys shortcut={shortcut} />}
      {value !== '' && (
        <button
          type="button"
          className={styles['clear']}
          aria-label={`Clear: ${label}`}
          onClick={() => onChange('')}
        >
          <X size={12} />
        </button>
      )}
    </div>
  )
}
