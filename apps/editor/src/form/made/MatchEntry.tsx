import { memo, useId, useMemo } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useFormActions, useFormMode, useFormUi } from '../FormContext.tsx'
import type { Baseline } from '../FormContext.tsx'
import type { FormNode } from '../form-node.ts'
import { addField, dropField, forgetAdded } from '../form-ui-store.ts'
import { getDescendant } from '../form-node.ts'
import { FieldDoc } from '../fields/FieldDoc.tsx'
import { FieldLocked, FieldMistyped } from '../fields/FieldLocked.tsx'
import { FieldProblems } from '../fields/FieldProblems.tsx'
import { moveBy } from '../move-by.ts'
import { ActionMenu } from '../inputs/ActionMenu.tsx'
import type { MenuAction } from '../inputs/ActionMenu.tsx'
import { readConditions, SUBJECTS } from '../match-conditions.ts'
import { childKey, toPathKey } from '../path-key.ts'
import type { PathKey } from '../path-key.ts'
import { getProblemsAt, listProblems } from '../problem-tree.ts'
import type { ProblemNode } from '../problem-tree.ts'
import { ConditionRow } from './ConditionRow.tsx'
import { descriptorOf } from './descriptor-of.ts'
import { NEW_CONDITION } from './match-entry-key.ts'
import { NewCondition } from './NewCondition.tsx'
import styles from './made.module.css'

interface MatchEntryProps {
  readonly listKey: PathKey
  readonly index: number
  readonly length: number
  readonly node: FormNode | undefined
  readonly baseline: Baseline
  readonly problems: ProblemNode | undefined
}

const KNOWN: ReadonlySet<string> = new Set(SUBJECTS.map(({ subject }) => subject))

/** One alternative of a match: its conditions, all of which must hold. */
export const MatchEntry = memo(function MatchEntry(props: MatchEntryProps) {
  const { listKey, index, length, node, baseline, problems } = props
  const actions = useFormActions()
  const { isEditable } = useFormMode()
  const key = childKey(listKey, index)
  const id = useId()
  const isAdding = useFormUi((state) => state.addedByKey.get(key)?.has(NEW_CONDITION) === true)
  const conditions = useMemo(() => readConditions(node), [node])
  const unknown =
    node?.type === 'map' ? [...node.byKey.keys()].filter((name) => !KNOWN.has(name)) : []
  const isNew = isAdding || conditions.length === 0
  const first = index === 0 ? 'When' : 'or'
  const what = `alternative ${index + 1}`
  const entryActions: readonly MenuAction[] = [
    {
      label: 'Add condition',
      isDisabled: isNew,
      onAction: () => addField(actions.ui, key, NEW_CONDITION),
    },
    {
      label: `Move ${what} up`,
      shortcut: 'Alt+↑',
      isDisabled: index === 0 || !node,
      onAction: () => moveBy(actions, listKey, index, length, -1, what),
    },
    {
      label: `Move ${what} down`,
      shortcut: 'Alt+↓',
      isDisabled: index >= length - 1,
      onAction: () => moveBy(actions, listKey, index, length, 1, what),
    },
    {
      label: `Remove ${what}`,
      isDestructive: true,
      onAction: () => {
        if (!node) dropField(actions.ui, listKey, index)
        else {
          forgetAdded(actions.ui, listKey)
          actions.remove(key, `Remove ${what}`)
        }
      },
    },
  ]
  if (
    node &&
    (node.lock || node.type === 'list' || (node.type === 'scalar' && node.value !== null))
  ) {
    return (
      <li data-path={key}>
        {node.lock ? (
          <FieldLocked node={node} pathKey={key} label={what} />
        ) : (
          <FieldMistyped node={node} pathKey={key} expected="a group of conditions" title={what} />
        )}
        <FieldProblems id={`${id}-problems`} problems={listProblems(problems)} />
      </li>
    )
  }
  const shown = new Set(conditions.map(({ path }) => path[0] ?? ''))
  return (
    <li aria-label={what} className={styles['entry']} data-path={key} data-item={key}>
      {conditions.map((condition, place) => {
        const conditionKey = `${key}${toPathKey(condition.path)}`
        const own = listProblems(getProblemsAt(problems, condition.path))
        const word = place === 0 ? first : 'and'
        return (
          <div key={conditionKey} className={styles['conditionBlock']}>
            <div className={styles['condition']} data-path={conditionKey}>
              {isEditable ? (
                <ActionMenu
                  label={`${word}: actions for condition ${place + 1}`}
                  actions={[
                    {
                      label: 'Remove condition',
                      isDestructive: true,
                      onAction: () => actions.remove(conditionKey, 'Remove condition'),
                    },
                    ...(place === 0 ? entryActions : []),
                  ]}
                >
                  {word}
                </ActionMenu>
              ) : (
                <span className={styles['connective']}>{word}</span>
              )}
              {condition.isOpaque ? (
                <span className={styles['opaque']}>
                  {condition.node.lock ? (
                    <FieldLocked
                      node={condition.node}
                      pathKey={conditionKey}
                      label={condition.subject}
                    />
                  ) : (
                    <FieldMistyped
                      node={condition.node}
                      pathKey={conditionKey}
                      expected="a single comparison"
                      title={condition.subject}
                    />
                  )}
                </span>
              ) : (
                <ConditionRow
                  entryKey={key}
                  condition={condition}
                  severity={getProblemsAt(problems, condition.path)?.worst}
                  describedBy={own.length > 0 ? `${id}-${place}-problems` : undefined}
                  wasNode={getDescendant(
                    baseline === 'absent' ? undefined : baseline,
                    condition.path,
                  )}
                  hasBaseline={baseline !== undefined && baseline !== 'absent'}
                />
              )}
            </div>
            <FieldDoc
              field={descriptorOf('HTTPMatchRequest', condition.subject)}
              pathKey={conditionKey}
            />
            <FieldProblems id={`${id}-${place}-problems`} problems={own} />
          </div>
        )
      })}
      {isNew && isEditable && (
        <NewCondition
          entryKey={key}
          word={conditions.length === 0 ? first : 'and'}
          taken={conditions}
          onDone={() => {
            dropField(actions.ui, key, NEW_CONDITION)
            if (!node) dropField(actions.ui, listKey, index)
          }}
        />
      )}
      {unknown.length > 0 && (
        <div className={styles['keptLine']}>
          Kept as they are: {unknown.join(', ')}.{' '}
          <Button variant="link" size="s" onPress={() => actions.showYaml(key)}>
            Show in YAML
          </Button>
        </div>
      )}
      <FieldProblems id={`${id}-problems`} problems={listProblems(problems, shown)} />
    </li>
  )
})
