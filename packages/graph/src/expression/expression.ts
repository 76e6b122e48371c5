/** What a value of a term is compared with: letters of either case are equal. */
export interface TextPattern {
  /** Of a bare value `*` stands for any text; of a quoted one every character for itself. */
  readonly text: string
  readonly isQuoted: boolean
}

/** Fields that take a text. */
export type TextField =
  | 'ns'
  | 'host'
  | 'name'
  | 'protocol'
  | 'subset'
  | 'problem'
  | 'file'
  | 'reaches'
  | 'reached-by'

/** Fields that take a number. */
export type NumberField = 'weight' | 'port'

export type Comparison = '<' | '<=' | '>' | '>=' | '=' | '!='

/** What `kind:` takes. */
export type KindWord =
  | 'gateway'
  | 'mesh'
  | 'virtualservice'
  | 'route'
  | 'subset'
  | 'service'
  | 'serviceentry'
  | 'workload'
  | 'answer'
  | 'missing'

/** What `has:` takes. */
export type FeatureWord =
  | 'problem'
  | 'error'
  | 'warning'
  | 'info'
  | 'mirror'
  | 'fault'
  | 'timeout'
  | 'retries'
  | 'rewrite'
  | 'redirect'
  | 'headers'
  | 'delegate'
  | 'cors'
  | 'tls'
  | 'weight'
  | 'breaker'

/** What is looked for on the graph, e.g. `ns:shop weight<10`. */
export type GraphExpression =
  /** Every one of the parts holds; two at least. */
  | { readonly type: 'and'; readonly parts: readonly GraphExpression[] }
  /** One of the parts holds; two at least. */
  | { readonly type: 'or'; readonly parts: readonly GraphExpression[] }
  | { readonly type: 'not'; readonly part: GraphExpression }
  /** A word without a field: it stands somewhere in what the node says. */
  | { readonly type: 'text'; readonly value: TextPattern }
  | { readonly type: 'field'; readonly field: TextField; readonly value: TextPattern }
  | { readonly type: 'kind'; readonly kind: KindWord }
  | { readonly type: 'has'; readonly feature: FeatureWord }
  | {
      readonly type: 'number'
      readonly field: NumberField
      readonly comparison: Comparison
      readonly value: number
    }

/** Half-open range of UTF-16 offsets of an expression's text. */
export interface ExpressionRange {
  readonly start: number
  readonly end: number
}

export interface ExpressionError {
  /** One sentence. */
  readonly message: string
  /** The smallest part to change; empty where something has to be added. */
  readonly range: ExpressionRange
  /** Whether more text at the end would do: somebody is still typing. */
  readonly isUnfinished: boolean
}

/** `expression` is absent for a text without terms. */
export type ParsedExpression =
  | { readonly ok: true; readonly expression: GraphExpression | undefined }
  | { readonly ok: false; readonly error: ExpressionError }

/** Longest text that is read, characters. */
export const EXPRESSION_LENGTH = 1_000
/** Deepest nesting of parentheses and negations that is read. */
export const EXPRESSION_DEPTH = 32
