import { useId } from 'react'
import { useFormActions, useFormUi } from '../FormContext.tsx'
import type { FieldProps, ValueProps } from '../FormContext.tsx'
import { getChild } from '../form-node.ts'
import { addField } from '../form-ui-store.ts'
import { childBaseline } from '../fields/baseline.ts'
import { explainShape } from '../fields/expectation.ts'
import { FieldGroup } from '../fields/FieldGroup.tsx'
import { FieldLocked, FieldMistyped } from '../fields/FieldLocked.tsx'
import { FieldProblems } from '../fields/FieldProblems.tsx'
import { Button } from '../../ui/Button.tsx'
import { childKey } from '../path-key.ts'
import { getProblems, listProblems } from '../problem-tree.ts'
import { DestinationDocs, DestinationInputs } from './DestinationInputs.tsx'
import type { DestinationInputsProps } from './DestinationInputs.tsx'
import { descriptorOf } from './descriptor-of.ts'
import styles from './made.module.css'

const PORT = descriptorOf('Destination', 'port')
const WITH_PORT = new Set(['port'])

/** A destination with a label of its own. */
export function DestinationField(props: FieldProps) {
  const { field, node } = props
  const expected = explainShape(node, field.fieldType)
  const isPlain = !node?.lock && expected === undefined
  return (
    <FieldGroup {...props} isFlat ownProblems={isPlain ? [] : listProblems(props.problems)}>
      <DestinationValue
        {...props}
        fieldType={field.fieldType}
        label={field.name}
        standsAs="member"
      />
    </FieldGroup>
  )
}

/** Host and subset in one row, the port below where there is one. */
export function DestinationValue(props: ValueProps) {
  const { pathKey, node, problems, label, fieldType } = props
  const id = useId()
  const expected = explainShape(node, fieldType)
  if (node?.lock) return <FieldLocked node={node} pathKey={pathKey} label={label} />
  if (node && expected !== undefined) {
    return <FieldMistyped node={node} pathKey={pathKey} expected={expected} title={label} />
  }
  const own = listProblems(problems, WITH_PORT)
  return (
    <>
      <div className={styles['destination']}>
        <DestinationInputs {...props} describedBy={own.length > 0 ? id : undefined} />
      </div>
      <DestinationDocs pathKey={pathKey} />
      <FieldProblems id={id} problems={own} />
      <DestinationPort {...props} canAdd />
    </>
  )
}

interface DestinationPortProps extends Pick<
  DestinationInputsProps,
  'pathKey' | 'node' | 'baseline' | 'problems'
> {
  /** Whether to offer it where there is none. */
  readonly canAdd?: boolean
}

/** The port of a destination, where it is set or asked for. */
export function DestinationPort(props: DestinationPortProps) {
  const { pathKey, node, baseline, problems, canAdd = false } = props
  const { Field, ui } = useFormActions()
  const isAdded = useFormUi((state) => state.addedByKey.get(pathKey)?.has('port') === true)
  if (!getChild(node, 'port') && !isAdded) {
    return canAdd ? (
      <Button variant="link" size="s" onPress={() => addField(ui, pathKey, 'port')}>
        Add port
      </Button>
    ) : null
  }
  return (
    <Field
      field={PORT}
      message="Destination"
      pathKey={childKey(pathKey, 'port')}
      node={getChild(node, 'port')}
      baseline={childBaseline(baseline, 'port')}
      problems={getProblems(problems, 'port')}
      level={2}
    />
  )
}
