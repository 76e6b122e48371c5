import type { FieldType, NumberType } from './descriptors.ts'
import type { Path } from './fields.ts'

/** Words for messages about a schema. Each message is one or two sentences, without layout. */

const LONGEST_QUOTE = 60

/** The user's own text in a message, cut where it is long. */
export function quote(text: string): string {
  const flat = text.replace(/\s+/gu, ' ')
  return `“${flat.length > LONGEST_QUOTE ? `${flat.slice(0, LONGEST_QUOTE)}…` : flat}”`
}

/** What a message calls the value at `path`: a field by its name, an item by its number from 1. */
export function nameAt(path: Path): string {
  const last = path.at(-1)
  if (last === undefined) return 'The document'
  if (typeof last === 'string') return quote(last)
  const list = path.slice(0, -1).findLast((step) => typeof step === 'string')
  return `Item ${last + 1} of ${quote(list === undefined ? 'the list' : list)}`
}

/** E.g. `a number`, `text`. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'a list'
  switch (typeof value) {
    case 'string':
      return 'text'
    case 'boolean':
      return `the boolean ${String(value)}`
    case 'number':
    case 'bigint':
      return `the number ${value}`
    default:
      return 'a map'
  }
}

/** What a field of this type must hold. */
export function describeExpected(fieldType: FieldType): string {
  switch (fieldType.type) {
    case 'string':
      return 'text'
    case 'number':
      return describeNumber(fieldType)
    case 'boolean':
      return 'true or false'
    case 'enum':
      return `one of ${fieldType.values.map(({ value }) => value).join(', ')}`
    case 'list':
      return 'a list'
    case 'map':
      return 'a map'
    case 'message':
      return 'a map of fields'
    default:
      return 'a value'
  }
}

function describeNumber({ isInteger }: NumberType): string {
  return isInteger ? 'a whole number' : 'a number'
}

/** `1 character`, `3 characters`. */
export function count(amount: unknown, one: string, many: string): string {
  return amount === 1 ? `1 ${one}` : `${String(amount)} ${many}`
}

export function joinNames(names: readonly string[]): string {
  const quoted = names.map((name) => quote(name))
  return quoted.length < 2
    ? quoted.join('')
    : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1) ?? ''}`
}
