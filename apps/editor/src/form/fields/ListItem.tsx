import { memo, useId } from 'react'
import ChevronRight from 'lucide-react/icons/chevron-right'
import type { FieldDescriptor, MessageName } from '@meshdraft/schema'
import { joinClasses } from '../../ui/join-classes.ts'
import { SeverityIcon } from '../../ui/SeverityIcon.tsx'
import { useFormActions, useFormMode, useFormUi } from '../FormContext.tsx'
import type { Baseline, FormActions } from '../FormContext.tsx'
import type { FormNode } from '../form-node.ts'
import { dropField, forgetAdded, setOpen } from '../form-ui-store.ts'
import { ActionMenu } from '../inputs/ActionMenu.tsx'
import { moveBy } from '../move-by.ts'
import { childKey } from '../path-key.ts'
import type { PathKey } from '../path-key.ts'
import { listProblems } from '../problem-tree.ts'
import type { ProblemNode } from '../problem-tree.ts'
import { nameOf, summarize } from '../summaries.ts'
import { toItemTitle } from '../titles.ts'
import { isNew } from './baseline.ts'
import { isOneRow } from './expectation.ts'
import { FieldProblems } from './FieldProblems.tsx'
import styles from './fields.module.css'

interface ListItemProps {
  readonly field: FieldDescriptor
  readonly message: MessageName
  readonly listKey: PathKey
  readonly index: number
  /** Items in the document. */
  readonly length: number
  /** Absent for an item that is being added. */
  readonly node: FormNode | undefined
  readonly baseline: Baseline
  readonly problems: ProblemNode | undefined
  readonly level: number
  readonly isOpenByDefault: boolean
}

/** One item of a list: a row with its value, or a row that opens to show the item's fields. */
export const ListItem = memo(function ListItem(props: ListItemProps) {
  const { field, message, listKey, index, node, baseline, problems, level } = props
  const actions = useFormActions()
  const { isEditable } = useFormMode()
  const { Value } = actions
  const key = childKey(listKey, index)
  const bodyId = useId()
  const isOpen = useFormUi(
    (state) => state.openByKey.get(key) ?? (state.startsOpen || props.isOpenByDefault),
  )
  if (field.fieldType.type !== 'list') return null
  const fieldType = field.fieldType.items
  const what = `${toItemTitle(field.name, message)} ${index + 1}`
  const value = (
    <Value
      field={field}
      fieldType={fieldType}
      pathKey={key}
      node={node}
      baseline={baseline}
      problems={problems}
      level={level + 1}
      label={what}
      standsAs="item"
    />
  )
  const menu = isEditable && (
    <ActionMenu label={`Actions for ${what}`} actions={toItemActions(actions, props, what)} />
  )
  if (fieldType.type !== 'message' || isOneRow(fieldType)) {
    return (
      <li className={styles['valueRow']} data-item={key}>
        {value}
        {menu}
      </li>
    )
  }
  const isEmpty = node === undefined
  const name = nameOf(node)
  const summary = summarize(fieldType.message, node)
  return (
    <li
      className={joinClasses(styles['item'], isNew(node, baseline) && styles['isNew'])}
      data-path={key}
      data-item={key}
    >
      <div className={styles['itemHead']}>
        <button
          type="button"
          className={styles['disclosure']}
          aria-expanded={isOpen || isEmpty}
          aria-controls={isOpen ? bodyId : undefined}
          onClick={() => setOpen(actions.ui, [key], !isOpen)}
        >
          <ChevronRight size={14} className={isOpen ? styles['turned'] : undefined} />
          <span className={styles['number']}>{index + 1}</span>
          <span className={styles['itemText']}>
            <span className={styles['itemName']}>
              {name ?? (isEmpty ? `New ${toItemTitle(field.name, message)}` : summary || what)}
            </span>
            {name !== undefined && summary !== '' && summary !== name && (
              <span className={styles['itemSummary']}>{summary}</span>
            )}
          </span>
        </button>
        {isNew(node, baseline) && <span className={styles['new']}>new</span>}
        {problems && !isOpen && <SeverityIcon severity={problems.worst} size={13} />}
        {menu}
      </div>
      {(isOpen || isEmpty) && (
        <div id={bodyId} className={styles['itemBody']}>
          <FieldProblems id={`${bodyId}-problems`} problems={ownOf(problems)} />
          {value}
        </div>
      )}
    </li>
  )
})

function ownOf(problems: ProblemNode | undefined) {
  return problems ? listProblems({ ...problems, children: new Map() }) : []
}

function toItemActions(
  actions: FormActions,
  { listKey, index, length, node }: ListItemProps,
  what: string,
) {
  return [
    {
      label: 'Move up',
      shortcut: 'Alt+↑',
      isDisabled: index === 0 || !node,
      onAction: () => moveBy(actions, listKey, index, length, -1, what),
    },
    {
      label: 'Move down',
      shortcut: 'Alt+↓',
      isDisabled: index >= length - 1,
      onAction: () => moveBy(actions, listKey, index, length, 1, what),
    },
    {
      label: 'Remove',
      isDestructive: true,
      onAction: () => {
        if (!node) dropField(actions.ui, listKey, index)
        else {
          forgetAdded(actions.ui, listKey)
          actions.remove(childKey(listKey, index), `Remove ${what}`)
        }
      },
    },
  ]
}
