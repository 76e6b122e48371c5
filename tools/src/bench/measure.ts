import { performance } from 'node:perf_hooks'

/** Yields the milliseconds that `run` takes. */
export function measure(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

/** Yields the milliseconds until the promise that `run` yields is settled. */
export async function measureAsync(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

/** Yields the median of `times` runs, after one that warms up. */
export function measureMedian(times: number, run: () => unknown): number {
  run()
  return median(Array.from({ length: times }, () => measure(run)))
}

/**
 * Yields the middle value, of an even number the upper one.
 *
 * @throws RangeError if there is none.
 */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
  if (middle === undefined) throw new RangeError('There is nothing to measure.')
  return middle
}
