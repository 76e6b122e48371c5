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
}
