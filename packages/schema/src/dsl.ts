import * as Type from 'typebox'
import type { Static, TSchema, TUnsafe } from 'typebox'
import type {
  EnumValue,
  FieldDescriptor,
  FieldType,
  MessageDescriptor,
  MessageName,
  OneOfDescriptor,
  StringFormat,
} from './descriptors.ts'

/**
 * The small language in which the catalogue is written. One declaration yields the JSON Schema,
 * the TypeScript type and the description of a field; see `messages/shared.ts` for examples.
 */

/** What every field may say about itself. Items of lists and values of maps need none of it. */
export interface FieldOptions {
  /** One or two sentences of our own, plain text. */
  readonly description?: string
  readonly required?: boolean
  /** Whether an explicit `null` is accepted (wrapper types of the proto API, SCH-041). */
  readonly nullable?: boolean
  /** What holds when the field is absent, as the user would read it, e.g. `no limit`. */
  readonly default?: string
  /** E.g. `percent`, `seconds`, `bytes`. */
  readonly unit?: string
  /** A value as it would stand in YAML, e.g. `5s`. */
  readonly example?: string
  /** What to do instead, as a sentence, e.g. `Use warmup.duration.` */
  readonly deprecated?: string
  /** Overrides the address made from the message's reference and the field's name. */
  readonly reference?: string
  /** Ids of CEL rules on the value itself, e.g. `CEL-15`. On an item: on each item. */
  readonly rules?: readonly string[]
  readonly isAdvanced?: boolean
}

export interface StringOptions extends FieldOptions {
  readonly format?: StringFormat
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
}

export interface NumberOptions extends FieldOptions {
  readonly minimum?: number
  readonly maximum?: number
}

export interface ListOptions extends FieldOptions {
  readonly minItems?: number
  readonly maxItems?: number
  /** Field that must be unique among the items. */
  readonly listMapKey?: string
}

export interface MapOptions extends FieldOptions {
  readonly maxProperties?: number
}

/** A field of a message, or the item of a list, or the value of a map. `S` carries its type. */
export interface Field<S extends TSchema = TSchema> {
  readonly schema: S
  readonly fieldType: FieldType
  readonly options: FieldOptions
  /** The message this field holds or contains, if any. */
  readonly message: Message | undefined
}

/** A message of Istio's API, e.g. `HTTPRoute`. `S` carries its type: see `Shape`. */
export interface Message<S extends TSchema = TSchema> {
  readonly name: MessageName
  /** `{ $ref }` to the message's entry under `$defs`. */
  readonly schema: S
  readonly descriptor: MessageDescriptor
  /** The message's own schema, the entry under `$defs`. */
  readonly definition: TSchema
  /** Messages that its fields hold. */
  readonly uses: readonly Message[]
}

/** The TypeScript type of a message: every field read-only and optional, see `conform`. */
export type Shape<M extends Message> = Static<M['schema']>

type Fields = Readonly<Record<string, Field>>
type ShapeOf<F extends Fields> = { readonly [K in keyof F]?: Static<F[K]['schema']> }

function field<S extends TSchema>(
  schema: S,
  fieldType: FieldType,
  options: FieldOptions,
  message?: Message,
): Field<S> {
  return { schema, fieldType, options, message }
}

const BASE64 = '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$'

/** Text. `format` says what it stands for and decides the control and the completion. */
export function string(options: StringOptions = {}): Field<Type.TString> {
  const bounds = pick(options, ['minLength', 'maxLength', 'pattern'])
  // Of our formats only `byte` is one that the CRD checks. The API server refuses the empty text.
  const format = options.format === 'byte' ? { contentEncoding: 'base64', pattern: BASE64 } : {}
  return field(
    Type.String({ ...bounds, ...format }),
    { type: 'string', ...pick(options, ['format']), ...bounds },
    options,
  )
}

/** A Go duration of at least 1ms: CEL-01 applies. */
export function duration(options: FieldOptions = {}): Field<Type.TString> {
  return string({ ...options, format: 'duration', rules: ['CEL-01', ...(options.rules ?? [])] })
}

/** A Go duration without CEL-01: `0s` may be meaningful. */
export function plainDuration(options: FieldOptions = {}): Field<Type.TString> {
  return string({ ...options, format: 'duration' })
}

/** Base64 text. */
export function bytes(options: FieldOptions = {}): Field<Type.TString> {
  return string({ ...options, format: 'byte' })
}

export function boolean(options: FieldOptions = {}): Field<Type.TBoolean> {
  return field(Type.Boolean(), { type: 'boolean' }, options)
}

/** Integer with `format: int32`; may be negative unless `minimum` says otherwise. */
export function int32(options: NumberOptions = {}): Field<Type.TInteger> {
  const bounds = pick(options, ['minimum', 'maximum'])
  return field(
    Type.Integer({ format: 'int32', minimum: -2_147_483_648, maximum: 2_147_483_647, ...bounds }),
    { type: 'number', isInteger: true, format: 'int32', ...bounds },
    options,
  )
}

/** Integer 0..4294967295 (SCH-030), unless bounds say otherwise. */
export function uint32(options: NumberOptions = {}): Field<Type.TInteger> {
  const bounds = { minimum: 0, maximum: 4_294_967_295, ...pick(options, ['minimum', 'maximum']) }
  return field(Type.Integer(bounds), { type: 'number', isInteger: true, ...bounds }, options)
}

/** Integer of 0 or more (SCH-032). */
export function uint64(options: NumberOptions = {}): Field<Type.TInteger> {
  const bounds = { minimum: 0, ...pick(options, ['minimum', 'maximum']) }
  return field(Type.Integer(bounds), { type: 'number', isInteger: true, ...bounds }, options)
}

/** Floating-point number with `format: double`. */
export function double(options: NumberOptions = {}): Field<Type.TNumber> {
  const bounds = pick(options, ['minimum', 'maximum'])
  return field(
    Type.Number({ format: 'double', ...bounds }),
    { type: 'number', isInteger: false, format: 'double', ...bounds },
    options,
  )
}

/** What an enum value means; an object where the value is deprecated. */
export type EnumMeaning = string | { readonly description: string; readonly deprecated: string }

/** One of the keys of `meanings`, in that order. */
export function enumOf<const E extends Readonly<Record<string, EnumMeaning>>>(
  meanings: E,
  options: FieldOptions = {},
): Field<TUnsafe<Extract<keyof E, string>>> {
  const values = Object.entries(meanings).map(([value, meaning]): EnumValue => {
    if (typeof meaning === 'string') return { value, description: meaning }
    return { value, description: meaning.description, deprecated: meaning.deprecated }
  })
  return field(
    Type.Unsafe<Extract<keyof E, string>>({
      type: 'string',
      enum: values.map(({ value }) => value),
    }),
    { type: 'enum', values },
    options,
  )
}

/** A list of `items`; `rules` of the item are rules on each item. */
export function list<S extends TSchema>(
  items: Field<S>,
  options: ListOptions = {},
): Field<TUnsafe<readonly Static<S>[]>> {
  const bounds = pick(options, ['minItems', 'maxItems'])
  return field(
    Type.Unsafe<readonly Static<S>[]>({ type: 'array', items: items.schema, ...bounds }),
    {
      type: 'list',
      items: items.fieldType,
      ...bounds,
      ...pick(options, ['listMapKey']),
      ...(items.options.rules ? { itemRules: items.options.rules } : {}),
    },
    options,
    items.message,
  )
}

/** A map with free keys; `rules` of the value are rules on each value. */
export function map<S extends TSchema>(
  values: Field<S>,
  options: MapOptions = {},
): Field<TUnsafe<Readonly<Record<string, Static<S>>>>> {
  const bounds = pick(options, ['maxProperties'])
  return field(
    Type.Unsafe<Readonly<Record<string, Static<S>>>>({
      type: 'object',
      additionalProperties: values.schema,
      ...bounds,
    }),
    {
      type: 'map',
      values: values.fieldType,
      ...bounds,
      ...(values.options.rules ? { valueRules: values.options.rules } : {}),
    },
    options,
    values.message,
  )
}

/** Any YAML: it is passed through. */
export function any(options: FieldOptions = {}): Field<TUnsafe> {
  return field(Type.Unsafe<unknown>({}), { type: 'any' }, options)
}

/** Another message. */
export function ref<S extends TSchema>(message: Message<S>, options: FieldOptions = {}): Field<S> {
  return field(message.schema, { type: 'message', message: message.name }, options, message)
}

/** Members of which at most one may be set; `rule` is the `SCH-05x` that says so. */
export function oneOf(
  name: string,
  title: string,
  members: readonly string[],
  rule: string,
): OneOfDescriptor {
  return { name, title, members, rule }
}

/** What `message` needs to know. */
export interface MessageOptions<F extends Fields> {
  readonly description: string
  /**
   * Page of Istio's networking reference, e.g. `virtual-service`; the anchor is made from the
   * message's name. Use `page#anchor` where the anchor differs.
   */
  readonly reference: string
  readonly fields: F
  readonly oneOfs?: readonly OneOfDescriptor[]
  /** Ids of CEL rules on the whole message, wherever it is used, e.g. `CEL-08`. */
  readonly rules?: readonly string[]
  /** Whether fields that are not listed are accepted, as in Kubernetes' metadata. */
  readonly isOpen?: boolean
}

const REFERENCE = 'https://istio.io/latest/docs/reference/config/networking/'

/**
 * Declares a message. Nothing is registered in a global table: the catalogue finds messages by
 * walking from the seven kinds, so that an unused one can be dropped by a bundler.
 */
export function message<const F extends Fields>(
  name: MessageName,
  options: MessageOptions<F>,
): Message<TUnsafe<ShapeOf<F>>> {
  const reference = toReference(name, options.reference)
  const oneOfs = options.oneOfs ?? []
  const fields = Object.entries(options.fields)
  return {
    name,
    schema: Type.Unsafe<ShapeOf<F>>({ $ref: `#/$defs/${name}` }),
    descriptor: {
      name,
      description: options.description,
      reference,
      fields: fields.map(([key, value]) => describe(key, value, reference, oneOfs)),
      oneOfs,
      rules: options.rules ?? [],
      isOpen: options.isOpen ?? false,
    },
    definition: define(options.fields, oneOfs, options.isOpen ?? false),
    uses: [...new Set(fields.flatMap(([, value]) => value.message ?? []))],
  }
}

/** The entry under `$defs`: strict, with the one-of groups encoded as the CRDs do. */
function define(fields: Fields, oneOfs: readonly OneOfDescriptor[], isOpen: boolean): TSchema {
  const entries = Object.entries(fields)
  const required = entries.filter(([, { options }]) => options.required).map(([key]) => key)
  return {
    type: 'object',
    properties: Object.fromEntries(
      entries.map(([key, { schema, options }]) => [
        key,
        options.nullable ? { ...schema, type: [schemaType(schema), 'null'] } : schema,
      ]),
    ),
    ...(required.length > 0 ? { required } : {}),
    ...oneOfKeywords(oneOfs),
    ...(isOpen ? {} : { additionalProperties: false }),
  }
}

function schemaType(schema: TSchema): unknown {
  return 'type' in schema ? schema.type : undefined
}

/** “Exactly one branch matches”, the first branch being “none present”. */
function oneOfKeywords(oneOfs: readonly OneOfDescriptor[]): object {
  const groups = oneOfs.map(({ members }) => ({
    oneOf: [
      { not: { anyOf: members.map((member) => ({ required: [member] })) } },
      ...members.map((member) => ({ required: [member] })),
    ],
  }))
  return groups.length > 1 ? { allOf: groups } : (groups[0] ?? {})
}

function describe(
  name: string,
  { fieldType, options }: Field,
  messageReference: string,
  oneOfs: readonly OneOfDescriptor[],
): FieldDescriptor {
  const group = oneOfs.find(({ members }) => members.includes(name))
  return {
    name,
    fieldType,
    description: options.description ?? '',
    isRequired: options.required ?? false,
    isNullable: options.nullable ?? false,
    ...(group ? { oneOf: group.name } : {}),
    ...pick(options, ['default', 'unit', 'example', 'deprecated']),
    reference: options.reference ?? `${messageReference}-${toSnakeCase(name)}`,
    rules: options.rules ?? [],
    isAdvanced: options.isAdvanced ?? false,
  }
}

function toReference(name: MessageName, reference: string): string {
  const [page = '', anchor = name.replaceAll('.', '-')] = reference.split('#')
  return page.startsWith('https:') ? `${page}#${anchor}` : `${REFERENCE}${page}/#${anchor}`
}

/** Istio's reference anchors fields by their proto names. */
function toSnakeCase(name: string): string {
  return name
    .replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)
    .replace('consecutive5xx', 'consecutive_5xx')
}

/** The members of `source` that are set, as `exactOptionalPropertyTypes` wants them. */
function pick<T extends object, K extends keyof T>(
  source: T,
  keys: readonly K[],
): Partial<Pick<T, K>> {
  const result: Partial<Pick<T, K>> = {}
  for (const key of keys) if (source[key] !== undefined) result[key] = source[key]
  return result
}
