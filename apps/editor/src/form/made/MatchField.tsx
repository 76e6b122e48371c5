import { memo } from 'react'
import Plus from 'lucide-react/icons/plus'
import { useFormActions, useFormMode, useFormUi } from '../FormContext.tsx'
import type { FieldProps } from '../FormContext.tsx'
import { listItems } from '../form-node.ts'
import { addField } from '../form-ui-store.ts'
import { childBaseline } from '../fields/baseline.ts'
import { explainShape } from '../fields/expectation.ts'
import { FieldGroup } from '../fields/FieldGroup.tsx'
import { FieldLocked, FieldMistyped } from '../fields/FieldLocked.tsx'
import { childKey } from '../path-key.ts'
import { getProblems, listProblems } from '../problem-tree.ts'
import { MatchEntry } from './MatchEntry.tsx'
import { NEW_CONDITION } from './match-entry-key.ts'
import styles from './made.module.css'

/** Which requests a route takes, as a sentence: conditions joined by “and”, alternatives by “or”. */
export const MatchField = memo(function MatchField(props: FieldProps) {
  const { field, pathKey, node, baseline, problems } = props
  const actions = useFormActions()
  const { isEditable } = useFormMode()
  const items = listItems(node)
  const isAdding = useFormUi((state) => state.addedByKey.get(pathKey)?.has(items.length) === true)
  const expected = explainShape(node, field.fieldType)
  if (node && (node.lock || expected !== undefined)) {
    return (
      <FieldGroup {...props} isFlat ownProblems={listProblems(problems)}>
        {node.lock ? (
          <FieldLocked node={node} pathKey={pathKey} />
        ) : (
          <FieldMistyped node={node} pathKey={pathKey} expected={expected ?? ''} title="Match" />
        )}
      </FieldGroup>
    )
  }
  const count = items.length + (isAdding || (items.length === 0 && isEditable) ? 1 : 0)
  const lastKey = childKey(pathKey, count - 1)
  return (
    <FieldGroup {...props} isFlat ownProblems={listProblems(problems, new Set(items.keys()))}>
      <ol className={styles['sentence']} aria-label="Alternatives">
        {Array.from({ length: count }, (_, index) => (
          <MatchEntry
            key={childKey(pathKey, index)}
            listKey={pathKey}
            index={index}
            length={items.length}
            node={items[index]}
            baseline={childBaseline(baseline, index)}
            problems={getProblems(problems, index)}
          />
        ))}
        {isEditable && items.length > 0 && !isAdding && (
          <li className={styles['condition']}>
            <span />
            <span className={styles['tokens']}>
              <AddToken
                label="and: add a condition"
                word="and"
                onPress={() => addField(actions.ui, lastKey, NEW_CONDITION)}
              />
              <AddToken
                label="or: add an alternative"
                word="or"
                onPress={() => addField(actions.ui, pathKey, items.length)}
              />
            </span>
          </li>
        )}
      </ol>
    </FieldGroup>
  )
})

interface AddTokenProps {
  readonly label: string
  readonly word: string
  readonly onPress: () => void
}

function AddToken({ label, word, onPress }: AddTokenProps) {
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={label}
      className={styles['addToken']}
      onClick={onPress}
    >
      <Plus size={12} />
      {word}
    </button>
  )
}
