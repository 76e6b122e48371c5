import type { FieldDescriptor, FieldType } from '@meshdraft/schema'
import { escapeMarkdown, toCode, toLink } from './markdown.ts'

/** Says the type of a field in a few words, e.g. `duration`, `list of HTTPRoute`. */
export function formatType(fieldType: FieldType): string {
  switch (fieldType.type) {
    case 'string':
      return fieldType.format === undefined ? 'text' : STRING_WORDS[fieldType.format]
    case 'number':
      return fieldType.isInteger ? 'whole number' : 'number'
    case 'boolean':
      return 'true or false'
    case 'enum':
      return 'one of a few'
    case 'message':
      return fieldType.message
    case 'list':
      return `list of ${formatType(fieldType.items)}`
    case 'map':
      return `map of ${formatType(fieldType.values)}`
    case 'any':
      return 'any value'
  }
}

const STRING_WORDS = {
  byte: 'base64 text',
  duration: 'duration',
  host: 'host',
  destinationHost: 'host',
  subset: 'subset',
  gatewayRef: 'gateway',
  namespace: 'namespace',
  label: 'label',
  protocol: 'protocol',
  regex: 'RE2 expression',
  secretRef: 'secret',
  filePath: 'file path',
  address: 'address',
} as const

/** Yields what is to be known about a field, as Markdown. */
export function describeFieldText(field: FieldDescriptor): string {
  const parts = [
    `**${escapeMarkdown(field.name)}** · ${escapeMarkdown(formatType(field.fieldType))}${field.isRequired ? ' · required' : ''}`,
    ...(field.deprecated === undefined ? [] : [`Deprecated. ${escapeMarkdown(field.deprecated)}`]),
    escapeMarkdown(field.description),
    listFacts(field),
    describeBounds(field.fieldType),
    toLink('Reference', field.reference),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function listFacts({ default: whenAbsent, unit, example, oneOf }: FieldDescriptor): string {
  return [
    whenAbsent === undefined ? '' : `Without it: ${escapeMarkdown(whenAbsent)}.`,
    unit === undefined ? '' : `Unit: ${escapeMarkdown(unit)}.`,
    example === undefined ? '' : `Example: ${toCode(example)}.`,
    oneOf === undefined ? '' : 'Only one of its group may be set.',
  ]
    .filter((fact) => fact !== '')
    .join('  \n')
}

function describeBounds(fieldType: FieldType): string {
  switch (fieldType.type) {
    case 'enum':
      return fieldType.values
        .map(({ value, description }) => `- ${toCode(value)} ${escapeMarkdown(description)}`)
        .join('\n')
    case 'number': {
      const { minimum, maximum } = fieldType
      if (minimum !== undefined && maximum !== undefined) return `From ${minimum} to ${maximum}.`
      if (minimum !== undefined) return `At least ${minimum}.`
      return maximum === undefined ? '' : `At most ${maximum}.`
    }
    default:
      return ''
  }
}
