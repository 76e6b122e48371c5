import { useId } from 'react'
import type { FieldDescriptor, MessageName, OneOfDescriptor } from '@meshdraft/schema'
import { joinClasses } from '../../ui/join-classes.ts'
import { renameKey } from '../edit-steps.ts'
import type { Baseline } from '../FormContext.tsx'
import { useFormActions, useFormMode } from '../FormContext.tsx'
import type { FormNode } from '../form-node.ts'
import { getChild } from '../form-node.ts'
import { addField, dropField } from '../form-ui-store.ts'
import { InputChoice } from '../inputs/InputChoice.tsx'
import type { Suggestion } from '../inputs/SuggestList.tsx'
import { childKey, parsePathKey } from '../path-key.ts'
import type { PathKey } from '../path-key.ts'
import { getProblems } from '../problem-tree.ts'
import type { ProblemNode } from '../problem-tree.ts'
import { toTitle } from '../titles.ts'
import { childBaseline } from './baseline.ts'
import { FieldDoc } from './FieldDoc.tsx'
import styles from './fields.module.css'

interface FieldOneOfProps {
  readonly oneOf: OneOfDescriptor
  readonly fields: readonly FieldDescriptor[]
  readonly shown: readonly FieldDescriptor[]
  readonly message: MessageName
  /** Of the message that has the group. */
  readonly pathKey: PathKey
  readonly node: FormNode | undefined
  readonly baseline: Baseline
  readonly problems: ProblemNode | undefined
  readonly level: number
}

/** A one-of group as one choice: which member, and then that member's value. */
export function FieldOneOf(props: FieldOneOfProps) {
  const { oneOf, fields, shown, message, pathKey, node, baseline, problems, level } = props
  const actions = useFormActions()
  const { isEditable, reason } = useFormMode()
  const id = useId()
  const set = fields.filter(({ name }) => getChild(node, name))
  const asked = shown.filter(({ name }) => !getChild(node, name))
  // Two members at once are the document's mistake: both are shown, each with its way out.
  const isAmbiguous = set.length > 1
  const chosen = isAmbiguous ? undefined : (asked[0] ?? set[0])
  const drawn = isAmbiguous ? set : chosen && !isBare(chosen) ? [chosen] : []
  const isInline = chosen !== undefined && isBare(chosen) && chosen.fieldType.type !== 'message'
  const toMember = (field: FieldDescriptor) => ({
    field,
    pathKey: childKey(pathKey, field.name),
    node: getChild(node, field.name),
    baseline: childBaseline(baseline, field.name),
    problems: getProblems(problems, field.name),
    level: level + 1,
  })

  const pick = (name: string) => {
    for (const field of asked) dropField(actions.ui, pathKey, field.name)
    const next = fields.find((field) => field.name === name)
    const [current] = set
    if (!next) {
      if (current) actions.remove(childKey(pathKey, current.name), `Remove ${current.name}`)
    } else if (current && current !== next && isTextBoth(current, next)) {
      const key = childKey(pathKey, current.name)
      actions.run([renameKey(parsePathKey(key), next.name)], {
        key: childKey(pathKey, next.name),
        label: `Change ${current.name} to ${next.name}`,
      })
    } else if (next.fieldType.type === 'boolean' && current !== next) {
      actions.write(childKey(pathKey, next.name), true, { label: `Set ${next.name}` })
    } else if (current !== next) addField(actions.ui, pathKey, next.name)
  }
  const replaced = set.find((field) => field !== chosen)
  return (
    <fieldset aria-labelledby={id} className={joinClasses(styles['field'], styles['group'])}>
      <div className={joinClasses(styles['label'], level === 0 && styles['strong'])}>
        <span id={id} className={styles['title']}>
          {oneOf.title}
        </span>
        {chosen && <code className={styles['key']}>{chosen.name}</code>}
      </div>
      <div className={isInline ? styles['choiceRow'] : styles['rows']}>
        <InputChoice
          label={oneOf.title}
          descriptor={CHOICE}
          value={chosen?.name ?? ''}
          isEditable={isEditable}
          reason={reason}
          severity={isAmbiguous ? 'error' : undefined}
          suggestions={toSuggestions(fields, message)}
          onPick={pick}
        />
        {chosen && isBare(chosen) && (
          <div className={isInline ? styles['contents'] : styles['inset']}>
            <actions.Value
              {...toMember(chosen)}
              fieldType={chosen.fieldType}
              label={toTitle(chosen.name, message)}
              standsAs="member"
            />
          </div>
        )}
      </div>
      {chosen && <FieldDoc field={chosen} pathKey={childKey(pathKey, chosen.name)} />}
      {asked.length > 0 && replaced && (
        <p className={styles['doc']}>
          Replaces {toTitle(replaced.name, message)} as soon as it has a value.
        </p>
      )}
      {drawn.length > 0 && (
        <div className={joinClasses(styles['rows'], styles['inset'])}>
          {drawn.map((field) => (
            <actions.Field key={field.name} {...toMember(field)} message={message} />
          ))}
        </div>
      )}
    </fieldset>
  )
}

/** What the choice itself says about itself. */
const CHOICE: FieldDescriptor = {
  name: '',
  fieldType: { type: 'string' },
  description: '',
  isRequired: false,
  isNullable: false,
  default: 'not set',
  reference: '',
  rules: [],
  isAdvanced: false,
}

function toSuggestions(
  fields: readonly FieldDescriptor[],
  message: MessageName,
): readonly Suggestion[] {
  return [
    { value: '', title: 'Not set' },
    ...fields.map((field) => ({
      value: field.name,
      title: toTitle(field.name, message),
      detail: field.name,
      description: field.description,
      deprecated: field.deprecated,
    })),
  ]
}

/** Both hold any text, so the value can stay when the member changes. */
function isTextBoth(a: FieldDescriptor, b: FieldDescriptor): boolean {
  const [first, second] = [a.fieldType, b.fieldType]
  return (
    first.type === 'string' &&
    second.type === 'string' &&
    isFreeText(first.format) &&
    isFreeText(second.format)
  )
}

function isFreeText(format: string | undefined): boolean {
  return format === undefined || format === 'regex'
}

/** Needs no label of its own beside the choice that names it. */
function isBare({ fieldType }: FieldDescriptor): boolean {
  return fieldType.type !== 'list' && fieldType.type !== 'map' && fieldType.type !== 'any'
}
