import Link2 from 'lucide-react/icons/link-2'
import { Button } from '../../ui/Button.tsx'
import { useFormActions, useFormMode } from '../FormContext.tsx'
import type { FormNode } from '../form-node.ts'
import { toScalarText } from '../form-node.ts'
import type { PathKey } from '../path-key.ts'
import styles from './fields.module.css'

interface FieldLockedProps {
  readonly node: FormNode
  readonly pathKey: PathKey
  readonly id?: string | undefined
  readonly label?: string | undefined
}

/** A value that other places of the document share: shown, and changed in the YAML only. */
export function FieldLocked({ node, pathKey, id, label }: FieldLockedProps) {
  const actions = useFormActions()
  return (
    <div className={styles['lockedRow']}>
      <span id={id} className={styles['locked']} role="note" aria-label={label}>
        <span className={styles['lockedText']}>{describeLocked(node)}</span>
        <button
          type="button"
          className={styles['toYaml']}
          aria-label={`Edit ${label ?? 'this value'} in YAML`}
          data-tip="Other places share this value. Edit it in the YAML."
          onClick={() => actions.showYaml(pathKey)}
        >
          <Link2 size={14} />
        </button>
      </span>
      <Button variant="link" size="s" onPress={() => actions.showYaml(pathKey)}>
        Edit in YAML
      </Button>
    </div>
  )
}

function describeLocked(node: FormNode): string {
  const text = toScalarText(node)
  if (node.type === 'alias') return text === undefined ? `*${node.name}` : `${text} (*${node.name})`
  return text ?? firstLines(node.source)
}

interface FieldMistypedProps extends FieldLockedProps {
  /** What belongs here, e.g. `a list`. */
  readonly expected: string
  readonly title: string
}

/** A value of another type than the field's: shown as written, kept until it is replaced. */
export function FieldMistyped({ node, pathKey, expected, title }: FieldMistypedProps) {
  const actions = useFormActions()
  const { isEditable, reason } = useFormMode()
  return (
    <div className={styles['mistyped']}>
      <pre className={styles['source']}>{firstLines(node.source) || 'null'}</pre>
      <div className={styles['fixes']}>
        <span className={styles['muted']}>This is not {expected}.</span>
        <Button
          variant="link"
          size="s"
          isDisabled={!isEditable}
          reason={reason}
          onPress={() => {
            actions.remove(pathKey, `Replace ${title}`)
          }}
        >
          Replace it
        </Button>
        <Button variant="link" size="s" onPress={() => actions.showYaml(pathKey)}>
          Edit in YAML
        </Button>
      </div>
    </div>
  )
}

function firstLines(source: string): string {
  const lines = source.split('\n')
  return lines.length > 4 ? `${lines.slice(0, 4).join('\n')}\n…` : source
}
