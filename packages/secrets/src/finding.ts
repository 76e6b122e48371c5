import type { TextEdit, TextRange } from '@meshdraft/yaml'

/** A file to search. */
export interface SearchedFile {
  /** Relative, with `/`, e.g. `routes/storefront.yaml`. */
  readonly path: string
  readonly text: string
}

export type SecretKind =
  /** A value of `data` or `stringData` of a Kubernetes Secret. */
  | 'kubernetes-secret'
  /** A PEM or JWK private key, also base64-encoded. */
  | 'private-key'
  /** A token whose form says whose it is: JWT, GitHub, AWS … */
  | 'token'
  /** What stands in an authorization header or before the `@` of an address. */
  | 'credential'
  /** A literal in a field that is named like a password. */
  | 'password'
  /** A random-looking value of a filter, plugin or environment variable. */
  | 'random-value'

/** A value that should not leave with a file. */
export interface SecretFinding {
  readonly filePath: string
  readonly kind: SecretKind
  /** What it is, for people, without the value, e.g. `GitHub token`. */
  readonly title: string
  /** The text that is hidden, in the file. */
  readonly range: TextRange
  /** Where it begins; both count from 1. */
  readonly line: number
  readonly column: number
  /** Hides it: the file with these edits has the same structure and every other byte. */
  readonly edits: readonly TextEdit[]
}

/** A finding while it is collected; offsets are of the text that was searched. */
export interface Hit {
  readonly kind: SecretKind
  readonly title: string
  readonly range: TextRange
  /** What replaces the range. */
  readonly replacement: string
}

/** Stands where a secret stood. */
export const REDACTED = 'REDACTED'

/** `REDACTED` in base64, for places that must decode. */
export const REDACTED_BASE64 = 'UkVEQUNURUQ='
