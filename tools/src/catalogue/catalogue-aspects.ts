import { describeKind, describeMessage } from '@meshdraft/schema'
import type { CatalogueKind, FieldDescriptor, FieldType } from '@meshdraft/schema'
import { makeAspects, sorted } from './aspects.ts'
import type { Aspects, AspectsByPath } from './aspects.ts'

/** Reads the aspects of every path under `spec` from our descriptions of a kind. */
export function readCatalogueAspects(kind: CatalogueKind): AspectsByPath {
  const found = new Map<string, Aspects>()
  const { spec, rules } = describeKind(kind)
  visit({ type: 'message', message: spec }, { rules }, 'spec', found)
  return found
}

/** What a field says besides its type; items and values have rules at most. */
interface Place {
  readonly rules: readonly string[]
  readonly field?: FieldDescriptor
}

function visit(
  fieldType: FieldType,
  { rules, field }: Place,
  path: string,
  found: Map<string, Aspects>,
): void {
  const message = fieldType.type === 'message' ? describeMessage(fieldType.message) : undefined
  found.set(
    path,
    makeAspects({
      ...typeAspects(fieldType),
      nullable: field?.isNullable,
      required: field?.isRequired,
      oneOf: sorted((message?.oneOfs ?? []).map(({ members }) => sorted(members).join(' | '))),
      rules: sorted([...rules, ...(message?.rules ?? [])]),
    }),
  )
  for (const member of message?.fields ?? []) {
    visit(member.fieldType, { rules: member.rules, field: member }, `${path}.${member.name}`, found)
  }
  if (fieldType.type === 'list') {
    visit(fieldType.items, { rules: fieldType.itemRules ?? [] }, `${path}[]`, found)
  }
  if (fieldType.type === 'map') {
    visit(fieldType.values, { rules: fieldType.valueRules ?? [] }, `${path}{}`, found)
  }
}

/** Our types in the words of a CRD. */
function typeAspects(fieldType: FieldType): Readonly<Record<string, unknown>> {
  switch (fieldType.type) {
    case 'string': {
      const { format, minLength, maxLength, pattern } = fieldType
      // The other formats say what a text means; a CRD does not.
      return {
        type: 'string',
        format: format === 'byte' ? 'byte' : undefined,
        minLength,
        maxLength,
        pattern,
      }
    }
    case 'number': {
      const { isInteger, format, minimum, maximum } = fieldType
      return { type: isInteger ? 'integer' : 'number', format, minimum, maximum }
    }
    case 'enum':
      return { type: 'string', enum: fieldType.values.map(({ value }) => value) }
    case 'list': {
      const { minItems, maxItems, listMapKey } = fieldType
      return {
        type: 'array',
        minItems,
        maxItems,
        listMapKeys: listMapKey === undefined ? undefined : [listMapKey],
        listType: listMapKey === undefined ? undefined : 'map',
      }
    }
    case 'map':
      return { type: 'map', maxProperties: fieldType.maxProperties }
    case 'message':
      return { type: 'object' }
    default:
      return { type: fieldType.type }
  }
}
