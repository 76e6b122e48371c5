import { memo, useMemo } from 'react'
import { Button } from '../../ui/Button.tsx'
import { alignItems } from '../align-items.ts'
import { useFormActions, useFormMode, useFormUi } from '../FormContext.tsx'
import type { FieldProps } from '../FormContext.tsx'
import { listItems } from '../form-node.ts'
import { addField, setOpen } from '../form-ui-store.ts'
import { childKey } from '../path-key.ts'
import { getProblems, listProblems } from '../problem-tree.ts'
import { toItemTitle, toTitle } from '../titles.ts'
import { explainShape, isOneRow } from './expectation.ts'
import { FieldGroup } from './FieldGroup.tsx'
import { FieldLocked, FieldMistyped } from './FieldLocked.tsx'
import { ListItem } from './ListItem.tsx'
import styles from './fields.module.css'

/** A list: its items, each with what can be done to it, and a way to add one. */
export const FieldList = memo(function FieldList(props: FieldProps) {
  const { field, message, pathKey, node, baseline, problems, level } = props
  const actions = useFormActions()
  const { isEditable } = useFormMode()
  const items = listItems(node)
  const isAdding = useFormUi((state) => state.addedByKey.get(pathKey)?.has(items.length) === true)
  const alignment = useMemo(
    () =>
      baseline === undefined || baseline === 'absent' ? [] : alignItems(listItems(baseline), items),
    [baseline, items],
  )
  const { fieldType } = field
  if (fieldType.type !== 'list') return null
  const expected = explainShape(node, fieldType)
  const title = toTitle(field.name, message)
  const itemTitle = toItemTitle(field.name, message)
  // A list that was just added starts with one item to fill in.
  const isStarting = items.length === 0 && isEditable
  const count = items.length + (isAdding || isStarting ? 1 : 0)
  const isOfMessages = !isOneRow(fieldType.items)
  const keys = items.map((_, index) => childKey(pathKey, index))
  return (
    <FieldGroup
      {...props}
      isFlat
      ownProblems={
        node?.lock || expected !== undefined
          ? listProblems(problems)
          : listProblems(problems, new Set(items.keys()))
      }
      extra={
        isOfMessages && items.length > 1 ? (
          <FoldAll keys={keys} isOpenByDefault={isOpenByDefault(items.length, level)} />
        ) : undefined
      }
    >
      {node?.lock ? (
        <FieldLocked node={node} pathKey={pathKey} />
      ) : node && expected !== undefined ? (
        <FieldMistyped node={node} pathKey={pathKey} expected={expected} title={title} />
      ) : (
        <>
          <ol
            className={isOfMessages ? styles['items'] : styles['values']}

            aria-label={title}
          >
            {Array.from({ length: count }, (_, index) => (
              <ListItem
                key={childKey(pathKey, index)}
                field={field}
                message={message}
                listKey={pathKey}
                index={index}
                length={items.length}
                node={items[index]}
                baseline={itemBaseline(baseline, alignment, index)}
                problems={getProblems(problems, index)}
                level={level}
                isOpenByDefault={isOpenByDefault(items.length, level)}
              />
            ))}
          </ol>
          {isEditable && !isStarting && !isAdding && (
            <Button
              variant="link"
              size="s"
              className={styles['add']}
              onPress={() => addField(actions.ui, pathKey, items.length)}
            >
              Add {itemTitle}
            </Button>
          )}
        </>
      )}
    </FieldGroup>
  )
})

function isOpenByDefault(length: number, level: number): boolean {
  return length <= 1 || (level > 0 && length <= 3)
}

function itemBaseline(
  baseline: FieldProps['baseline'],
  alignment: readonly (number | undefined)[],
  index: number,
): FieldProps['baseline'] {
  if (baseline === undefined || baseline === 'absent') return undefined
  const from = alignment[index]
  return (from === undefined ? undefined : listItems(baseline)[from]) ?? 'absent'
}

interface FoldAllProps {
  readonly keys: readonly string[]
  readonly isOpenByDefault: boolean
}

function FoldAll({ keys, isOpenByDefault }: FoldAllProps) {
  const { ui } = useFormActions()
  const isAnyClosed = useFormUi(({ openByKey, startsOpen }) =>
    keys.some((key) => !(openByKey.get(key) ?? (startsOpen || isOpenByDefault))),
  )
  return (
    <Button variant="link" size="s" onPress={() => setOpen(ui, keys, isAnyClosed)}>
      {isAnyClosed ? 'Expand all' : 'Collapse all'}
    </Button>
  )
}
