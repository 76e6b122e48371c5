import type { FieldPath } from '@meshdraft/yaml'
import type { Lookup, Resource } from '@meshdraft/model'
import type { FindingExtra } from '../analyzer.ts'
import type { Fixer } from '../fixer.ts'

/** What a rule of the webhook sees besides the `spec` it checks. */
export interface AdmissionContext {
  /** Name, namespace, labels and annotations, and the text for fixes. */
  readonly resource: Resource
  /** For fixes only: the webhook looks at no other object. */
  readonly lookup: Lookup
  /**
   * Whether to go on where the webhook returns early: to tell what a fix uncovers from what it
   * breaks.
   */
  readonly isExhaustive: boolean
  readonly fix: Fixer
  /**
   * Reports a finding of the code table.
   *
   * @param path - in the resource, e.g. `['spec', 'hosts', 0]`; its value is what gets marked.
   * @param values - fill the message of the code table.
   */
  readonly report: (
    code: string,
    path: FieldPath,
    values?: Readonly<Record<string, string | number>>,
    extra?: FindingExtra,
  ) => void
}

/** Checks the `spec` of one kind as the webhook does. */
export type AdmissionCheck<Spec> = (spec: Spec, context: AdmissionContext) => void
