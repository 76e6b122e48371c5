import { makeAspects, sorted } from './aspects.ts'
import type { Aspects, AspectsByPath } from './aspects.ts'
import { identifyRule } from './cel-fingerprints.ts'

/** The parts of a CRD's structural schema that Istio's CRDs use. */
interface CrdSchema {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly string[]
  readonly nullable?: boolean
  readonly default?: unknown
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, CrdSchema>>
  readonly items?: CrdSchema
  readonly additionalProperties?: CrdSchema | boolean
  readonly oneOf?: readonly CrdSchema[]
  readonly allOf?: readonly CrdSchema[]
  readonly anyOf?: readonly CrdSchema[]
  readonly not?: CrdSchema
  readonly 'x-kubernetes-validations'?: readonly { readonly rule: string }[]
  readonly 'x-kubernetes-list-map-keys'?: readonly string[]
  readonly [keyword: string]: unknown
}

/** Keywords that are compared as they stand. */
const PLAIN = [
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
] as const

/** Keywords that this reader understands or that carry no meaning. Others are reported. */
const KNOWN = new Set<string>([
  ...PLAIN,
  'type',
  'enum',
  'nullable',
  'default',
  'required',
  'properties',
  'items',
  'additionalProperties',
  'oneOf',
  'allOf',
  'description',
  'title',
  'example',
  'externalDocs',
  'x-kubernetes-validations',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-list-type',
])

/** Reads the aspects of every path under `spec` of one version of a CRD. */
export function readCrdAspects(kind: string, spec: unknown): AspectsByPath {
  const found = new Map<string, Aspects>()
  // A CRD that the API server takes; odd keywords are reported.
  visit(kind, spec as CrdSchema, 'spec', false, found)
  return found
}

function visit(
  kind: string,
  schema: CrdSchema,
  path: string,
  isRequired: boolean,
  found: Map<string, Aspects>,
): void {
  const { properties = {}, items, additionalProperties } = schema
  found.set(
    path,
    makeAspects({
      type: typeOf(schema),
      ...Object.fromEntries(PLAIN.map((keyword) => [keyword, schema[keyword]])),
      enum: schema.enum,
      nullable: schema.nullable,
      default: schema.default,
      required: isRequired,
      oneOf: oneOfGroups(schema),
      listMapKeys: schema['x-kubernetes-list-map-keys'],
      listType: schema['x-kubernetes-list-type'],
      rules: sorted(
        (schema['x-kubernetes-validations'] ?? []).map(({ rule }) => identifyRule(kind, rule)),
      ),
      unread: Object.keys(schema).filter((keyword) => !KNOWN.has(keyword)),
    }),
  )
  for (const [name, property] of Object.entries(properties)) {
    const isMember = schema.required?.includes(name) ?? false
    visit(kind, property, `${path}.${name}`, isMember, found)
  }
  if (items) visit(kind, items, `${path}[]`, false, found)
  if (typeof additionalProperties === 'object') {
    visit(kind, additionalProperties, `${path}{}`, false, found)
  }
}

/** A message and a map are both objects for a CRD. */
function typeOf({ type, additionalProperties }: CrdSchema): string | undefined {
  return type === 'object' && additionalProperties !== undefined ? 'map' : type
}

/** One-of groups, each as its members; a `oneOf` of any other form is shown as it stands. */
function oneOfGroups({ oneOf, allOf }: CrdSchema): readonly string[] {
  const encoded = [...(oneOf ? [oneOf] : []), ...(allOf ?? []).map((part) => part.oneOf)]
  return sorted(encoded.map((branches) => readGroup(branches) ?? JSON.stringify(branches)))
}

function readGroup(branches: readonly CrdSchema[] | undefined): string | undefined {
  const [none, ...members] = branches ?? []
  const names = members.map(({ required, ...rest }) =>
    required?.length === 1 && Object.keys(rest).length === 0 ? (required[0] ?? '') : undefined,
  )
  const excluded = none?.not?.anyOf?.map(({ required }) => required?.[0] ?? '') ?? []
  if (names.includes(undefined) || excluded.join() !== names.join()) return undefined
  return sorted(excluded).join(' | ')
}
