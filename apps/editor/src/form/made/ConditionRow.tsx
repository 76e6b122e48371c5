import { useId, useState } from 'react'
import type { Severity } from '@meshdraft/analysis'
import { renameKey } from '../edit-steps.ts'
import { useFormActions, useFormMode } from '../FormContext.tsx'
import { toScalarText } from '../form-node.ts'
import type { FormNode } from '../form-node.ts'
import { InputShell } from '../inputs/InputShell.tsx'
import inputStyles from '../inputs/inputs.module.css'
import { SelectToken } from '../inputs/SelectToken.tsx'
import { TypedProblem } from '../inputs/TypedProblem.tsx'
import {
  describeSubject,
  listOperators,
  readConditions,
  SUBJECTS,
  toConditionPath,
  toMatchValue,
} from '../match-conditions.ts'
import type { MatchCondition, MatchOperator, MatchSubject } from '../match-conditions.ts'
import { moveEntry } from '../move-entry.ts'
import { childKey, parsePathKey, toPathKey } from '../path-key.ts'
import type { PathKey } from '../path-key.ts'
import { useEditedText } from '../useEditedText.ts'
import { ConditionValue } from './ConditionValue.tsx'
import styles from './made.module.css'

interface ConditionRowProps {
  readonly entryKey: PathKey
  readonly condition: MatchCondition
  readonly severity: Severity | undefined
  readonly describedBy: string | undefined
  /** What the condition was when the workspace was opened. */
  readonly wasNode: FormNode | undefined
  readonly hasBaseline: boolean
}

export const SUBJECT_OPTIONS: readonly (readonly [MatchSubject, string])[] = SUBJECTS.map(
  ({ subject, word }) => [subject, word],
)

/** One condition as words of a sentence: what is compared, how, and with what. */
export function ConditionRow(props: ConditionRowProps) {
  const { entryKey, condition, severity, describedBy } = props
  const actions = useFormActions()
  const { isEditable } = useFormMode()
  // An operator that needs a value is kept here until there is one.
  const [asked, setAsked] = useState<MatchOperator>()
  const info = describeSubject(condition.subject)
  const key = `${entryKey}${toPathKey(condition.path)}`
  const operator = asked ?? condition.operator
  const label = condition.name === undefined ? info.word : `${info.word} ${condition.name}`
  const valueKey = info.isStringMatch ? childKey(key, condition.operator) : key

  const pickOperator = (next: MatchOperator) => {
    if (next === condition.operator) {
      setAsked(undefined)
    } else if (next === 'present') {
      setAsked(undefined)
      actions.write(key, {}, { label: 'Change comparison' })
    } else if (condition.operator === 'present') {
      setAsked(next)
    } else {
      actions.run([renameKey(parsePathKey(valueKey), next)], {
        key: childKey(key, next),
        label: 'Change comparison',
      })
    }
  }
  const pickSubject = (next: MatchSubject) => {
    const target = describeSubject(next)
    const name = condition.name ?? ''
    // The menu does not offer a subject that needs a name the condition does not have.
    if (target.isNamed && name === '') return
    const path = [...parsePathKey(entryKey), ...toConditionPath(next, name)]
    const kept =
      condition.operator === 'is' || condition.operator === 'present' ? 'exact' : condition.operator
    const value = toMatchValue(target, target.isStringMatch ? kept : 'is', condition.value)
    const isKept = info.isStringMatch && target.isStringMatch && kept === condition.operator
    actions.run(moveEntry(actions.scope, { from: parsePathKey(key), to: path, value, isKept }), {
      key: toPathKey(path),
      label: 'Change condition',
    })
  }
  const isFree = (subject: MatchSubject) =>
    subject === condition.subject ||
    (describeSubject(subject).isNamed
      ? condition.name !== undefined
      : !readConditions(actions.readNode(entryKey)).some((other) => other.subject === subject))

  return (
    <span className={styles['tokens']}>
      <SelectToken
        label={`Condition on ${label}`}
        value={condition.subject}
        options={SUBJECT_OPTIONS.filter(([subject]) => isFree(subject))}
        isEditable={isEditable}
        onPick={pickSubject}
      />
      {info.isNamed && <ConditionName {...props} label={info.word} />}
      {info.isStringMatch && (
        <SelectToken
          label={`How ${label} is compared`}
          value={operator}
          options={listOperators(info)}
          isEditable={isEditable}
          onPick={pickOperator}
        />
      )}
      {operator !== 'present' && (
        <ConditionValue
          subject={condition.subject}
          operator={operator}
          label={`Value of ${label}`}
          value={condition.operator === 'present' ? '' : condition.value}
          isEditable={isEditable}
          severity={severity}
          describedBy={describedBy}
          was={describeConditionWas(props)}
          onTakeBack={() => takeBack(props, key, actions)}
          onChange={(text, session) => {
            if (asked !== undefined) {
              setAsked(undefined)
              return actions.write(key, toMatchValue(info, asked, text), {
                label: 'Set comparison',
              })
            }
            const written = info.isStringMatch ? text : toMatchValue(info, 'is', text)
            return actions.write(valueKey, written, { label: 'Set condition', session })
          }}
          onClear={() =>
            info.isStringMatch
              ? actions.write(valueKey, '', { label: 'Set condition' })
              : actions.remove(key, 'Remove condition')
          }
        />
      )}
    </span>
  )
}

/** Only a change of the value itself can be said in a word or two. */
function describeConditionWas({ condition, wasNode, hasBaseline }: ConditionRowProps) {
  if (!hasBaseline || condition.operator === 'present') return undefined
  if (!wasNode) return ''
  const info = describeSubject(condition.subject)
  const was = toScalarText(
    info.isStringMatch && wasNode.type === 'map' ? wasNode.byKey.get(condition.operator) : wasNode,
  )
  return was === undefined || was === condition.value ? undefined : was
}

function takeBack(
  { condition, wasNode }: ConditionRowProps,
  key: PathKey,
  actions: ReturnType<typeof useFormActions>,
): void {
  const info = describeSubject(condition.subject)
  const label = 'Take back condition'
  const was =
    info.isStringMatch && wasNode?.type === 'map' ? wasNode.byKey.get(condition.operator) : wasNode
  if (!wasNode) actions.remove(key, label)
  else if (was?.type === 'scalar') {
    actions.write(info.isStringMatch ? childKey(key, condition.operator) : key, was.value, {
      label,
    })
  }
}

interface ConditionNameProps extends ConditionRowProps {
  readonly label: string
}

/** Name of the header, query parameter or label. */
function ConditionName({ entryKey, condition, label }: ConditionNameProps) {
  const actions = useFormActions()
  const { isEditable } = useFormMode()
  const name = condition.name ?? ''
  const edited = useEditedText({
    value: name,
    check: () => '',
    write: (text) => {
      const path = [...parsePathKey(entryKey), ...condition.path]
      return actions.run([renameKey(path, text)], {
        key: toPathKey([...path.slice(0, -1), text]),
        label: `Rename ${label}`,
      })
    },
    clear: () => 'A name is needed; to take the condition out, remove it.',
  })
  const problemId = useId()
  const hasProblem = edited.problem !== undefined && edited.problem !== ''
  return (
    <>
      <InputShell
        isDense
        isEditable={isEditable}
        hasProblem={hasProblem}
        className={styles['named']}
      >
        <input
          className={inputStyles['codeInput']}
          aria-label={`Name of ${label}`}
          aria-invalid={hasProblem || undefined}
          aria-describedby={hasProblem ? problemId : undefined}
          title={hasProblem ? edited.problem : edited.text}
          spellCheck={false}
          autoComplete="off"
          readOnly={!isEditable}
          value={edited.text}
          onChange={edited.onChange}
          onBlur={edited.onBlur}
          onKeyDown={edited.onKeyDown}
        />
      </InputShell>
      {hasProblem && <TypedProblem id={problemId} text={edited.problem ?? ''} />}
    </>
  )
}
