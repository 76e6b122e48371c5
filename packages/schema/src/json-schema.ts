import type { TSchema } from 'typebox'
import { CATALOGUE_KINDS, collectMessages, messagesByName } from './catalogue.ts'
import type { CatalogueKind, FieldDescriptor, FieldType } from './descriptors.ts'
import type { Message } from './dsl.ts'
import { GROUP, KINDS, VERSIONS } from './kinds.ts'

/** A JSON Schema as plain JSON. */
export type JsonSchema = Readonly<Record<string, unknown>>

const DIALECT = 'https://json-schema.org/draft/2020-12/schema'

/** Keywords of our own in `toJsonSchema`; a strict validator wants to know them. */
export const OWN_KEYWORDS: readonly string[] = [
  'x-default',
  'x-unit',
  'x-example',
  'x-reference',
  'x-rules',
  'x-list-map-key',
  'x-advanced',
]

/**
 * The JSON Schema (draft 2020-12) of a kind, with documentation: `$defs` holds its messages by
 * name, unknown fields are refused, one-of groups are encoded as Istio's CRDs do. What JSON Schema
 * cannot say stands in the keywords of `OWN_KEYWORDS`: CEL rules by id, the unique key of a list,
 * and defaults, units and examples as text.
 */
export function toJsonSchema(kind: CatalogueKind): JsonSchema {
  const { descriptor, root } = KINDS[kind]
  const { [root.name]: object, ...messages } = Object.fromEntries(
    [...collectMessages([root])].map(([name, message]) => [name, document(message)]),
  )
  return {
    $schema: DIALECT,
    $id: `urn:meshdraft:schema:${kind}`,
    ...object,
    title: kind,
    description: descriptor.description,
    properties: {
      ...properties(object),
      apiVersion: {
        ...properties(object)['apiVersion'],
        enum: VERSIONS.map((version) => `${GROUP}/${version}`),
      },
      kind: { ...properties(object)['kind'], const: kind },
    },
    $defs: messages,
  }
}

/**
 * One schema for all kinds, without documentation: what the validators are generated from. Each
 * message stands once under `$defs`, so that the kinds share the code made for it.
 */
export function toValidatorSchema(): JsonSchema {
  return {
    $id: VALIDATOR_SCHEMA_ID,
    $defs: Object.fromEntries(
      [...messagesByName].map(([name, { definition }]) => [name, definition]),
    ),
  }
}

const VALIDATOR_SCHEMA_ID = 'catalogue'

/** Where `toValidatorSchema` keeps each kind. */
export const validatorRefs: Readonly<Record<string, string>> = Object.fromEntries(
  CATALOGUE_KINDS.map((kind) => [kind, `${VALIDATOR_SCHEMA_ID}#/$defs/${KINDS[kind].root.name}`]),
)

type DocumentedSchema = JsonSchema & {
  readonly properties: Readonly<Record<string, JsonSchema>>
}

function properties(schema: DocumentedSchema | undefined): Readonly<Record<string, JsonSchema>> {
  return schema?.properties ?? {}
}

function document({ name, definition, descriptor }: Message): DocumentedSchema {
  const schemas: Readonly<Record<string, TSchema>> =
    'properties' in definition ? toRecord(definition.properties) : {}
  return {
    title: name,
    description: descriptor.description,
    'x-reference': descriptor.reference,
    ...(descriptor.rules.length > 0 ? { 'x-rules': descriptor.rules } : {}),
    ...definition,
    properties: Object.fromEntries(
      descriptor.fields.map((field) => [
        field.name,
        { ...schemas[field.name], ...annotations(field) },
      ]),
    ),
  }
}

function toRecord(value: unknown): Readonly<Record<string, TSchema>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function annotations(field: FieldDescriptor): JsonSchema {
  const text = [field.description]
  if (field.default !== undefined) text.push(`Default: ${field.default}.`)
  if (field.unit !== undefined) text.push(`Unit: ${field.unit}.`)
  if (field.deprecated !== undefined) text.push(`Deprecated. ${field.deprecated}`)
  const rules = [...field.rules, ...innerRules(field.fieldType)]
  const key = field.fieldType.type === 'list' ? field.fieldType.listMapKey : undefined
  return {
    title: field.name,
    description: text.join(' '),
    ...(field.deprecated === undefined ? {} : { deprecated: true }),
    ...(field.default === undefined ? {} : { 'x-default': field.default }),
    ...(field.unit === undefined ? {} : { 'x-unit': field.unit }),
    ...(field.example === undefined ? {} : { 'x-example': field.example }),
    ...(rules.length > 0 ? { 'x-rules': rules } : {}),
    ...(key === undefined ? {} : { 'x-list-map-key': key }),
    ...(field.isAdvanced ? { 'x-advanced': true } : {}),
    'x-reference': field.reference,
  }
}

function innerRules(fieldType: FieldType): readonly string[] {
  if (fieldType.type === 'list') return fieldType.itemRules ?? []
  if (fieldType.type === 'map') return fieldType.valueRules ?? []
  return []
}
