import type { TextEdit, TextRange } from './text.ts'
import type { YamlNode } from './nodes.ts'

/** What stands in one document of a file. */
export type DocumentForm =
  /** YAML with a value, perhaps with issues. */
  | 'yaml'
  /** Nothing but comments, white space or a marker. */
  | 'empty'
  /** Holds `{{ … }}` or similar: passed through, never rewritten. */
  | 'template'
  /** Breaks a limit, so it was not composed. */
  | 'refused'

export type YamlSeverity = 'error' | 'warning' | 'info'

/** Closed union of what can be wrong with the text. A code is never reused. */
export type YamlIssueCode =
  | 'YML-SYNTAX'
  | 'YML-DUPLICATE-KEY'
  | 'YML-UNKNOWN-ANCHOR'
  | 'YML-UNQUOTED-WILDCARD'
  | 'YML-CONTINUED-TEXT'
  | 'YML-TAB'
  | 'YML-MERGE-CONFLICT'
  | 'YML-TEMPLATE'
  | 'YML-UNCLOSED'
  | 'YML-NUL'
  | 'YML-BOM'
  | 'YML-NOT-YAML'
  | 'YML-NOT-TEXT'
  | 'YML-NOT-UTF-8'
  | 'YML-UTF-16'
  | 'YML-CR'
  | 'YML-NUMBER-RANGE'
  | 'YML-ESCAPE'
  | 'YML-BINARY'
  | 'YML-TAG'
  | 'YML-ALIAS-CYCLE'
  | 'YML-KUBERNETES-READING'
  | 'YML-TOO-DEEP'
  | 'YML-TOO-LARGE'
  | 'YML-TOO-MANY-ALIASES'
  | 'YML-TOO-MANY-KEYS'
  | 'YML-TOO-MANY-NODES'
  | 'YML-TOO-MANY-PROPERTIES'
  | 'YML-TOO-MANY-DOCUMENTS'
  | 'YML-SCALAR-TOO-LONG'

/** A correction of the text: edits with offsets in the same document's text. */
export interface YamlFix {
  readonly title: string
  readonly edits: readonly TextEdit[]
}

/** Something wrong with, or worth knowing about, the text of one document. */
export interface YamlIssue {
  readonly code: YamlIssueCode
  readonly severity: YamlSeverity
  /** The smallest text to change, offsets in the document's own text. */
  readonly range: TextRange
  /** One sentence: what is wrong, with the values involved, and the way out. */
  readonly message: string
  readonly fixes: readonly YamlFix[]
  /** Other places involved, e.g. the first of two equal keys. */
  readonly related: readonly { readonly range: TextRange; readonly message: string }[]
}

/**
 * One document of a file: its exact text and what it says. Immutable; parse again after an edit.
 * All offsets count from the start of `text`.
 */
export interface YamlDocument {
  readonly text: string
  readonly form: DocumentForm
  /** Absent when nothing could be read (`empty`, `refused`, most templates). */
  readonly root: YamlNode | undefined
  readonly issues: readonly YamlIssue[]
}
