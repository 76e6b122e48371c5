import type { ComponentType } from 'react'
import type { FieldDescriptor, FieldType, MessageName } from '@meshdraft/schema'
import type { FieldProps, ValueProps } from '../FormContext.tsx'
import type { InputProps } from '../inputs/input-props.ts'
import { InputBoolean } from '../inputs/InputBoolean.tsx'
import { InputEnum } from '../inputs/InputChoice.tsx'
import { InputBytes, InputDuration, InputNumber, InputText } from '../inputs/InputText.tsx'
import { DestinationField, DestinationValue } from '../made/DestinationField.tsx'
import { HeaderOperationsField } from '../made/HeaderOperationsField.tsx'
import { MatchField } from '../made/MatchField.tsx'
import { MirrorField } from '../made/MirrorField.tsx'
import {
  InputDestinationHost,
  InputGatewayRef,
  InputHost,
  InputNamespace,
  InputProtocol,
} from '../made/pickers.tsx'
import { PortField } from '../made/PortField.tsx'
import { StringMatchField, StringMatchValue } from '../made/StringMatchField.tsx'
import { WeightsField } from '../made/WeightsField.tsx'
import { FieldAny } from './FieldAny.tsx'
import { FieldList } from './FieldList.tsx'
import { FieldMap } from './FieldMap.tsx'
import { FieldMessage, ValueMessage } from './FieldMessage.tsx'

/** What a control is chosen by. */
interface Subject {
  readonly field: FieldDescriptor
  readonly fieldType: FieldType
  /** The message that the field belongs to. */
  readonly message: MessageName | undefined
}

interface Choice<C> {
  readonly test: (subject: Subject) => boolean
  readonly control: C
}

// The first that fits is taken, so purpose-made controls stand before those for any type.
const INPUTS: readonly Choice<ComponentType<InputProps>>[] = [
  { test: isFormat('duration'), control: InputDuration },
  { test: isFormat('byte'), control: InputBytes },
  { test: isFormat('host'), control: InputHost },
  { test: isFormat('destinationHost'), control: InputDestinationHost },
  { test: isFormat('gatewayRef'), control: InputGatewayRef },
  { test: isFormat('namespace'), control: InputNamespace },
  { test: isFormat('protocol'), control: InputProtocol },
  { test: isType('enum'), control: InputEnum },
  { test: isType('boolean'), control: InputBoolean },
  { test: isType('number'), control: InputNumber },
  { test: isType('string'), control: InputText },
]

const FIELDS: readonly Choice<ComponentType<FieldProps>>[] = [
  { test: isField('HTTPRoute', 'mirror'), control: MirrorField },
  { test: isListOf('HTTPMatchRequest'), control: MatchField },
  { test: isListOf('HTTPRouteDestination'), control: WeightsField },
  { test: isListOf('RouteDestination'), control: WeightsField },
  { test: isMessage('Destination'), control: DestinationField },
  { test: isMessage('StringMatch'), control: StringMatchField },
  { test: isMessage('PortSelector'), control: PortField },
  { test: isMessage('Headers.HeaderOperations'), control: HeaderOperationsField },
  { test: isType('message'), control: FieldMessage },
  { test: isType('list'), control: FieldList },
  { test: isType('map'), control: FieldMap },
  { test: isType('any'), control: FieldAny },
]

const VALUES: readonly Choice<ComponentType<ValueProps>>[] = [
  { test: isMessage('Destination'), control: DestinationValue },
  { test: isMessage('StringMatch'), control: StringMatchValue },
  { test: isType('message'), control: ValueMessage },
]

/** Picks the bare control for a single value; `undefined` for lists, maps and messages. */
export function pickInput(subject: Subject): ComponentType<InputProps> | undefined {
  return INPUTS.find(({ test }) => test(subject))?.control
}

/** Picks the labelled control for everything that is not a single value. */
export function pickField(subject: Subject): ComponentType<FieldProps> | undefined {
  return FIELDS.find(({ test }) => test(subject))?.control
}

/** Picks the control for an item of a list or a value of a map that is not a single value. */
export function pickValue(subject: Subject): ComponentType<ValueProps> | undefined {
  return VALUES.find(({ test }) => test(subject))?.control
}

function isType(type: FieldType['type']) {
  return ({ fieldType }: Subject) => fieldType.type === type
}

function isFormat(format: string) {
  return ({ fieldType }: Subject) => fieldType.type === 'string' && fieldType.format === format
}

function isMessage(name: MessageName) {
  return ({ fieldType }: Subject) => fieldType.type === 'message' && fieldType.message === name
}

function isListOf(name: MessageName) {
  return ({ fieldType }: Subject) =>
    fieldType.type === 'list' &&
    fieldType.items.type === 'message' &&
    fieldType.items.message === name
}

function isField(message: MessageName, name: string) {
  return (subject: Subject) => subject.message === message && subject.field.name === name
}
