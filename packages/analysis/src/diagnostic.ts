import type { FieldPath, TextRange } from '@meshdraft/yaml'
import type { DocumentId } from '@meshdraft/model'

export type Severity = 'error' | 'warning' | 'info'

export type Layer = 'syntax' | 'schema' | 'admission' | 'analysis'

/** A place in a document; offsets count from the start of that document's own text. */
export interface Place {
  readonly documentId: DocumentId
  readonly range: TextRange
}

/** A text edit of one document; offsets count from the start of that document's own text. */
export interface PlacedEdit extends Place {
  readonly newText: string
}

/** An edit that removes a diagnostic. */
export interface Fix {
  /** Names the result, e.g. `Add subset v3`. */
  readonly title: string
  readonly edits: readonly PlacedEdit[]
  /** One of several ways, or a guess at what was meant: never made unasked. */
  readonly isChoice?: true
  /** It adds an object; what that object still lacks may be reported next. */
  readonly createsObject?: true
}

/** The same finding as another tool reports it, where that differs in more than the code. */
export interface OtherReport {
  readonly code: string
  readonly severity: Severity
  readonly fieldPath: FieldPath
}

export interface ResourceName {
  readonly apiVersion: string
  readonly kind: string
  /** Absent where the document names none. */
  readonly namespace?: string
  readonly name: string
}

/** One finding. */
export interface Diagnostic extends Place {
  readonly code: string
  /** The same finding under other tools' codes. */
  readonly aliases: readonly string[]
  readonly layer: Layer
  readonly severity: Severity
  readonly message: string
  readonly resource?: ResourceName
  /** Path in the document; `[]` for the whole. */
  readonly fieldPath: FieldPath
  readonly docs: string
  readonly fixes: readonly Fix[]
  readonly related: readonly (Place & { readonly message: string })[]
  /** Findings of other tools that became aliases of this one. */
  readonly alsoReported?: readonly OtherReport[]
  /**
   * Findings with the same cause: where one of them is there, this one becomes an alias of it.
   * Without a path: at the path of this one.
   */
  readonly sameAs?: readonly { readonly code: string; readonly fieldPath?: FieldPath }[]
  /** Set where an annotation of the object asks to leave it out; only who asks gets to see those. */
  readonly annotated?: { readonly reason?: string }
}
