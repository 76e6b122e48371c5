import { useState } from 'react'
import { useFormActions } from '../FormContext.tsx'
import { InputShell } from '../inputs/InputShell.tsx'
import { onRowLeave } from '../inputs/on-row-leave.ts'
import inputStyles from '../inputs/inputs.module.css'
import { SelectToken } from '../inputs/SelectToken.tsx'
import {
  describeSubject,
  listOperators,
  SUBJECTS,
  toConditionPath,
  toMatchValue,
} from '../match-conditions.ts'
import type { MatchCondition, MatchOperator, MatchSubject } from '../match-conditions.ts'
import { parsePathKey, toPathKey } from '../path-key.ts'
import type { PathKey } from '../path-key.ts'
import { NEW_CONDITION } from './match-entry-key.ts'
import { SUBJECT_OPTIONS } from './ConditionRow.tsx'
import { ConditionValue } from './ConditionValue.tsx'
import styles from './made.module.css'

interface NewConditionProps {
  readonly entryKey: PathKey
  readonly word: string
  readonly taken: readonly MatchCondition[]
  readonly onDone: () => void
}

/** A condition being added: it is written once it says something and is left. */
export function NewCondition({ entryKey, word, taken, onDone }: NewConditionProps) {
  const actions = useFormActions()
  const free = SUBJECT_OPTIONS.filter(([name]) => isFree(name, taken))
  const [subject, setSubject] = useState<MatchSubject>(pickStart(taken))
  const [operator, setOperator] = useState<MatchOperator>(subject === 'uri' ? 'prefix' : 'exact')
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  const info = describeSubject(subject)

  const isComplete = () =>
    (!info.isNamed || name.trim() !== '') && (operator === 'present' || value !== '')
  const finish = () => {
    if (!isComplete()) return
    const gateways = taken.filter((condition) => condition.subject === 'gateways').length
    const path = [...parsePathKey(entryKey), ...toConditionPath(subject, name.trim(), gateways)]
    const written = toMatchValue(info, info.isStringMatch ? operator : 'is', value)
    const failed = actions.write(toPathKey(path), written, { label: 'Add condition' })
    if (failed === undefined) onDone()
  }
  const leave = () => {
    if (isComplete()) finish()
    else if (name === '' && value === '' && taken.length > 0) onDone()
  }
  return (
    <div
      className={styles['condition']}
      data-path={`${entryKey}/${NEW_CONDITION}`}
      {...onRowLeave(leave, finish, () => {
        if (taken.length > 0) onDone()
      })}
    >
      <span className={styles['connective']}>{word}</span>
      <span className={styles['tokens']}>
        <SelectToken
          label="New condition on"
          value={subject}
          options={free}
          isEditable
          onPick={(next) => {
            setSubject(next)
            const { isStringMatch } = describeSubject(next)
            setOperator(isStringMatch ? (next === 'uri' ? 'prefix' : 'exact') : 'is')
            if (next === 'ignoreUriCase') setValue('true')
          }}
        />
        {info.isNamed && (
          <InputShell isDense isEditable className={styles['named']}>
            <input
              className={inputStyles['codeInput']}
              aria-label={`Name of ${info.word}`}
              placeholder="name"
              spellCheck={false}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          </InputShell>
        )}
        {info.isStringMatch && (
          <SelectToken
            label="How it is compared"
            value={operator}
            options={listOperators(info)}
            isEditable
            onPick={setOperator}
          />
        )}
        {operator !== 'present' && (
          <ConditionValue
            key={subject}
            subject={subject}
            operator={operator}
            label="Value"
            value={subject === 'ignoreUriCase' ? 'true' : ''}
            isEditable
            onChange={(text) => {
              setValue(text)
              return undefined
            }}
            onClear={() => {
              setValue('')
              return undefined
            }}
          />
        )}
      </span>
    </div>
  )
}

function isFree(subject: MatchSubject, taken: readonly MatchCondition[]): boolean {
  if (describeSubject(subject).isNamed || subject === 'gateways') return true
  return !taken.some((condition) => condition.subject === subject)
}

/** The subject people ask for first that is still free. */
function pickStart(taken: readonly MatchCondition[]): MatchSubject {
  return SUBJECTS.find(({ subject }) => isFree(subject, taken))?.subject ?? 'headers'
}
