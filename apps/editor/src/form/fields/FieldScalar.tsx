import { memo, useId } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { useFormActions, useFormMode } from '../FormContext.tsx'
import type { FieldProps, ValueProps } from '../FormContext.tsx'
import type { FieldDescriptor, MessageName } from '@meshdraft/schema'
import { toScalarText } from '../form-node.ts'
import type { InputProps } from '../inputs/input-props.ts'
import { joinClasses } from '../../ui/join-classes.ts'
import { listProblems } from '../problem-tree.ts'
import { toTitle } from '../titles.ts'
import { listAncestors, parsePathKey } from '../path-key.ts'
import { showField } from '../form-ui-store.ts'
import type { PathKey } from '../path-key.ts'
import { describeWas } from './baseline.ts'
import { explainShape } from './expectation.ts'
import { FieldDoc } from './FieldDoc.tsx'
import { FieldLabel } from './FieldLabel.tsx'
import { FieldLocked, FieldMistyped } from './FieldLocked.tsx'
import { FieldProblems } from './FieldProblems.tsx'
import { namesElsewhere } from './names-elsewhere.ts'
import styles from './fields.module.css'

interface FieldScalarProps extends FieldProps {
  readonly Input: ComponentType<InputProps>
  readonly isShort: boolean
}

/** A labelled control for one value. */
export const FieldScalar = memo(function FieldScalar(props: FieldScalarProps) {
  const { Input, field, message, pathKey, node, level, isShort } = props
  const actions = useFormActions()
  const id = useId()
  const title = toTitle(field.name, message)
  const problems = listProblems(props.problems)
  const isRemovable = node !== undefined && field.fieldType.type === 'boolean' && !field.isRequired
  return (
    <>
      <div className={joinClasses(styles['field'], isShort && styles['cell'])} data-path={pathKey}>
        <FieldLabel
          field={field}
          title={title}
          level={level}
          htmlFor={id}
          isShort={isShort}
          onRemove={isRemovable ? () => actions.remove(pathKey, `Remove ${field.name}`) : undefined}
        />
        <ScalarControl
          {...props}
          fieldType={field.fieldType}
          id={id}
          title={title}
          describedBy={problems.length > 0 ? `${id}-problems` : undefined}
          renderInput={(input) => <Input {...input} />}
        />
      </div>
      <FieldDoc field={field} pathKey={pathKey} />
      <FieldProblems id={`${id}-problems`} problems={problems} />
    </>
  )
})

interface ValueScalarProps extends ValueProps {
  readonly Input: ComponentType<InputProps>
}

/** A control without a label of its own, e.g. an item of a list. */
export const ValueScalar = memo(function ValueScalar(props: ValueScalarProps) {
  const { Input, field, pathKey } = props
  const id = useId()
  const problems = listProblems(props.problems)
  return (
    <div className={styles['value']} data-path={pathKey}>
      <ScalarControl
        {...props}
        field={toValueDescriptor(field, props.standsAs)}
        id={id}
        title={props.label}
        describedBy={problems.length > 0 ? `${id}-problems` : undefined}
        renderInput={(input) => <Input {...input} />}
      />
      <FieldProblems id={`${id}-problems`} problems={problems} />
    </div>
  )
})

const itemDescriptors = new WeakMap<FieldDescriptor, FieldDescriptor>()
const entryDescriptors = new WeakMap<FieldDescriptor, FieldDescriptor>()

/** What is said about one value, by the field that holds it. */
function toValueDescriptor(
  field: FieldDescriptor,
  standsAs: ValueProps['standsAs'],
): FieldDescriptor {
  if (standsAs === 'member') return field
  const cache = standsAs === 'item' ? itemDescriptors : entryDescriptors
  const known = cache.get(field)
  if (known) return known
  const { default: _, example, ...rest } = field
  const first = standsAs === 'item' ? /^\[(.*?)(?:, .*)?\]$/u.exec(example ?? '')?.[1] : undefined
  const descriptor: FieldDescriptor = {
    ...rest,
    // An empty item goes; an empty entry of a map is an entry.
    isRequired: standsAs === 'entry',
    ...(first === undefined ? {} : { example: first }),
  }
  cache.set(field, descriptor)
  return descriptor
}

interface ScalarControlProps extends Omit<ValueProps, 'label' | 'standsAs'> {
  /** Draws the bare control. */
  readonly renderInput: (props: InputProps) => ReactNode
  readonly id: string
  readonly title: string
  readonly label?: string
  readonly describedBy: string | undefined
  /** That the value belongs to, where it is a field of one. */
  readonly message?: MessageName
}

/** The bare control of a value with what the form knows about it: lock, problems, changes. */
export function ScalarControl(props: ScalarControlProps) {
  const { field, fieldType, pathKey, node, baseline, problems, id, title } = props
  const actions = useFormActions()
  const { isEditable, reason } = useFormMode()
  if (node?.lock) return <FieldLocked node={node} pathKey={pathKey} id={id} label={title} />
  const expected = explainShape(node, fieldType)
  if (node && expected !== undefined) {
    return <FieldMistyped node={node} pathKey={pathKey} expected={expected} title={title} />
  }
  return props.renderInput({
    id,
    label: props.label ?? title,
    descriptor: field,
    fieldType,
    value: toScalarText(node) ?? '',
    isEditable,
    reason,
    severity: problems?.worst,
    describedBy: props.describedBy,
    onGoTo:
      node !== undefined &&
      namesElsewhere({ ...props, kind: actions.scope.kind, message: props.message })
        ? () => actions.goToDefinition(pathKey)
        : undefined,
    was: describeWas(node, baseline),
    onTakeBack: () => {
      if (baseline === 'absent') actions.remove(pathKey, `Take back ${field.name}`)
      else if (baseline?.type === 'scalar') {
        actions.write(pathKey, baseline.value, { label: `Take back ${field.name}` })
      }
    },
    onChange: (value, session) =>
      actions.write(pathKey, value, { label: `Set ${field.name}`, session }),
    onClear: () => {
      if (node === undefined) return undefined
      if (field.isRequired) return actions.write(pathKey, '', { label: `Set ${field.name}` })
      const failed = actions.remove(pathKey, `Remove ${field.name}`)
      if (failed === undefined) keepShown(actions, pathKey)
      return failed
    },
  })
}

/** A field that was emptied stays where it is, and what held it, so that nothing moves away. */
function keepShown(actions: ReturnType<typeof useFormActions>, key: PathKey): void {
  for (const gone of listAncestors(key)) {
    if (actions.readNode(gone)) return
    const step = parsePathKey(gone).at(-1)
    // An emptied item goes; a list without items starts with an empty one anyway.
    if (typeof step === 'string') showField(actions.ui, gone.slice(0, gone.lastIndexOf('/')), step)
  }
}
