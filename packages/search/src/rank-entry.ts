import type { TextRange } from '@meshdraft/yaml'
import { fitWord } from './known-texts.ts'
import type { KnownText } from './known-texts.ts'
import { FIT, matchWord } from './match-word.ts'
import type { SearchEntry, SearchHit } from './search-entry.ts'

/** An entry with the texts it is found by. */
export interface Prepared<T> {
  readonly entry: SearchEntry<T>
  readonly label: KnownText
  readonly detail: KnownText
  /** Its owner has other entries now. */
  isGone: boolean
}

/** An entry and how well it fits. */
export interface Ranked<T> {
  readonly prepared: Prepared<T>
  readonly rank: number
}

/** Ranks of words that are found in the detail come after all those of the label. */
const IN_DETAIL = 6

/**
 * Tells how well one word fits an entry, from 0; `undefined` where it does not. Scattered letters
 * count in the label only: somewhere in a place they are nearly always.
 */
export function rankWord<T>(word: string, { label, detail }: Prepared<T>): number | undefined {
  const inLabel = fitWord(word, label)
  if (inLabel !== undefined && inLabel !== FIT.scattered) return inLabel
  const inDetail = fitWord(word, detail)
  if (inDetail !== undefined && inDetail !== FIT.scattered) return IN_DETAIL
  return inLabel === undefined ? undefined : IN_DETAIL + 1
}

/** Puts an entry in its place among the best ones, and the worst out where there are too many. */
export function keepBest<T>(best: Ranked<T>[], one: Ranked<T>, limit: number): void {
  const last = best.at(-1)
  if (best.length >= limit && last && compareRanked(one, last) >= 0) return
  let at = best.length
  while (at > 0) {
    const before = best[at - 1]
    if (!before || compareRanked(before, one) <= 0) break
    at -= 1
  }
  best.splice(at, 0, one)
  if (best.length > limit) best.pop()
}

function compareRanked<T>(a: Ranked<T>, b: Ranked<T>): number {
  return (
    a.rank - b.rank ||
    a.prepared.entry.order - b.prepared.entry.order ||
    compareText(a.prepared.label.folded, b.prepared.label.folded) ||
    compareText(a.prepared.entry.id, b.prepared.entry.id)
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Says where in an entry the words are. */
export function locateWords<T>(
  words: readonly string[],
  one: Prepared<T>,
  rank: number,
): SearchHit<T> {
  const { entry, label, detail } = one
  const labelRanges: TextRange[] = []
  const detailRanges: TextRange[] = []
  for (const word of words) {
    const isInDetail = rankWord(word, one) === IN_DETAIL
    const [known, ranges] = isInDetail ? [detail, detailRanges] : [label, labelRanges]
    matchWord(word, known.text, known.folded, ranges)
  }
  return {
    entry,
    rank,
    labelRanges: joinRanges(labelRanges),
    detailRanges: joinRanges(detailRanges),
  }
}

/** Orders ranges and joins those that touch or overlap. */
function joinRanges(ranges: readonly TextRange[]): readonly TextRange[] {
  const joined: TextRange[] = []
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && range.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
    } else joined.push(range)
  }
  return joined
}
