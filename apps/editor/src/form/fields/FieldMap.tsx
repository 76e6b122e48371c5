import { memo, useId, useState } from 'react'
import type { FieldDescriptor } from '@meshdraft/schema'
import { Button } from '../../ui/Button.tsx'
import { renameKey } from '../edit-steps.ts'
import { useFormActions, useFormMode } from '../FormContext.tsx'
import type { Baseline, FieldProps } from '../FormContext.tsx'
import { listEntries } from '../form-node.ts'
import type { FormNode } from '../form-node.ts'
import { ActionMenu } from '../inputs/ActionMenu.tsx'
import { InputShell } from '../inputs/InputShell.tsx'
import { onRowLeave } from '../inputs/on-row-leave.ts'
import inputStyles from '../inputs/inputs.module.css'
import { TypedProblem } from '../inputs/TypedProblem.tsx'
import { childKey, parsePathKey } from '../path-key.ts'
import type { PathKey } from '../path-key.ts'
import { getProblems, listProblems } from '../problem-tree.ts'
import type { ProblemNode } from '../problem-tree.ts'
import { toItemTitle, toTitle } from '../titles.ts'
import { useEditedText } from '../useEditedText.ts'
import { childBaseline } from './baseline.ts'
import { explainShape } from './expectation.ts'
import { FieldGroup } from './FieldGroup.tsx'
import { FieldLocked, FieldMistyped } from './FieldLocked.tsx'
import styles from './fields.module.css'

/** A map: a row for each name and value. */
export const FieldMap = memo(function FieldMap(props: FieldProps) {
  const { field, message, pathKey, node, baseline, problems, level } = props
  const { isEditable } = useFormMode()
  const [isAdding, setAdding] = useState(false)
  const entries = listEntries(node)
  const { fieldType } = field
  if (fieldType.type !== 'map') return null
  const expected = explainShape(node, fieldType)
  const title = toTitle(field.name, message)
  const itemTitle = toItemTitle(field.name, message)
  const isFree = isAdding || entries.length === 0
  return (
    <FieldGroup
      {...props}
      isFlat
      ownProblems={
        node?.lock || expected !== undefined
          ? listProblems(problems)
          : listProblems(problems, new Set(entries.map(([key]) => key)))
      }
    >
      {node?.lock ? (
        <FieldLocked node={node} pathKey={pathKey} />
      ) : node && expected !== undefined ? (
        <FieldMistyped node={node} pathKey={pathKey} expected={expected} title={title} />
      ) : (
        <>
          <ul className={styles['values']} aria-label={title}>
            {entries.map(([name, value]) => (
              <MapRow
                key={name}
                field={field}
                mapKey={pathKey}
                name={name}
                node={value}
                baseline={childBaseline(baseline, name)}
                problems={getProblems(problems, name)}
                level={level}
                itemTitle={itemTitle}
              />
            ))}
            {isFree && isEditable && (
              <NewEntry
                field={field}
                mapKey={pathKey}
                taken={entries.map(([key]) => key)}
                itemTitle={itemTitle}
                onDone={() => setAdding(false)}
                isFocused={isAdding}
              />
            )}
          </ul>
          {isEditable && !isFree && (
            <Button
              variant="link"
              size="s"
              className={styles['add']}
              onPress={() => setAdding(true)}
            >
              Add {itemTitle}
            </Button>
          )}
        </>
      )}
    </FieldGroup>
  )
})

interface MapRowProps {
  readonly field: FieldDescriptor
  readonly mapKey: PathKey
  readonly name: string
  readonly node: FormNode
  readonly baseline: Baseline
  readonly problems: ProblemNode | undefined
  readonly level: number
  readonly itemTitle: string
}

const MapRow = memo(function MapRow(props: MapRowProps) {
  const { field, mapKey, name, node, baseline, problems, level, itemTitle } = props
  const actions = useFormActions()
  const { isEditable } = useFormMode()
  const { Value } = actions
  const key = childKey(mapKey, name)
  const edited = useEditedText({
    value: name,
    // A name is written when the field is left: half of one would be another entry.
    check: () => '',
    write: (text) =>
      actions.run([renameKey(parsePathKey(key), text)], {
        key: childKey(mapKey, text),
        label: `Rename ${itemTitle}`,
      }),
    clear: () => 'A name is needed; to take the entry out, remove it.',
  })
  const fieldType = field.fieldType.type === 'map' ? field.fieldType.values : field.fieldType
  const isWide =
    fieldType.type === 'message' || fieldType.type === 'list' || fieldType.type === 'map'
  return (
    <li className={styles['entry']}>
      <div className={isWide ? styles['entryHead'] : styles['entryRow']}>
        <InputShell isEditable={isEditable && !node.lock}>
          <input
            className={inputStyles['codeInput']}
            aria-label={`Name of ${itemTitle} ${name}`}
            spellCheck={false}
            autoComplete="off"
            readOnly={!isEditable || node.lock !== undefined}
            value={edited.text}
            onChange={edited.onChange}
            onBlur={edited.onBlur}
            onKeyDown={edited.onKeyDown}
          />
        </InputShell>
        {!isWide && (
          <Value
            field={field}
            fieldType={fieldType}
            pathKey={key}
            node={node}
            baseline={baseline}
            problems={problems}
            level={level + 1}
            label={`Value of ${name}`}
            standsAs="entry"
          />
        )}
        {isEditable && (
          <ActionMenu
            label={`Actions for ${name}`}
            actions={[
              {
                label: 'Remove',
                isDestructive: true,
                onAction: () => actions.remove(key, `Remove ${name}`),
              },
            ]}
          />
        )}
      </div>
      {isWide && (
        <div className={styles['inset']}>
          <Value
            field={field}
            fieldType={fieldType}
            pathKey={key}
            node={node}
            baseline={baseline}
            problems={problems}
            level={level + 1}
            label={`Value of ${name}`}
            standsAs="entry"
          />
        </div>
      )}
      {edited.problem !== undefined && edited.problem !== '' && (
        <TypedProblem id={undefined} text={edited.problem} />
      )}
    </li>
  )
})

interface NewEntryProps {
  readonly field: FieldDescriptor
  readonly mapKey: PathKey
  readonly taken: readonly string[]
  readonly itemTitle: string
  readonly isFocused: boolean
  readonly onDone: () => void
}

/** An entry being added: it is written once it has a name and is left. */
function NewEntry({ field, mapKey, taken, itemTitle, isFocused, onDone }: NewEntryProps) {
  const actions = useFormActions()
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  const id = useId()
  const isTaken = taken.includes(name.trim())
  const problem = isTaken && name !== '' ? `“${name.trim()}” is there already.` : undefined
  const values = field.fieldType.type === 'map' ? field.fieldType.values : field.fieldType
  const isWide = values.type === 'message' || values.type === 'list' || values.type === 'map'
  const finish = () => {
    const key = name.trim()
    if (key === '' || problem !== undefined) return
    const written = isWide
      ? {}
      : values.type === 'number' && value.trim() !== '' && Number.isFinite(Number(value))
        ? Number(value)
        : value
    const failed = actions.write(childKey(mapKey, key), written, { label: `Add ${itemTitle}` })
    if (failed !== undefined) return
    setName('')
    setValue('')
    onDone()
  }
  const leave = () => {
    if (name.trim() === '') onDone()
    else finish()
  }
  return (
    <li className={styles['entry']} data-path={childKey(mapKey, '')} {...onRowLeave(leave, finish)}>
      <div className={isWide ? styles['entryHead'] : styles['entryRow']}>
        <InputShell isEditable hasProblem={problem !== undefined}>
          <input
            className={inputStyles['codeInput']}
            aria-label={`Name of new ${itemTitle}`}
            aria-describedby={problem === undefined ? undefined : id}
            placeholder="name"
            // The row appears because it was asked for.
            ref={(element) => {
              if (isFocused && element && name === '' && value === '') element.focus()
            }}
            spellCheck={false}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </InputShell>
        {!isWide && (
          <InputShell isEditable>
            <input
              className={inputStyles['codeInput']}
              aria-label={`Value of new ${itemTitle}`}
              placeholder="value"
              spellCheck={false}
              autoComplete="off"
              value={value}
              onChange={(event) => setValue(event.currentTarget.value)}
            />
          </InputShell>
        )}
      </div>
      {problem !== undefined && <TypedProblem id={id} text={problem} />}
    </li>
  )
}
