import { memo } from 'react'
import { describeMessage } from '@meshdraft/schema'
import type { FieldDescriptor } from '@meshdraft/schema'
import { findOnlyField } from '../field-rows.ts'
import { useFormActions } from '../FormContext.tsx'
import type { FieldProps, ValueProps } from '../FormContext.tsx'
import { getChild } from '../form-node.ts'
import { childKey } from '../path-key.ts'
import { getProblems, listProblems } from '../problem-tree.ts'
import { childBaseline } from './baseline.ts'
import { explainShape } from './expectation.ts'
import { FieldGroup } from './FieldGroup.tsx'
import { FieldLocked, FieldMistyped } from './FieldLocked.tsx'
import { MessageFields } from './MessageFields.tsx'
import { toTitle } from '../titles.ts'

/** A field that holds a message. A message of one field is shown as that field. */
export const FieldMessage = memo(function FieldMessage(props: FieldProps) {
  const { field, message, pathKey, node, baseline, problems, level } = props
  const { Field } = useFormActions()
  const { fieldType } = field
  const descriptor = fieldType.type === 'message' ? describeMessage(fieldType.message) : undefined
  if (!descriptor) return null
  const expected = explainShape(node, fieldType)
  const only = findOnlyField(descriptor)
  if (only && !node?.lock && expected === undefined) {
    return (
      <Field
        {...props}
        field={toFlatField(field, only)}
        message={message}
        pathKey={childKey(pathKey, only.name)}
        node={getChild(node, only.name)}
        baseline={childBaseline(baseline, only.name)}
        problems={getProblems(problems, only.name) ?? problems}
        level={level}
      />
    )
  }
  const shown = new Set(descriptor.fields.map(({ name }) => name))
  return (
    <FieldGroup
      {...props}
      ownProblems={
        node?.lock || expected !== undefined
          ? listProblems(problems)
          : listProblems(problems, shown)
      }
    >
      {node?.lock ? (
        <FieldLocked node={node} pathKey={pathKey} />
      ) : node && expected !== undefined ? (
        <FieldMistyped
          node={node}
          pathKey={pathKey}
          expected={expected}
          title={toTitle(field.name, message)}
        />
      ) : (
        <MessageFields
          descriptor={descriptor}
          pathKey={pathKey}
          node={node}
          baseline={baseline}
          problems={problems}
          level={level + 1}
        />
      )}
    </FieldGroup>
  )
})

/** A message as an item of a list or a value of a map. */
export const ValueMessage = memo(function ValueMessage(props: ValueProps) {
  const { fieldType, pathKey, node, baseline, problems, level } = props
  const descriptor = fieldType.type === 'message' ? describeMessage(fieldType.message) : undefined
  if (!descriptor) return null
  if (node?.lock) return <FieldLocked node={node} pathKey={pathKey} />
  const expected = explainShape(node, fieldType)
  if (node && expected !== undefined) {
    return <FieldMistyped node={node} pathKey={pathKey} expected={expected} title={props.label} />
  }
  return (
    <MessageFields
      descriptor={descriptor}
      pathKey={pathKey}
      node={node}
      baseline={baseline}
      problems={problems}
      level={level}
    />
  )
})

const flatFields = new WeakMap<FieldDescriptor, FieldDescriptor>()

/** The only field of a message under the name and with the documentation of the field that holds it. */
function toFlatField(outer: FieldDescriptor, inner: FieldDescriptor): FieldDescriptor {
  const known = flatFields.get(outer)
  if (known) return known
  const flat: FieldDescriptor = {
    ...inner,
    name: outer.name,
    description: outer.description,
    isRequired: outer.isRequired,
    reference: outer.reference,
    ...(outer.default === undefined ? {} : { default: outer.default }),
    ...(outer.deprecated === undefined ? {} : { deprecated: outer.deprecated }),
  }
  flatFields.set(outer, flat)
  return flat
}
