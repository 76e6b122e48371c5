import { memo, useId } from 'react'
import Lock from 'lucide-react/icons/lock'
import LockOpen from 'lucide-react/icons/lock-open'
import type { MessageName } from '@meshdraft/schema'
import { IconButton } from '../../ui/IconButton.tsx'
import { joinClasses } from '../../ui/join-classes.ts'
import { useFormActions, useFormMode, useFormUi } from '../FormContext.tsx'
import type { Baseline } from '../FormContext.tsx'
import { getChild } from '../form-node.ts'
import type { FormNode } from '../form-node.ts'
import { addField, dropField, forgetAdded } from '../form-ui-store.ts'
import { childBaseline } from '../fields/baseline.ts'
import { explainShape } from '../fields/expectation.ts'
import { FieldDoc } from '../fields/FieldDoc.tsx'
import { FieldLocked, FieldMistyped } from '../fields/FieldLocked.tsx'
import { FieldProblems } from '../fields/FieldProblems.tsx'
import { ScalarControl } from '../fields/FieldScalar.tsx'
import { moveBy } from '../move-by.ts'
import { ActionMenu } from '../inputs/ActionMenu.tsx'
import type { MenuAction } from '../inputs/ActionMenu.tsx'
import { InputNumber } from '../inputs/InputText.tsx'
import { childKey } from '../path-key.ts'
import type { PathKey } from '../path-key.ts'
import { getProblems, getProblemsAt, listProblems } from '../problem-tree.ts'
import type { ProblemNode } from '../problem-tree.ts'
import { DestinationPort } from './DestinationField.tsx'
import { DestinationDocs, DestinationInputs } from './DestinationInputs.tsx'
import { descriptorOf } from './descriptor-of.ts'
import styles from './made.module.css'

interface WeightRowProps {
  readonly listKey: PathKey
  /** `HTTPRouteDestination` or `RouteDestination`. */
  readonly message: MessageName
  readonly index: number
  readonly length: number
  readonly node: FormNode | undefined
  readonly baseline: Baseline
  readonly problems: ProblemNode | undefined
  /** There is another destination to share with. */
  readonly isShared: boolean
  readonly unit: string | undefined
  readonly isLocked: boolean
  readonly onLock: (isLocked: boolean) => void
  /** Writes the weight together with others; absent: this one only. */
  readonly onWeight: ((weight: number, session?: string) => string | undefined) | undefined
}

const DESTINATION = descriptorOf('HTTPRouteDestination', 'destination')
const HEADERS = descriptorOf('HTTPRouteDestination', 'headers')
const WEIGHT = { ...descriptorOf('HTTPRouteDestination', 'weight'), default: '0' }
const PERCENT = { ...WEIGHT, unit: 'percent' }

/** One destination of a route: host, subset, weight, and below them what else it says. */
export const WeightRow = memo(function WeightRow(props: WeightRowProps) {
  const { listKey, message, index, length, node, baseline, problems, isShared } = props
  const actions = useFormActions()
  const { isEditable } = useFormMode()
  const id = useId()
  const key = childKey(listKey, index)
  const destinationKey = childKey(key, 'destination')
  const weightKey = childKey(key, 'weight')
  const headersKey = childKey(key, 'headers')
  const isHeadersAdded = useFormUi((state) => state.addedByKey.get(key)?.has('headers') === true)
  const label = `Destination ${index + 1}`
  const weight = getChild(node, 'weight')
  const destination = getChild(node, 'destination')
  const hasWeight = isShared || weight !== undefined
  const odd = explainShape(node, { type: 'message', message })
  const oddDestination = explainShape(destination, DESTINATION.fieldType)
  if (node && (node.lock || odd !== undefined)) {
    return (
      <li data-path={key}>
        {node.lock ? (
          <FieldLocked node={node} pathKey={key} label={label} />
        ) : (
          <FieldMistyped node={node} pathKey={key} expected={odd ?? ''} title={label} />
        )}
        <FieldProblems id={id} problems={listProblems(problems)} />
      </li>
    )
  }
  const own = listOwnProblems(problems)
  const describedBy = own.length > 0 ? id : undefined
  return (
    <li data-path={key} data-item={key}>
      <div className={joinClasses(styles['weightRow'], !hasWeight && styles['alone'])}>
        {destination && (destination.lock || oddDestination !== undefined) ? (
          <span className={styles['twoCells']}>
            {destination.lock ? (
              <FieldLocked node={destination} pathKey={destinationKey} label={label} />
            ) : (
              <FieldMistyped
                node={destination}
                pathKey={destinationKey}
                expected={oddDestination ?? ''}
                title={label}
              />
            )}
          </span>
        ) : (
          <DestinationInputs
            pathKey={destinationKey}
            node={destination}
            baseline={childBaseline(baseline, 'destination')}
            problems={getProblems(problems, 'destination')}
            label={label}
            describedBy={describedBy}
          />
        )}
        {hasWeight && (
          <span className={styles['cell']} data-path={weightKey}>
            <ScalarControl
              field={props.unit === undefined ? WEIGHT : PERCENT}
              fieldType={WEIGHT.fieldType}
              pathKey={weightKey}
              node={weight}
              baseline={childBaseline(baseline, 'weight')}
              problems={getProblems(problems, 'weight')}
              level={1}
              id={`${id}-weight`}
              title={`${label}: weight`}
              label={`${label}: weight`}
              describedBy={describedBy}
              renderInput={(input) => (
                <InputNumber
                  {...input}
                  isNarrow
                  onChange={(value, session) =>
                    props.onWeight && typeof value === 'number'
                      ? props.onWeight(value, session)
                      : input.onChange(value, session)
                  }
                />
              )}
            />
          </span>
        )}
        {isShared && (
          <IconButton
            size="s"
            label={`Keep the weight of destination ${index + 1}`}
            tooltip={
              props.isLocked ? 'Others share the rest' : 'Keep this weight; others share the rest'
            }
            icon={props.isLocked ? <Lock size={14} /> : <LockOpen size={14} />}
            isOn={props.isLocked}
            isDisabled={!isEditable}
            onPress={() => props.onLock(!props.isLocked)}
          />
        )}
        {isEditable && (
          <ActionMenu label={`Actions for destination ${index + 1}`} actions={listActions()} />
        )}
      </div>
      <DestinationDocs pathKey={destinationKey} />
      <FieldDoc field={WEIGHT} pathKey={weightKey} />
      <FieldProblems id={id} problems={own} />
      <div className={styles['rowDetails']}>
        <DestinationPort
          pathKey={destinationKey}
          node={destination}
          baseline={childBaseline(baseline, 'destination')}
          problems={getProblems(problems, 'destination')}
        />
        {(getChild(node, 'headers') || isHeadersAdded) && (
          <actions.Field
            field={HEADERS}
            message="HTTPRouteDestination"
            pathKey={headersKey}
            node={getChild(node, 'headers')}
            baseline={childBaseline(baseline, 'headers')}
            problems={getProblems(problems, 'headers')}
            level={2}
          />
        )}
      </div>
    </li>
  )

  function listActions(): readonly MenuAction[] {
    const hasHeaders = message === 'HTTPRouteDestination'
    return [
      {
        label: 'Add port',
        isDisabled: getChild(destination, 'port') !== undefined,
        onAction: () => addField(actions.ui, destinationKey, 'port'),
      },
      ...(hasHeaders
        ? [
            {
              label: 'Add headers',
              isDisabled: getChild(node, 'headers') !== undefined,
              onAction: () => addField(actions.ui, key, 'headers'),
            },
          ]
        : []),
      ...(weight && !isShared
        ? [
            {
              label: 'Remove weight',
              onAction: () => {
                actions.remove(weightKey, 'Remove weight')
              },
            },
          ]
        : []),
      {
        label: 'Move up',
        shortcut: 'Alt+↑',
        isDisabled: index === 0 || !node,
        onAction: () => moveBy(actions, listKey, index, length, -1, 'destination'),
      },
      {
        label: 'Move down',
        shortcut: 'Alt+↓',
        isDisabled: index >= length - 1,
        onAction: () => moveBy(actions, listKey, index, length, 1, 'destination'),
      },
      {
        label: 'Remove destination',
        isDestructive: true,
        onAction: () => {
          if (!node) dropField(actions.ui, listKey, index)
          else {
            forgetAdded(actions.ui, listKey)
            actions.remove(key, 'Remove destination')
          }
        },
      },
    ]
  }
})

/** Findings of the row itself, not of the fields that say theirs below it. */
function listOwnProblems(problems: ProblemNode | undefined) {
  const port = new Set(listProblems(getProblemsAt(problems, ['destination', 'port'])))
  return listProblems(problems, new Set(['headers'])).filter((problem) => !port.has(problem))
}
