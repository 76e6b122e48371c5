import type { TextRange } from './text.ts'

/** Where a value sits in a document, e.g. `['spec', 'http', 0, 'timeout']`; `[]` is the root. */
export type FieldPath = readonly (string | number)[]

/** A value as Kubernetes reads it. Integers outside the safe range are `bigint`. */
export type PlainValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue }

export type ScalarValue = null | boolean | number | bigint | string

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded'

/** One node of a document. Ranges are offsets from the start of the document's own text. */
export type YamlNode = YamlScalar | YamlMap | YamlList | YamlAlias

interface NodeBase {
  /** The value's own token(s), without anchor, tag, comment or line end. */
  readonly range: TextRange
  /** Anchor name where the node has one (`&name`). */
  readonly anchor?: string
  /** Tag as written, e.g. `!Secret` or `!!str`. */
  readonly tag?: string
}

export interface YamlScalar extends NodeBase {
  readonly type: 'scalar'
  readonly style: ScalarStyle
  /** As Kubernetes reads it (sigs.k8s.io/yaml): plain `on` is true, `010` is 8. */
  readonly value: ScalarValue
}

export interface YamlMap extends NodeBase {
  readonly type: 'map'
  readonly isFlow: boolean
  /** In the order of the text; a duplicate key stays in the list (the last one counts). */
  readonly entries: readonly YamlEntry[]
}

export interface YamlEntry {
  /** The key as JSON sees it, e.g. `"80"` for a plain 80. */
  readonly key: string
  readonly keyRange: TextRange
  /** The key itself where it is an alias (`*name : value`) or has an anchor (`&name key: value`). */
  readonly keyNode?: YamlNode
  /** Set on a plain `<<`, whose value is merged into the map. */
  readonly isMerge?: true
  /** Missing value (`key:`) is a null scalar with an empty range after the colon. */
  readonly value: YamlNode
}

export interface YamlList extends NodeBase {
  readonly type: 'list'
  readonly isFlow: boolean
  readonly items: readonly YamlNode[]
}

/** `*name`. `target` is absent when no such anchor comes before it in the document. */
export interface YamlAlias extends NodeBase {
  readonly type: 'alias'
  readonly name: string
  readonly target?: YamlNode
}
