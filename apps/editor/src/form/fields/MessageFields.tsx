import { memo, useMemo } from 'react'
import type { ReactNode } from 'react'
import type { MessageDescriptor } from '@meshdraft/schema'
import { Button } from '../../ui/Button.tsx'
import { listMessageRows, toShownType } from '../field-rows.ts'
import type { MessageRow } from '../field-rows.ts'
import { useFormActions, useFormUi } from '../FormContext.tsx'
import type { Baseline } from '../FormContext.tsx'
import { getChild } from '../form-node.ts'
import type { FormNode } from '../form-node.ts'
import { childKey } from '../path-key.ts'
import type { PathKey } from '../path-key.ts'
import { getProblems } from '../problem-tree.ts'
import type { ProblemNode } from '../problem-tree.ts'
import { AddFields } from './AddFields.tsx'
import { childBaseline } from './baseline.ts'
import { isSmall } from './expectation.ts'
import { FieldOneOf } from './FieldOneOf.tsx'
import styles from './fields.module.css'
import { findAbsorbed, isAbsorbed } from './absorbed.ts'

interface MessageFieldsProps {
  readonly descriptor: MessageDescriptor
  readonly pathKey: PathKey
  readonly node: FormNode | undefined
  readonly baseline: Baseline
  readonly problems: ProblemNode | undefined
  /** Level of the fields: 0 for the sections of the form. */
  readonly level: number
  /** What the chips below add to, e.g. `Add to this route`; only at level 0. */
  readonly addTitle?: string | undefined
}

/** The fields of one message, and a way to each of those that are not set. */
export const MessageFields = memo(function MessageFields(props: MessageFieldsProps) {
  const { descriptor, pathKey, node, baseline, problems, level } = props
  const { Field } = useFormActions()
  const added = useFormUi((state) => state.addedByKey.get(pathKey))
  const { rows, common, others, unknown } = useMemo(
    () =>
      listMessageRows(
        descriptor,
        node,
        (name) => added?.has(name) === true,
        (name) => isAbsorbed(descriptor.name, name, node),
      ),
    [descriptor, node, added],
  )

  const drawRow = (row: MessageRow): ReactNode => {
    if (row.type === 'one-of') {
      return (
        <FieldOneOf
          key={row.oneOf.name}
          oneOf={row.oneOf}
          fields={row.fields}
          shown={row.shown}
          message={descriptor.name}
          pathKey={pathKey}
          node={node}
          baseline={baseline}
          problems={problems}
          level={level}
        />
      )
    }
    const { field } = row
    const absorbed = findAbsorbed(descriptor.name, field.name)
    return (
      <Field
        key={field.name}
        field={field}
        message={descriptor.name}
        pathKey={childKey(pathKey, field.name)}
        node={getChild(node, field.name)}
        baseline={childBaseline(baseline, field.name)}
        problems={getProblems(problems, field.name)}
        level={level}
        {...(absorbed === undefined
          ? {}
          : {
              beside: getChild(node, absorbed),
              besideBaseline: childBaseline(baseline, absorbed),
              besideProblems: getProblems(problems, absorbed),
            })}
      />
    )
  }

  return (
    <>
      {groupSmallRows(rows).map((group) => {
        const [first] = group
        const key = first ? rowKey(first) : ''
        const isPair = group.length > 1 || (first !== undefined && isSmallRow(first))
        return (
          <div key={key} className={level === 0 ? styles['section'] : styles['rows']}>
            {isPair ? (
              <div className={styles['pairs']}>{group.map(drawRow)}</div>
            ) : (
              group.map(drawRow)
            )}
          </div>
        )
      })}
      {node?.type === 'map' && node.merged.length > 0 && (
        <KeptAsIs pathKey={pathKey} text={`Merged in: ${node.merged.join(', ')}`} level={level} />
      )}
      {unknown.length > 0 && !descriptor.isOpen && (
        <KeptAsIs
          pathKey={childKey(pathKey, unknown[0] ?? '')}
          text={`Kept as they are: ${unknown.join(', ')}.`}
          level={level}
        />
      )}
      <AddFields
        common={common}
        others={others}
        message={descriptor.name}
        pathKey={pathKey}
        title={props.addTitle}
        isSection={level === 0}
      />
    </>
  )
})

interface KeptAsIsProps {
  readonly pathKey: PathKey
  readonly text: string
  readonly level: number
}

function KeptAsIs({ pathKey, text, level }: KeptAsIsProps) {
  const actions = useFormActions()
  return (
    <div className={level === 0 ? styles['section'] : styles['rows']}>
      <div className={styles['kept']}>
        {text}{' '}
        <Button variant="link" size="s" onPress={() => actions.showYaml(pathKey)}>
          Show in YAML
        </Button>
      </div>
    </div>
  )
}

/** Puts small fields that follow each other into one group: they stand side by side. */
function groupSmallRows(rows: readonly MessageRow[]): readonly (readonly MessageRow[])[] {
  const groups: MessageRow[][] = []
  for (const row of rows) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    if (last && before && isSmallRow(before) && isSmallRow(row)) last.push(row)
    else groups.push([row])
  }
  return groups
}

function isSmallRow(row: MessageRow): boolean {
  return row.type === 'field' && isSmall(toShownType(row.field.fieldType))
}

function rowKey(row: MessageRow): string {
  return row.type === 'field' ? row.field.name : row.oneOf.name
}
