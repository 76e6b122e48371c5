/** A property that is tried for long. */
export interface Fuzz {
  /** For `--only`. */
  readonly name: string
  /** What is counted, e.g. `edits`. */
  readonly unit: string
  readonly defaultCount: number
  readonly run: (options: FuzzOptions) => FuzzResult | Promise<FuzzResult>
}

export interface FuzzOptions {
  /** Equal seeds give equal runs. */
  readonly seed: number
  readonly count: number
}

export interface FuzzResult {
  readonly done: number
  /** One line each, with what is needed to repeat it. */
  readonly failures: readonly string[]
  /** What the run met, where that says whether it was worth something. */
  readonly note?: string
}

/** After so many failures a run stops: more of them say nothing new. */
export const FAILURES_KEPT = 5
