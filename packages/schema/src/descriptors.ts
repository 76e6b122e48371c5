/** How a value is to be read, checked and shown. Lists and maps nest. */
export type FieldType =
  | StringType
  | NumberType
  | { readonly type: 'boolean' }
  | { readonly type: 'enum'; readonly values: readonly EnumValue[] }
  | { readonly type: 'message'; readonly message: MessageName }
  | ListType
  | MapType
  /** Any YAML (none of the seven kinds uses it under `spec`). */
  | { readonly type: 'any' }

export interface StringType {
  readonly type: 'string'
  /** What the text stands for; decides the control and the completion. */
  readonly format?: StringFormat
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
}

/** Only `byte` is a format of the CRD; the others say what the text means. */
export type StringFormat =
  | 'byte'
  | 'duration'
  | 'host'
  | 'destinationHost'
  | 'subset'
  | 'gatewayRef'
  | 'namespace'
  | 'label'
  | 'protocol'
  | 'regex'
  | 'secretRef'
  | 'filePath'
  | 'address'

export interface NumberType {
  readonly type: 'number'
  readonly isInteger: boolean
  /** The CRD's format where it has one. */
  readonly format?: 'int32' | 'int64' | 'double' | 'float'
  readonly minimum?: number
  readonly maximum?: number
}

export interface ListType {
  readonly type: 'list'
  readonly items: FieldType
  readonly minItems?: number
  readonly maxItems?: number
  /** Field that must be unique among the items (a list-map of the CRD). */
  readonly listMapKey?: string
  /** Ids of the CRD's CEL rules on each item, e.g. `CEL-18`. */
  readonly itemRules?: readonly string[]
}

export interface MapType {
  readonly type: 'map'
  readonly values: FieldType
  readonly maxProperties?: number
  /** Ids of the CRD's CEL rules on each value, e.g. `CEL-20`. */
  readonly valueRules?: readonly string[]
}

export interface EnumValue {
  readonly value: string
  readonly description: string
  readonly deprecated?: string
}

/** Name of a message, unique in the catalogue, e.g. `HTTPRoute`. */
export type MessageName = string

/** One field of a message: everything a form, a hover or a completion says about it. */
export interface FieldDescriptor {
  /** Istio's own spelling, e.g. `exportTo`. */
  readonly name: string
  readonly fieldType: FieldType
  /** One or two sentences of our own, plain text. */
  readonly description: string
  readonly isRequired: boolean
  /** Whether an explicit `null` is accepted. */
  readonly isNullable: boolean
  /** Group of which only one member may be set. */
  readonly oneOf?: string
  /** What holds when the field is absent, as the user would read it, e.g. `no limit`. */
  readonly default?: string
  /** E.g. `percent`, `seconds`, `bytes`. */
  readonly unit?: string
  /** A value as it would stand in YAML, e.g. `5s`. */
  readonly example?: string
  /** What to do instead, as a sentence, e.g. `Use warmup.duration.` */
  readonly deprecated?: string
  /** Page and anchor of Istio's reference. */
  readonly reference: string
  /** Ids of the CRD's CEL rules on the field itself, e.g. `CEL-01`. */
  readonly rules: readonly string[]
  /** Operators rarely touch it: a form shows it on request only. */
  readonly isAdvanced: boolean
}

/** Members of which at most one may be set. */
export interface OneOfDescriptor {
  readonly name: string
  /** How a form asks for it, e.g. `Match`. */
  readonly title: string
  readonly members: readonly string[]
  /** Rule of `validation-rules.md`, e.g. `SCH-050`. */
  readonly rule: string
}

export interface MessageDescriptor {
  readonly name: MessageName
  readonly description: string
  readonly reference: string
  readonly fields: readonly FieldDescriptor[]
  readonly oneOfs: readonly OneOfDescriptor[]
  /** Ids of the CRD's CEL rules on the whole message, e.g. `CEL-08`. */
  readonly rules: readonly string[]
  /** Fields that are not listed are accepted (Kubernetes' metadata). */
  readonly isOpen: boolean
}

export type CatalogueKind =
  | 'VirtualService'
  | 'DestinationRule'
  | 'Gateway'
  | 'ServiceEntry'
  | 'Sidecar'
  | 'WorkloadEntry'
  | 'WorkloadGroup'

/** One kind of `networking.istio.io`. */
export interface KindDescriptor {
  readonly kind: CatalogueKind
  readonly group: string
  /** Served versions, the stored one first. */
  readonly versions: readonly string[]
  readonly shortName?: string
  readonly spec: MessageName
  readonly isSpecRequired: boolean
  /** Ids of the CRD's CEL rules on `spec` of this kind only, e.g. `CEL-09`. */
  readonly rules: readonly string[]
  readonly description: string
  readonly reference: string
}

/** A breach of the schema layer. `path` leads to the value (or the key, for unknown fields). */
export interface SchemaIssue {
  /** Id of `validation-rules.md`, e.g. `SCH-060`, `CEL-01`. */
  readonly rule: string
  readonly path: readonly (string | number)[]
  /** The range to show is the key's, not the value's (unknown field, missing member). */
  readonly at: 'key' | 'value'
  readonly message: string
  /** For unknown fields and enum values: the likely one. */
  readonly suggestion?: string
}
