import type { ReactNode } from 'react'
import X from 'lucide-react/icons/x'
import type { FieldDescriptor } from '@meshdraft/schema'
import { joinClasses } from '../../ui/join-classes.ts'
import { useFormMode } from '../FormContext.tsx'
import styles from './fields.module.css'

interface FieldLabelProps {
  readonly field: FieldDescriptor
  readonly title: string
  readonly level: number
  /** Of the control; absent for groups. */
  readonly htmlFor?: string | undefined
  readonly id?: string | undefined
  /** Takes the field out of the document. */
  readonly onRemove?: (() => void) | undefined
  readonly isNew?: boolean
  /** A small field beside another: no room for the field's own name. */
  readonly isShort?: boolean
  readonly before?: ReactNode
  readonly children?: ReactNode
}

/** A title in words at the left, Istio's own name of the field at the right. */
export function FieldLabel(props: FieldLabelProps) {
  const { field, title, level, htmlFor, id, onRemove, isShort = false } = props
  const { isEditable } = useFormMode()
  const text =
    htmlFor === undefined ? (
      <span id={id} className={styles['title']}>
        {title}
      </span>
    ) : (
      <label id={id} htmlFor={htmlFor} className={styles['title']}>
        {title}
      </label>
    )
  return (
    <div className={joinClasses(styles['label'], level === 0 && styles['strong'])}>
      {props.before}
      {text}
      {field.deprecated !== undefined && <span className={styles['tag']}>deprecated</span>}
      {props.isNew === true && <span className={styles['new']}>new</span>}
      {props.children}
      {!isShort && <code className={styles['key']}>{field.name}</code>}
      {onRemove && isEditable && (
        <button
          type="button"
          className={styles['remove']}
          aria-label={`Remove ${title}`}
          data-tip={`Remove ${field.name}`}
          onClick={onRemove}
        >
          <X size={12} />
        </button>
      )}
    </div>
  )
}
