/** One destination of a route: what the text says, read leniently. */
export interface WeightRow {
  /** Absent where the field is missing or is no whole number of 0 or more. */
  readonly weight: number | undefined
  readonly isLocked: boolean
}

/** What is said instead of shares when a weight has the wrong type. */
export const UNREADABLE_WEIGHTS = 'weights not readable'

/** A weight to write: the row it belongs to and the new value. */
export interface WeightChange {
  readonly index: number
  readonly weight: number
}

/**
 * Yields what counts for each row. A lone destination without a weight takes everything; beside
 * others, a missing weight is 0.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination
 */
export function countWeights(rows: readonly WeightRow[]): readonly number[] {
  if (rows.length === 1) return [rows[0]?.weight ?? 100]
  return rows.map(({ weight }) => weight ?? 0)
}

/** Yields the share of each row in percent, largest remainders rounded so that they sum to 100. */
export function toShares(weights: readonly number[]): readonly number[] {
  const total = sum(weights)
  if (total <= 0) return weights.map(() => 0)
  return apportion(weights, 100)
}

/** Says the total; in words what it means when it is not 100. */
export function describeTotal(weights: readonly number[]): string {
  const total = sum(weights)
  if (total === 100) return 'Total 100%'
  if (total === 0) return 'Total 0: nothing says how to share the requests.'
  const shares = toShares(weights).map((share) => `${share}%`)
  return `Total ${total}, not 100. Istio shares by ratio: ${shares.join(', ')}.`
}

/** Shares `total` evenly among the rows that are not locked; locked rows keep their weight. */
export function splitEvenly(rows: readonly WeightRow[], total = 100): readonly WeightChange[] {
  const weights = countWeights(rows)
  const free = rows.flatMap(({ isLocked }, index) => (isLocked ? [] : [index]))
  const kept = sum(weights.filter((_, index) => rows[index]?.isLocked === true))
  return spread(rows, free, Math.max(0, total - kept), (count) => Array<number>(count).fill(1))
}

/**
 * Changes the weight of one row. While a row is locked, the others share what is left in their
 * present ratio, so that the total stays; with no row locked only the one row changes.
 */
export function changeWeight(
  rows: readonly WeightRow[],
  index: number,
  weight: number,
): readonly WeightChange[] {
  const own = { index, weight }
  if (!rows.some(({ isLocked }) => isLocked)) return [own]
  const weights = countWeights(rows)
  const total = sum(weights)
  const free = rows.flatMap((row, i) => (row.isLocked || i === index ? [] : [i]))
  if (free.length === 0) return [own]
  const kept = sum(weights.filter((_, i) => rows[i]?.isLocked === true && i !== index))
  const rest = Math.max(0, total - kept - weight)
  return [own, ...spread(rows, free, rest, () => free.map((i) => weights[i] ?? 0))]
}

/** Makes the weights sum to `total`, keeping locked rows and, if it can be, the row `keptIndex`. */
export function fillTotal(
  rows: readonly WeightRow[],
  total = 100,
  keptIndex?: number,
): readonly WeightChange[] {
  const weights = countWeights(rows)
  const isKept = (index: number) => rows[index]?.isLocked === true || index === keptIndex
  const free = rows.flatMap((_, index) => (isKept(index) ? [] : [index]))
  const kept = sum(weights.filter((_, index) => isKept(index)))
  if (free.length === 0 || kept > total) {
    const unlocked = rows.flatMap(({ isLocked }, index) => (isLocked ? [] : [index]))
    const locked = sum(weights.filter((_, index) => rows[index]?.isLocked === true))
    const room = Math.max(0, total - locked)
    return spread(rows, unlocked, room, () => unlocked.map((index) => weights[index] ?? 0))
  }
  return spread(rows, free, total - kept, () => free.map((index) => weights[index] ?? 0))
}

/**
 * Moves the border between the rows `index` and `index + 1` by `by`; what one gains the other
 * loses. Locked rows do not change, so the border beside one stays.
 */
export function moveBorder(
  rows: readonly WeightRow[],
  index: number,
  by: number,
): readonly WeightChange[] {
  const [left, right] = [rows[index], rows[index + 1]]
  if (!left || !right || left.isLocked || right.isLocked) return []
  const weights = countWeights(rows)
  const [a, b] = [weights[index] ?? 0, weights[index + 1] ?? 0]
  const moved = Math.min(b, Math.max(-a, Math.round(by)))
  if (moved === 0) return []
  return [
    { index, weight: a + moved },
    { index: index + 1, weight: b - moved },
  ]
}

function spread(
  rows: readonly WeightRow[],
  indexes: readonly number[],
  total: number,
  ratio: (count: number) => readonly number[],
): readonly WeightChange[] {
  const wanted = ratio(indexes.length)
  const weights = apportion(sum(wanted) > 0 ? wanted : wanted.map(() => 1), total)
  return indexes.flatMap((index, i) => {
    const weight = weights[i] ?? 0
    return rows[index]?.weight === weight ? [] : [{ index, weight }]
  })
}

/** Shares `total` in the given ratio as whole numbers that sum to it (largest remainder). */
function apportion(ratio: readonly number[], total: number): readonly number[] {
  const whole = sum(ratio)
  const exact = ratio.map((part) => (part / whole) * total)
  const floors = exact.map(Math.floor)
  const left = Math.round(total - sum(floors))
  const order = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index)
  const raised = new Set(order.slice(0, left).map(({ index }) => index))
  return floors.map((value, index) => (raised.has(index) ? value + 1 : value))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
