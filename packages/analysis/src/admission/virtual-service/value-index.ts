import { compareText } from '@meshdraft/model'

/** A condition in a group of conditions with equally many values. */
export interface Member {
  readonly place: number
  readonly values: readonly string[]
}

/** Members by each of their values, to find those whose values begin with given ones. */
export type ValueIndex = readonly Column[]

interface Column {
  /** Different values in order of text. */
  readonly sorted: readonly string[]
  /** Members with a value before each of `sorted`, and at the end all of them. */
  readonly countBefore: readonly number[]
  readonly membersByValue: ReadonlyMap<string, readonly Member[]>
}

/** Builds the index of members that have equally many values. */
export function buildValueIndex(members: readonly Member[]): ValueIndex {
  const [first] = members
  return (first?.values ?? []).map((_, i) => {
    const membersByValue = new Map<string, Member[]>()
    for (const member of members) {
      const value = member.values[i] ?? ''
      const known = membersByValue.get(value)
      if (known === undefined) membersByValue.set(value, [member])
      else known.push(member)
    }
    const sorted = [...membersByValue.keys()].toSorted(compareText)
    const countBefore = [0]
    for (const value of sorted) {
      countBefore.push((countBefore.at(-1) ?? 0) + (membersByValue.get(value)?.length ?? 0))
    }
    return { sorted, countBefore, membersByValue }
  })
}

/**
 * Yields the members that may begin with `values`, value by value: those that do in the one value
 * that the fewest do in.
 */
export function* findCandidates(index: ValueIndex, values: readonly string[]): Iterable<Member> {
  let best: { readonly column: Column; readonly start: number; readonly end: number } | undefined
  let fewest = Infinity
  for (const [i, column] of index.entries()) {
    const { sorted, countBefore } = column
    const value = values[i] ?? ''
    const start = findFirst(sorted, 0, (text) => text >= value)
    const end = findFirst(sorted, start, (text) => !text.startsWith(value))
    const count = (countBefore[end] ?? 0) - (countBefore[start] ?? 0)
    if (count >= fewest) continue
    fewest = count
    best = { column, start, end }
  }
  if (best === undefined) return
  for (const value of best.column.sorted.slice(best.start, best.end)) {
    yield* best.column.membersByValue.get(value) ?? []
  }
}

/** Index of the first text that `holds`, which then holds for all behind it; the length if none. */
function findFirst(
  sorted: readonly string[],
  from: number,
  holds: (text: string) => boolean,
): number {
  let low = from
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(sorted[middle] ?? '')) high = middle
    else low = middle + 1
  }
  return low
}
