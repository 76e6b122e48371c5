import { messagesByName } from './catalogue.ts'
import type { CatalogueKind, FieldType, MessageName } from './descriptors.ts'
import { emptyValue } from './conform.ts'
import type { SpecByKind } from './conform.ts'
import { decodeScalar, nameJsonType } from './decode-scalar.ts'
import type { Report } from './decode-scalar.ts'
import { KINDS } from './kinds.ts'
import { hasMember, isList, isMap, makeBareMap, member } from './plain.ts'
import { toProtoName } from './proto-names.ts'

/** A value that Istio cannot decode; the webhook rejects the whole object for it. */
export interface DecodeIssue {
  /** In the object, in the spelling of the reference, e.g. `['spec', 'http', 0, 'timeout']`. */
  readonly path: readonly (string | number)[]
  readonly message: string
  /** A value that was probably meant. */
  readonly suggestion?: string
}

/** What Istio makes of the `spec` of an object. */
export interface DecodedSpec<K extends CatalogueKind> {
  readonly spec: SpecByKind[K]
  readonly issues: readonly DecodeIssue[]
  /** Whether nothing was put right or left out but unknown fields and nulls: `conform` says the same. */
  readonly isAsWritten: boolean
}

/**
 * Decodes the `spec` of an object as Istio does (SCH-080 to SCH-088), which is more tolerant than
 * the CRD: proto names (`export_to`), numbers of enum values, quoted numbers, and null for absent
 * are accepted, unknown fields are ignored. Of two spellings of a field the one of the reference
 * counts, of two members of a one-of group the one declared later.
 *
 * What cannot be decoded is left out (an item of a list keeps its index) and reported; Istio stops
 * at the first such value.
 *
 * @param value - the whole object as read from YAML. Not kept; the result shares nothing with it.
 */
export function decodeSpec<K extends CatalogueKind>(kind: K, value: unknown): DecodedSpec<K> {
  const issues: DecodeIssue[] = []
  const spec = member(value, 'spec')
  if (spec === undefined || spec === null) return { spec: {}, issues, isAsWritten: true }
  const path: (string | number)[] = ['spec']
  const report: Report = (message, suggestion) => {
    issues.push({ path: [...path], message, ...(suggestion === undefined ? {} : { suggestion }) })
  }
  const state: DecodeState = { path, report, isAsWritten: true }
  const decoded = decodeMessage(KINDS[kind].spec.name, spec, state)
  // Built from the declaration that the type is derived from; all its members are optional.
  return { spec: decoded ?? {}, issues, isAsWritten: state.isAsWritten && issues.length === 0 }
}

/** Where the decoder is: one path that grows and shrinks. */
interface DecodeState {
  readonly path: (string | number)[]
  readonly report: Report
  isAsWritten: boolean
}

interface Field {
  /** In the spelling of the reference. */
  readonly name: string
  readonly position: number
  readonly fieldType: FieldType
  readonly oneOf: string | undefined
}

/** Fields of each message by both spellings. */
const fieldsByMessage = new Map<MessageName, ReadonlyMap<string, Field>>()

function readFields(name: MessageName): ReadonlyMap<string, Field> {
  const known = fieldsByMessage.get(name)
  if (known !== undefined) return known
  const fields = new Map<string, Field>()
  const list = messagesByName.get(name)?.descriptor.fields ?? []
  // Proto names first: a name of the reference wins over a proto name that is spelled the same.
  for (const isProto of [true, false]) {
    for (const [position, { name: own, fieldType, oneOf }] of list.entries()) {
      if (isAliasOf(own, list)) continue
      fields.set(isProto ? toProtoName(own) : own, { name: own, position, fieldType, oneOf })
    }
  }
  fieldsByMessage.set(name, fields)
  return fields
}

/** Whether a field is the proto name of another, as `mirror_percent` in the CRD. */
function isAliasOf(name: string, list: readonly { readonly name: string }[]): boolean {
  return (
    name.includes('_') &&
    list.some((other) => other.name !== name && toProtoName(other.name) === name)
  )
}

function decodeMessage(name: MessageName, value: unknown, state: DecodeState): object | undefined {
  if (!isMap(value)) {
    state.report(`A map of fields is needed here, not ${nameJsonType(value)}.`)
    return undefined
  }
  const fields = readFields(name)
  const result: Record<string, unknown> = {}
  let chosen: Map<string, Field> | undefined
  for (const key of Object.keys(value)) {
    const field = fields.get(key)
    const written = value[key]
    if (field === undefined || written === null) continue
    if (key !== field.name) {
      if (hasMember(value, field.name)) continue
      state.isAsWritten = false
    }
    state.path.push(field.name)
    const decoded = decodeValue(field.fieldType, written, state)
    state.path.pop()
    if (decoded === undefined) continue
    if (field.oneOf !== undefined) {
      chosen ??= new Map()
      const other = chosen.get(field.oneOf)
      if (other !== undefined) state.isAsWritten = false
      if (other !== undefined && other.position > field.position) continue
      if (other !== undefined) delete result[other.name]
      chosen.set(field.oneOf, field)
    }
    result[field.name] = decoded
  }
  return result
}

function decodeValue(fieldType: FieldType, value: unknown, state: DecodeState): unknown {
  switch (fieldType.type) {
    case 'message':
      return decodeMessage(fieldType.message, value, state)
    case 'list':
      return decodeList(fieldType.items, value, state)
    case 'map':
      return decodeMap(fieldType.values, value, state)
    case 'any':
      return value
    default: {
      const decoded = decodeScalar(fieldType, value, state.report)
      if (decoded !== value) state.isAsWritten = false
      return decoded
    }
  }
}

function decodeList(items: FieldType, value: unknown, state: DecodeState): unknown {
  if (!isList(value)) {
    state.report(`A list is needed here, not ${nameJsonType(value)}.`)
    return undefined
  }
  return value.map((item, i) => {
    state.path.push(i)
    const decoded = item === null ? undefined : decodeValue(items, item, state)
    state.path.pop()
    return decoded ?? emptyValue(items)
  })
}

function decodeMap(values: FieldType, value: unknown, state: DecodeState): unknown {
  if (!isMap(value)) {
    state.report(`A map is needed here, not ${nameJsonType(value)}.`)
    return undefined
  }
  const result: Record<string, unknown> = makeBareMap()
  for (const [key, item] of Object.entries(value)) {
    state.path.push(key)
    if (item === null) state.isAsWritten = false
    const decoded = item === null ? emptyValue(values) : decodeValue(values, item, state)
    state.path.pop()
    if (decoded !== undefined) result[key] = decoded
  }
  return result
}
