import { memo, useId, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { renameKey } from '../edit-steps.ts'
import { useFormActions, useFormMode } from '../FormContext.tsx'
import type { Baseline, FieldProps } from '../FormContext.tsx'
import { getChild, listEntries, listItems, toScalarText } from '../form-node.ts'
import type { FormNode } from '../form-node.ts'
import { childBaseline, describeWas } from '../fields/baseline.ts'
import { explainShape } from '../fields/expectation.ts'
import { FieldGroup } from '../fields/FieldGroup.tsx'
import { FieldLocked, FieldMistyped } from '../fields/FieldLocked.tsx'
import { ActionMenu } from '../inputs/ActionMenu.tsx'
import { InputShell } from '../inputs/InputShell.tsx'
import { onRowLeave } from '../inputs/on-row-leave.ts'
import inputStyles from '../inputs/inputs.module.css'
import { SelectToken } from '../inputs/SelectToken.tsx'
import { TypedProblem } from '../inputs/TypedProblem.tsx'
import { moveEntry } from '../move-entry.ts'
import { childKey, parsePathKey } from '../path-key.ts'
import type { PathKey } from '../path-key.ts'
import { listProblems } from '../problem-tree.ts'
import { useEditedText } from '../useEditedText.ts'
import styles from './made.module.css'

type Operation = 'set' | 'add' | 'remove'

const OPERATIONS: readonly (readonly [Operation, string])[] = [
  ['set', 'set'],
  ['add', 'add'],
  ['remove', 'remove'],
]

interface HeaderRow {
  readonly operation: Operation
  readonly name: string
  readonly value: string
  /** Of the map entry, or of the list item. */
  readonly key: PathKey
  readonly node: FormNode
  readonly baseline: Baseline
}

/** Changes to headers: one row for each, saying what is done to which header. */
export const HeaderOperationsField = memo(function HeaderOperationsField(props: FieldProps) {
  const { field, pathKey, node, baseline, problems } = props
  const { isEditable } = useFormMode()
  const [isAdding, setAdding] = useState(false)
  const expected = explainShape(node, field.fieldType) ?? findOddMember(node)
  if (node && (node.lock || expected !== undefined)) {
    return (
      <FieldGroup {...props} ownProblems={listProblems(problems)}>
        {node.lock ? (
          <FieldLocked node={node} pathKey={pathKey} />
        ) : (
          <FieldMistyped
            node={node}
            pathKey={pathKey}
            expected={expected ?? ''}
            title={field.name}
          />
        )}
      </FieldGroup>
    )
  }
  const rows = readRows(node, pathKey, baseline)
  const isFree = isAdding || rows.length === 0
  return (
    <FieldGroup {...props} isFlat ownProblems={listProblems(problems)}>
      <ul aria-label={`${field.name} headers`} className={styles['headerRows']}>
        {rows.map((row) => (
          <HeaderRowInputs
            key={row.key}
            row={row}
            holder={pathKey}
            length={listItems(getChild(node, 'remove')).length}
          />
        ))}
        {isFree && isEditable && (
          <NewHeader
            holder={pathKey}
            removeCount={listItems(getChild(node, 'remove')).length}
            isFocused={isAdding}
            onDone={() => setAdding(false)}
          />
        )}
      </ul>
      {isEditable && !isFree && (
        <Button variant="link" size="s" onPress={() => setAdding(true)}>
          Add header
        </Button>
      )}
    </FieldGroup>
  )
})

/** Says what belongs there if a member cannot be shown as rows. */
function findOddMember(node: FormNode | undefined): string | undefined {
  if (node?.type !== 'map') return undefined
  const isOdd = [...node.byKey].some(([name, value]) => {
    if (value.type === 'scalar' && value.value === null) return false
    if (value.lock) return true
    if (name === 'remove') return value.type !== 'list' || listItems(value).some(isNotText)
    return value.type !== 'map' || listEntries(value).some(([, text]) => isNotText(text))
  })
  return isOdd || node.merged.length > 0 ? 'a list of plain header changes' : undefined
}

function isNotText(node: FormNode): boolean {
  return toScalarText(node) === undefined || node.lock !== undefined
}

function readRows(
  node: FormNode | undefined,
  pathKey: PathKey,
  baseline: Baseline,
): readonly HeaderRow[] {
  const fromMap = (operation: 'set' | 'add') =>
    listEntries(getChild(node, operation)).map(([name, value]) => ({
      operation,
      name,
      value: toScalarText(value) ?? '',
      key: childKey(childKey(pathKey, operation), name),
      node: value,
      baseline: childBaseline(childBaseline(baseline, operation), name),
    }))
  const removed = listItems(getChild(node, 'remove')).map((item, index) => ({
    operation: 'remove' as const,
    name: toScalarText(item) ?? '',
    value: '',
    key: childKey(childKey(pathKey, 'remove'), index),
    node: item,
    baseline: childBaseline(childBaseline(baseline, 'remove'), index),
  }))
  return [...fromMap('set'), ...fromMap('add'), ...removed]
}

interface HeaderRowInputsProps {
  readonly row: HeaderRow
  readonly holder: PathKey
  /** Items of `remove`. */
  readonly length: number
}

function HeaderRowInputs({ row, holder, length }: HeaderRowInputsProps) {
  const actions = useFormActions()
  const { isEditable } = useFormMode()
  const { operation, name, value, key } = row
  const problemId = useId()
  const rename = useEditedText({
    value: name,
    check: () => '',
    write: (text) =>
      operation === 'remove'
        ? actions.write(key, text, { label: 'Rename header' })
        : actions.run([renameKey(parsePathKey(key), text)], {
            key: childKey(key.slice(0, key.lastIndexOf('/')), text),
            label: 'Rename header',
          }),
    clear: () => 'A header needs a name; to take it out, remove the row.',
  })
  const edit = useEditedText({
    value,
    write: (text, session) => actions.write(key, text, { label: 'Set header', session }),
    clear: () => actions.write(key, '', { label: 'Set header' }),
  })
  const move = (next: Operation) => {
    const target = toHeaderKey(holder, next, name, length)
    actions.run(
      moveEntry(actions.scope, {
        from: parsePathKey(key),
        to: parsePathKey(target),
        value: next === 'remove' ? name : value,
        isKept: operation !== 'remove' && next !== 'remove',
      }),
      { key: target, label: `Change ${operation} to ${next}` },
    )
  }
  const was = describeWas(row.node, row.baseline)
  const hasProblem = rename.problem !== undefined && rename.problem !== ''
  return (
    <li className={styles['headerRow']} data-path={key}>
      <SelectToken
        label={`What to do with ${name}`}
        value={operation}
        options={OPERATIONS}
        isEditable={isEditable}
        onPick={move}
      />
      <InputShell isEditable={isEditable} isDense hasProblem={hasProblem}>
        <input
          className={inputStyles['codeInput']}
          aria-label={`Name of header ${name}`}
          aria-invalid={hasProblem || undefined}
          aria-describedby={hasProblem ? problemId : undefined}
          spellCheck={false}
          readOnly={!isEditable}
          title={rename.text}
          value={rename.text}
          onChange={rename.onChange}
          onBlur={rename.onBlur}
          onKeyDown={rename.onKeyDown}
        />
      </InputShell>
      {operation === 'remove' ? (
        <span />
      ) : (
        <InputShell
          isEditable={isEditable}
          isDense
          was={was}
          onTakeBack={() => {
            if (row.baseline === 'absent') actions.remove(key, 'Take back header')
            else if (row.baseline?.type === 'scalar') {
              actions.write(key, row.baseline.value, { label: 'Take back header' })
            }
          }}
        >
          <input
            className={inputStyles['codeInput']}
            aria-label={`Value of header ${name}`}
            spellCheck={false}
            readOnly={!isEditable}
            title={edit.text}
            value={edit.text}
            onChange={edit.onChange}
            onBlur={edit.onBlur}
            onKeyDown={edit.onKeyDown}
          />
        </InputShell>
      )}
      {isEditable && (
        <ActionMenu
          label={`Actions for header ${name}`}
          actions={[
            {
              label: 'Remove',
              isDestructive: true,
              onAction: () => actions.remove(key, `Remove header ${name}`),
            },
          ]}
        />
      )}
      {hasProblem && <TypedProblem id={problemId} text={rename.problem ?? ''} />}
    </li>
  )
}

function toHeaderKey(
  holder: PathKey,
  operation: Operation,
  name: string,
  removeCount: number,
): PathKey {
  return childKey(childKey(holder, operation), operation === 'remove' ? removeCount : name)
}

interface NewHeaderProps {
  readonly holder: PathKey
  readonly removeCount: number
  readonly isFocused: boolean
  readonly onDone: () => void
}

/** A header change being added: it is written once it has a name and the row is left. */
function NewHeader({ holder, removeCount, isFocused, onDone }: NewHeaderProps) {
  const actions = useFormActions()
  const [operation, setOperation] = useState<Operation>('set')
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  const finish = () => {
    if (name.trim() === '') return
    const key = toHeaderKey(holder, operation, name.trim(), removeCount)
    const failed = actions.write(key, operation === 'remove' ? name.trim() : value, {
      label: 'Add header',
    })
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
    <li
      className={styles['headerRow']}
      data-path={childKey(holder, '')}
      {...onRowLeave(leave, finish)}
    >
      <SelectToken
        label="What to do with the new header"
        value={operation}
        options={OPERATIONS}
        isEditable
        onPick={setOperation}
      />
      <InputShell isEditable isDense>
        <input
          className={inputStyles['codeInput']}
          aria-label="Name of the new header"
          placeholder="name"
          ref={(element) => {
            if (isFocused && element && name === '' && value === '') element.focus()
          }}
          spellCheck={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </InputShell>
      {operation !== 'remove' && (
        <InputShell isEditable isDense>
          <input
            className={inputStyles['codeInput']}
            aria-label="Value of the new header"
            placeholder="value"
            spellCheck={false}
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        </InputShell>
      )}
    </li>
  )
}
