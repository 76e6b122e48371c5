import { memo, useId } from 'react'
import ChevronRight from 'lucide-react/icons/chevron-right'
import { describeMessage } from '@meshdraft/schema'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { setOpen } from './form-ui-store.ts'
import { useFormActions, useFormUi } from './FormContext.tsx'
import type { Baseline } from './FormContext.tsx'
import { getChild, getDescendant, listEntries, toScalarText } from './form-node.ts'
import type { FormNode } from './form-node.ts'
import type { FormObject } from './form-root.ts'
import { childBaseline } from './fields/baseline.ts'
import fieldStyles from './fields/fields.module.css'
import { MessageFields } from './fields/MessageFields.tsx'
import { childKey, toPathKey } from './path-key.ts'
import { getProblems } from './problem-tree.ts'
import type { ProblemNode } from './problem-tree.ts'
import styles from './form.module.css'

interface ObjectHeaderProps {
  readonly object: FormObject
  readonly node: FormNode | undefined
  readonly baseline: Baseline
  readonly problems: ProblemNode | undefined
}

/** Name, namespace, labels and annotations: one line that opens. */
export const ObjectHeader = memo(function ObjectHeader(props: ObjectHeaderProps) {
  const { object, node, baseline, problems } = props
  const { ui } = useFormActions()
  const id = useId()
  const key = childKey(toPathKey(object.base), 'metadata')
  const isOpen = useFormUi((state) => state.openByKey.get(key)) ?? false
  const below = getProblems(problems, 'metadata')
  const descriptor = describeMessage('ObjectMeta')
  const metadata = getChild(node, 'metadata')
  const name = toScalarText(getDescendant(metadata, ['name']))
  const parts = [
    toScalarText(getDescendant(metadata, ['namespace'])),
    count(getChild(metadata, 'labels'), 'label'),
    count(getChild(metadata, 'annotations'), 'annotation'),
  ].filter((part) => part !== undefined && part !== '')
  return (
    <div className={styles['header']} data-path={key}>
      <button
        type="button"
        className={fieldStyles['disclosure']}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(ui, [key], !isOpen)}
      >
        <ChevronRight size={14} className={isOpen ? fieldStyles['turned'] : undefined} />
        <span className={fieldStyles['itemText']}>
          <span className={fieldStyles['itemName']}>{name ?? 'No name'}</span>
          <span className={fieldStyles['itemSummary']}>
            {[object.kindName, ...parts].join(', ')}
          </span>
        </span>
        {below && !isOpen && <SeverityIcon severity={below.worst} size={13} />}
        <code className={fieldStyles['key']}>metadata</code>
      </button>
      {isOpen && descriptor && (
        <div id={id} className={fieldStyles['itemBody']}>
          <MessageFields
            descriptor={descriptor}
            pathKey={key}
            node={metadata}
            baseline={childBaseline(baseline, 'metadata')}
            problems={below}
            level={1}
          />
        </div>
      )}
    </div>
  )
})

function count(node: FormNode | undefined, word: string): string | undefined {
  const { length } = listEntries(node)
  if (length === 0) return undefined
  return length === 1 ? `1 ${word}` : `${length} ${word}s`
}
