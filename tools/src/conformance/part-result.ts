/** The outcome of one case of a corpus. */
export interface CaseResult {
  /** Unique in its part, e.g. a file or a path of the schema. */
  readonly id: string
  readonly agreed: boolean
  readonly expected: string
  readonly found: string
  /** Why a disagreement of this sort is accepted, whichever case it is. */
  readonly reason?: string
}

/** The outcome of one part of a corpus, e.g. every path of the CRDs. */
export interface PartResult {
  readonly name: string
  readonly total: number
  readonly agreed: number
  readonly disagreements: readonly CaseResult[]
}

/** A disagreement that is understood and accepted, with the reason. */
export interface KnownDisagreement {
  readonly part: string
  readonly id: string
  readonly reason: string
}

/** Sums up the cases of one part. */
export function summarise(name: string, cases: readonly CaseResult[]): PartResult {
  const disagreements = cases.filter((one) => !one.agreed)
  return { name, total: cases.length, agreed: cases.length - disagreements.length, disagreements }
}
