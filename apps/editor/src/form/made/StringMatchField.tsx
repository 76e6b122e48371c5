import { useId, useState } from 'react'
import { useFormActions, useFormMode } from '../FormContext.tsx'
import type { FieldProps, ValueProps } from '../FormContext.tsx'
import { renameKey } from '../edit-steps.ts'
import { getChild, toScalarText } from '../form-node.ts'
import { childBaseline, describeWas } from '../fields/baseline.ts'
import { explainShape } from '../fields/expectation.ts'
import { FieldGroup } from '../fields/FieldGroup.tsx'
import { FieldLocked, FieldMistyped } from '../fields/FieldLocked.tsx'
import { FieldProblems } from '../fields/FieldProblems.tsx'
import { InputText } from '../inputs/InputText.tsx'
import { SelectToken } from '../inputs/SelectToken.tsx'
import { childKey, parsePathKey } from '../path-key.ts'
import { listProblems } from '../problem-tree.ts'
import { descriptorOf } from './descriptor-of.ts'
import styles from './made.module.css'

type Member = 'exact' | 'prefix' | 'regex'

const WORDS: readonly (readonly [Member, string])[] = [
  ['exact', 'is'],
  ['prefix', 'starts with'],
  ['regex', 'matches'],
]

/** A StringMatch with a label of its own. */
export function StringMatchField(props: FieldProps) {
  return (
    <FieldGroup {...props} isFlat ownProblems={[]}>
      <StringMatchValue
        {...props}
        fieldType={props.field.fieldType}
        label={props.field.name}
        standsAs="member"
      />
    </FieldGroup>
  )
}

/** How a text is compared, and with what: one row. */
export function StringMatchValue(props: ValueProps) {
  const { pathKey, node, baseline, fieldType, label } = props
  const actions = useFormActions()
  const { isEditable, reason } = useFormMode()
  const [asked, setAsked] = useState<Member>()
  const id = useId()
  const set = WORDS.filter(([member]) => getChild(node, member))
  const [current] = set
  const expected = explainShape(node, fieldType)
  if (node?.lock) return <FieldLocked node={node} pathKey={pathKey} label={label} />
  const isOdd = expected !== undefined || set.length > 1
  if (node && isOdd) {
    return (
      <FieldMistyped
        node={node}
        pathKey={pathKey}
        expected={expected ?? 'a single comparison'}
        title={label}
      />
    )
  }
  const member = current?.[0] ?? asked ?? 'exact'
  const key = childKey(pathKey, member)
  const value = getChild(node, member)
  const problems = listProblems(props.problems)
  return (
    <div className={styles['value']} data-path={key}>
      <div className={styles['stringMatch']}>
        <SelectToken
          label={`${label}: comparison`}
          value={member}
          options={WORDS}
          isEditable={isEditable}
          onPick={(next) => {
            setAsked(next)
            if (!current || next === member) return
            actions.run([renameKey(parsePathKey(key), next)], {
              key: childKey(pathKey, next),
              label: `Change ${member} to ${next}`,
            })
          }}
        />
        <InputText
          isDense
          label={`${label}: value`}
          descriptor={descriptorOf('StringMatch', member)}
          fieldType={descriptorOf('StringMatch', member).fieldType}
          value={toScalarText(value) ?? ''}
          isEditable={isEditable && !value?.lock}
          reason={reason}
          severity={props.problems?.worst}
          describedBy={problems.length > 0 ? id : undefined}
          was={describeWas(value, childBaseline(baseline, member))}
          onChange={(text, session) =>
            actions.write(key, text, { label: `Set ${member}`, session })
          }
          onClear={() => actions.write(key, '', { label: `Set ${member}` })}
        />
      </div>
      <FieldProblems id={id} problems={problems} />
    </div>
  )
}
