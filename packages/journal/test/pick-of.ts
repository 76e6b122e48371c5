import type { Random } from '@meshdraft/fixtures'

/** Yields one of `items`. @throws RangeError if there are none. */
export function pickOf<T>(random: Random, items: readonly T[]): T {
  for (const item of items.slice(random.integer(items.length))) return item
  throw new RangeError('There is nothing to pick from.')
}
