import { memo } from 'react'
import type { FieldProps, ValueProps } from '../FormContext.tsx'
import { pickField, pickInput, pickValue } from './controls.ts'
import { isSmall } from './expectation.ts'
import { FieldScalar, ValueScalar } from './FieldScalar.tsx'

/** A field of a message, by the control that fits its type best. */
export const Field = memo(function Field(props: FieldProps) {
  const { field, message } = props
  const subject = { field, fieldType: field.fieldType, message }
  const Input = pickInput(subject)
  if (Input) return <FieldScalar {...props} Input={Input} isShort={isSmall(field.fieldType)} />
  const Control = pickField(subject)
  return Control ? <Control {...props} /> : null
})

/** An item of a list or a value of a map, by the control that fits its type best. */
export const Value = memo(function Value(props: ValueProps) {
  const { field, fieldType } = props
  const subject = { field, fieldType, message: undefined }
  const Input = pickInput(subject)
  if (Input) return <ValueScalar {...props} Input={Input} />
  const Control = pickValue(subject)
  return Control ? <Control {...props} /> : null
})
