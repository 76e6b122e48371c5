import { memo, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { writeValue } from '../edit-steps.ts'
import { useFormActions, useFormMode, useFormUi } from '../FormContext.tsx'
import type { FieldProps } from '../FormContext.tsx'
import { getDescendant, listItems, toScalarText } from '../form-node.ts'
import type { FormNode } from '../form-node.ts'
import { addField } from '../form-ui-store.ts'
import { explainShape } from '../fields/expectation.ts'
import { FieldGroup } from '../fields/FieldGroup.tsx'
import { FieldLocked, FieldMistyped } from '../fields/FieldLocked.tsx'
import { childBaseline } from '../fields/baseline.ts'
import { childKey, parsePathKey } from '../path-key.ts'
import { getProblems, listProblems } from '../problem-tree.ts'
import { isWeightUnreadable, readWeightRow, shortenHost } from '../summaries.ts'
import {
  changeWeight,
  countWeights,
  describeTotal,
  fillTotal,
  moveBorder,
  splitEvenly,
  UNREADABLE_WEIGHTS,
} from '../weights.ts'
import type { WeightChange } from '../weights.ts'
import { WeightBar } from './WeightBar.tsx'
import { WeightRow } from './WeightRow.tsx'
import styles from './made.module.css'

/** The destinations of a route and how they share its traffic. */
export const WeightsField = memo(function WeightsField(props: FieldProps) {
  const { field, pathKey, node, baseline, problems } = props
  const actions = useFormActions()
  const { isEditable, reason } = useFormMode()
  const [locked, setLocked] = useState<ReadonlySet<number>>(new Set())
  const items = listItems(node)
  const isAdding = useFormUi((state) => state.addedByKey.get(pathKey)?.has(items.length) === true)
  const expected = explainShape(node, field.fieldType)
  if (node?.lock || (node && expected !== undefined) || field.fieldType.type !== 'list') {
    return (
      <FieldGroup {...props} isFlat ownProblems={listProblems(problems)}>
        {node?.lock ? (
          <FieldLocked node={node} pathKey={pathKey} />
        ) : node ? (
          <FieldMistyped
            node={node}
            pathKey={pathKey}
            expected={expected ?? ''}
            title="Destinations"
          />
        ) : null}
      </FieldGroup>
    )
  }
  const itemMessage = field.fieldType.items.type === 'message' ? field.fieldType.items.message : ''
  const rows = items.map((item, index) => {
    const read = readWeightRow(item)
    return { ...read, isLocked: read.isLocked || locked.has(index) }
  })
  const weights = countWeights(rows)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const isShared = items.length > 1
  const isReadable = !items.some(isWeightUnreadable)
  const writeAll = (changes: readonly WeightChange[], label: string, session?: string) => {
    if (changes.length === 0) return undefined
    const steps = changes.map(({ index, weight }) =>
      writeValue([...parsePathKey(pathKey), index, 'weight'], weight),
    )
    const [first] = changes
    const key = childKey(childKey(pathKey, first?.index ?? 0), 'weight')
    return actions.run(steps, { key, label, session })
  }
  const isStarting = items.length === 0 && isEditable
  const count = items.length + (isAdding || isStarting ? 1 : 0)
  return (
    <FieldGroup {...props} isFlat ownProblems={listProblems(problems, new Set(items.keys()))}>
      {isShared && isReadable && (
        <WeightBar
          names={items.map((item, index) => nameRow(item, index))}
          weights={weights}
          isMovable={(index) =>
            isEditable && rows[index]?.isLocked !== true && rows[index + 1]?.isLocked !== true
          }
          onMove={(index, by, session) => {
            writeAll(moveBorder(rows, index, by), 'Shift weight', session)
          }}
        />
      )}
      <ol aria-label="Destinations" className={styles['weightRows']}>
        {Array.from({ length: count }, (_, index) => (
          <WeightRow
            key={childKey(pathKey, index)}
            listKey={pathKey}
            message={itemMessage}
            index={index}
            length={items.length}
            node={items[index]}
            baseline={childBaseline(baseline, index)}
            problems={getProblems(problems, index)}
            isShared={isShared}
            unit={isReadable && total === 100 ? '%' : undefined}
            isLocked={locked.has(index)}
            onLock={(isLocked) => {
              const next = new Set(locked)
              if (isLocked) next.add(index)
              else next.delete(index)
              setLocked(next)
            }}
            onWeight={
              locked.size === 0
                ? undefined
                : (weight, session) =>
                    writeAll(changeWeight(rows, index, weight), 'Set weight', session)
            }
          />
        ))}
      </ol>
      <div className={styles['weightFoot']}>
        {isEditable && items.length > 0 && !isAdding && (
          <Button
            variant="link"
            size="s"
            onPress={() => addField(actions.ui, pathKey, items.length)}
          >
            Add destination
          </Button>
        )}
        {isShared && (
          <Button
            variant="link"
            size="s"
            isDisabled={!isEditable}
            reason={reason}
            onPress={() => writeAll(splitEvenly(rows), 'Split evenly')}
          >
            Split evenly
          </Button>
        )}
        {isShared && isReadable && total === 100 && (
          <output className={styles['total']}>{describeTotal(weights)}</output>
        )}
      </div>
      {isShared && (!isReadable || total !== 100) && (
        <output className={styles['totalNote']}>
          {isReadable ? describeTotal(weights) : `Destinations: ${UNREADABLE_WEIGHTS}.`}{' '}
          <Button
            variant="link"
            size="s"
            isDisabled={!isEditable}
            reason={reason}
            onPress={() =>
              writeAll(fillTotal(rows, 100, findCurrentRow(actions, pathKey)), 'Make the total 100')
            }
          >
            Make it 100
          </Button>
        </output>
      )}
    </FieldGroup>
  )
})

/** The row last looked at keeps its weight when the others are fitted to it. */
function findCurrentRow(
  actions: ReturnType<typeof useFormActions>,
  listKey: string,
): number | undefined {
  const { current } = actions.ui.getState()
  if (current?.startsWith(`${listKey}/#`) !== true) return undefined
  return Number.parseInt(current.slice(listKey.length + 2), 10)
}

function nameRow(item: FormNode, index: number): string {
  const subset = toScalarText(getDescendant(item, ['destination', 'subset']))
  const host = toScalarText(getDescendant(item, ['destination', 'host']))
  return subset ?? (host === undefined || host === '' ? String(index + 1) : shortenHost(host))
}
