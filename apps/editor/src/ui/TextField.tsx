import { useId } from 'react'
import styles from './TextField.module.css'

interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Several lines of code. */
  readonly rows?: number
  readonly placeholder?: string
  readonly hasAutoFocus?: boolean
}

/** A labelled field of a dialog. Its text is a draft until the dialog is applied. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, rows, placeholder = '', hasAutoFocus = false } = props
  const id = useId()
  const common = {
    id,
    value,
    placeholder,
    spellCheck: false,
    autoComplete: 'off',
    // The first value of a dialog has the focus.
    autoFocus: hasAutoFocus,
    'data-draft': true,
  }
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      {rows === undefined ? (
        <input
          {...common}
          type="text"
          className={styles['input']}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <textarea
          {...common}
          rows={rows}
          className={styles['area']}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </div>
  )
}
