import type { TextRange } from '@meshdraft/yaml'

/** A range of one of several texts. */
export interface KeyedRange<Key> {
  readonly key: Key
  readonly range: TextRange
}

/** Ranges of texts that belong to somebody. */
export interface TakenRanges<Key> {
  /** Takes all of `ranges`, or none if one of them overlaps or touches a range taken before. */
  take(ranges: readonly KeyedRange<Key>[]): boolean
}

/** Makes an empty table. Each range costs the logarithm of those taken, and room in a list. */
export function createTakenRanges<Key>(): TakenRanges<Key> {
  const takenByKey = new Map<Key, TextRange[]>()
  return {
    take(ranges) {
      const isFree = ranges.every(({ key, range }) => {
        const taken = takenByKey.get(key) ?? []
        const place = findPlace(taken, range.start)
        // Ranges that only touch may still mean one comma, or one line.
        return (
          (taken[place - 1]?.end ?? -1) < range.start &&
          (taken[place]?.start ?? Infinity) > range.end
        )
      })
      if (!isFree) return false
      for (const { key, range } of ranges) {
        const taken = takenByKey.get(key) ?? []
        taken.splice(findPlace(taken, range.start), 0, range)
        takenByKey.set(key, taken)
      }
      return true
    },
  }
}

/** Yields the position of the first range that starts behind `start`. */
function findPlace(taken: readonly TextRange[], start: number): number {
  let low = 0
  let high = taken.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((taken[middle]?.start ?? 0) <= start) low = middle + 1
    else high = middle
  }
  return low
}
