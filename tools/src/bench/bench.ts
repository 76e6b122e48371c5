/** One line of the report. */
export interface BenchRow {
  readonly what: string
  /** Of our own code. */
  readonly value: number
  /** Of what it is compared with, in the same run on the same machine. */
  readonly baseline: number
  readonly baselineName: string
  readonly unit: 'ms' | 'crossings'
  /** Greatest `value / baseline` that is acceptable; absent: the row only informs. */
  readonly limit?: number
}

/** A group of measurements. */
export interface Bench {
  /** For `--only`. */
  readonly name: string
  readonly run: () => Promise<readonly BenchRow[]>
}

/** Whether a row keeps its limit; a row without one always does. */
export function isKept({ value, baseline, limit }: BenchRow): boolean {
  return limit === undefined || value <= baseline * limit
}
