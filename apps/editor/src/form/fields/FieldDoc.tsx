import type { FieldDescriptor } from '@meshdraft/schema'
import { useFormUi } from '../FormContext.tsx'
import type { PathKey } from '../path-key.ts'
import styles from './fields.module.css'

interface FieldDocProps {
  readonly field: FieldDescriptor
  readonly pathKey: PathKey
}

/** What a field means, shown while it is the one being looked at. */
export function FieldDoc({ field, pathKey }: FieldDocProps) {
  const isCurrent = useFormUi((state) => state.current === pathKey)
  if (!isCurrent) return null
  return (
    // With the path the field stays the current one while its reference has the focus.
    <p className={styles['doc']} data-path={pathKey}>
      <code className={styles['docKey']}>{field.name}</code> {field.description}
      {field.default !== undefined && ` Default: ${field.default}.`}
      {field.deprecated !== undefined && (
        <span className={styles['deprecated']}> Deprecated. {toSentence(field.deprecated)}</span>
      )}{' '}
      <a href={field.reference} target="_blank" rel="noreferrer" className={styles['link']}>
        Reference
      </a>
    </p>
  )
}

function toSentence(text: string): string {
  const sentence = text.charAt(0).toUpperCase() + text.slice(1)
  const isPhrase = /^[a-z]\S*$/u.test(text)
  return isPhrase ? `Use ${text}.` : /[.!?]$/u.test(sentence) ? sentence : `${sentence}.`
}
