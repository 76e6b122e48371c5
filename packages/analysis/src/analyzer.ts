import type { FieldPath } from '@meshdraft/yaml'
import type { Lookup, Resource } from '@meshdraft/model'
import type { Diagnostic, Fix, Severity } from './diagnostic.ts'

/**
 * One check of one kind of subject. It sees the rest of the workspace only through `lookup`, and
 * every lookup is recorded: the engine repeats it when the subject's text or a recorded fact changes.
 */
export interface Analyzer {
  /** Unique, e.g. `virtual-service/gateways`. */
  readonly name: string
  /** What holds when it is silent, e.g. `Every gateway a VirtualService names exists.` */
  readonly description: string
  /** Kind of the resources it runs on, as `toKindName` writes it; `*` for every kind. */
  readonly subject: string
  /** Codes it may report. */
  readonly codes: readonly string[]
  /** Kinds without which it says nothing (and is listed under `skipped`). */
  readonly needs: readonly string[]
  /** Kinds of which one at least must be there, e.g. those that run something. */
  readonly needsAny?: readonly string[]
  /** Whether it runs on definitions that a later one of the same object replaces. */
  readonly seesReplaced?: true
  check(subject: Resource, context: AnalyzerContext): void
}

export interface AnalyzerContext {
  readonly lookup: Lookup
  /**
   * Reports a finding of the code table.
   *
   * @param path - in the resource, e.g. `['spec', 'gateways', 0]`; its value is what gets marked.
   * @param values - fill the message of the code table.
   */
  readonly report: (
    code: string,
    path: FieldPath,
    values: Readonly<Record<string, string | number>>,
    extra?: FindingExtra,
  ) => void
}

export interface FindingExtra {
  readonly fixes?: readonly Fix[]
  readonly related?: Diagnostic['related']
  readonly aliases?: readonly string[]
  /** In place of the code's own aliases, as where the severity differs from that of the code. */
  readonly aliasesOnly?: readonly string[]
  /** Mark the key instead of the value. */
  readonly at?: 'key' | 'value'
  /** In place of the code's own. */
  readonly severity?: Severity
  /** Findings with the same cause, by code and path in the resource (absent: the path of this one). */
  readonly sameAs?: readonly { readonly code: string; readonly path?: FieldPath }[]
}
