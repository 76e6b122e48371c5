import type { TextRange } from '@meshdraft/yaml'
import { foldCase } from './fold-case.ts'
import { collectLetters } from './letters.ts'
import { FIT, matchWord } from './match-word.ts'

/** Something that can be found by its words. */
export interface SearchEntry<T> {
  /** Unique in the index and the same over edits that do not move it. */
  readonly id: string
  /** The group it is shown in, e.g. `resource`. */
  readonly type: string
  /** What it is called, e.g. `reviews` or `http[0].timeout: 5s`. */
  readonly label: string
  /** Where it is or what it belongs to, e.g. `VirtualService in bookstore`; found too, but less well. */
  readonly detail: string
  /** Place among entries of one type that fit equally well; smaller is first. */
  readonly order: number
  /** What to do with it; the index only hands it back. */
  readonly target: T
}

/** An entry that fits a query. */
export interface SearchHit<T> {
  readonly entry: SearchEntry<T>
  /** How well, from 0: compare it between types, too. */
  readonly rank: number
  /** In the label, in order, not overlapping. */
  readonly labelRanges: readonly TextRange[]
  readonly detailRanges: readonly TextRange[]
}

export interface SearchOptions {
  /** Only these types; absent: all. */
  readonly types?: ReadonlySet<string>
  /** So many of each type. */
  readonly limit: number
}

/** Entries by owner, e.g. one document: a change of it replaces its own entries only. */
export interface SearchIndex<T> {
  /** Replaces what the owner had; an empty list takes it out. */
  readonly put: (owner: string, entries: readonly SearchEntry<T>[]) => void
  readonly owners: () => Iterable<string>
  /** Yields the first entries of a type in the order of ties. */
  readonly list: (type: string, limit: number) => readonly SearchEntry<T>[]
  /** How many entries there are. */
  readonly size: () => number
  /**
   * Finds the best entries of each type.
   *
   * Every word of the query must fit the label or the detail; an entry is as good as its worst word.
   * Ties go by `order`, then by label in the order of code units, then by id.
   *
   * @returns best first within each type, in the order in which the types were met; none for an
   *   empty query.
   */
  readonly find: (
    query: string,
    options: SearchOptions,
  ) => ReadonlyMap<string, readonly SearchHit<T>[]>
}

/** Ranks of words that are found in the detail come after all those of the label. */
const IN_DETAIL = 6

/** Longer queries are cut: nobody types them, and the time to answer is bounded. */
const LONGEST_QUERY = 200

interface Prepared<T> {
  readonly entry: SearchEntry<T>
  readonly label: string
  readonly detail: string
  readonly letters: number
}

/** Makes an empty index. */
export function createSearchIndex<T>(): SearchIndex<T> {
  const preparedByOwner = new Map<string, readonly Prepared<T>[]>()
  let size = 0

  return {
    put(owner, entries) {
      size += entries.length - (preparedByOwner.get(owner)?.length ?? 0)
      if (entries.length === 0) preparedByOwner.delete(owner)
      else preparedByOwner.set(owner, prepareAll(entries))
    },
    owners: () => preparedByOwner.keys(),
    list(type, limit) {
      const best: Ranked<T>[] = []
      for (const prepared of preparedByOwner.values()) {
        for (const one of prepared) {
          if (one.entry.type === type) keepBest(best, { prepared: one, rank: 0 }, limit)
        }
      }
      return best.map(({ prepared }) => prepared.entry)
    },
    size: () => size,
    find(query, { types, limit }) {
      const words = splitWords(query)
      const bestByType = new Map<string, Ranked<T>[]>()
      if (words.length === 0) return new Map()
      const letters = collectLetters(words.join(''))
      for (const prepared of preparedByOwner.values()) {
        for (const one of prepared) {
          if ((one.letters & letters) !== letters) continue
          const { type } = one.entry
          if (types && !types.has(type)) continue
          const rank = rankWords(words, one)
          if (rank === undefined) continue
          let best = bestByType.get(type)
          if (!best) bestByType.set(type, (best = []))
          keepBest(best, { prepared: one, rank }, limit)
        }
      }
      return new Map(
        [...bestByType].map(([type, best]) => [
          type,
          best.map(({ prepared, rank }) => locateWords(words, prepared, rank)),
        ]),
      )
    },
  }
}

function prepareAll<T>(entries: readonly SearchEntry<T>[]): readonly Prepared<T>[] {
  // Most entries of an owner say the same of where they are.
  let lastDetail = { text: '', folded: '', letters: 0 }
  return entries.map((entry) => {
    if (entry.detail !== lastDetail.text) {
      const folded = foldCase(entry.detail)
      lastDetail = { text: entry.detail, folded, letters: collectLetters(folded) }
    }
    const label = foldCase(entry.label)
    const letters = collectLetters(label) | lastDetail.letters
    return { entry, label, detail: lastDetail.folded, letters }
  })
}

/** Yields the words of a query, folded. */
export function splitWords(query: string): readonly string[] {
  return foldCase(query.slice(0, LONGEST_QUERY))
    .split(/\s+/)
    .filter((word) => word !== '')
}

function rankWords<T>(words: readonly string[], one: Prepared<T>): number | undefined {
  let worst = 0
  for (const word of words) {
    const rank = rankWord(word, one)
    if (rank === undefined) return undefined
    if (rank > worst) worst = rank
  }
  return worst
}

/** Scattered letters count in the label only: somewhere in a place they are nearly always. */
function rankWord<T>(word: string, one: Prepared<T>): number | undefined {
  const { entry, label } = one
  const inLabel = matchWord(word, entry.label, label)
  if (inLabel !== undefined && inLabel !== FIT.scattered) return inLabel
  if (fitsDetail(word, one)) return IN_DETAIL
  return inLabel === undefined ? undefined : IN_DETAIL + 1
}

/** The entries of an owner come one after the other and mostly share their detail: it is asked once. */
let lastAsked = { word: '', detail: '', fits: false }

function fitsDetail<T>(word: string, { entry, detail }: Prepared<T>): boolean {
  if (lastAsked.detail !== entry.detail || lastAsked.word !== word) {
    const fit = matchWord(word, entry.detail, detail)
    lastAsked = { word, detail: entry.detail, fits: fit !== undefined && fit !== FIT.scattered }
  }
  return lastAsked.fits
}

interface Ranked<T> {
  readonly prepared: Prepared<T>
  readonly rank: number
}

function keepBest<T>(best: Ranked<T>[], one: Ranked<T>, limit: number): void {
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
    compareText(a.prepared.label, b.prepared.label) ||
    compareText(a.prepared.entry.id, b.prepared.entry.id)
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function locateWords<T>(words: readonly string[], one: Prepared<T>, rank: number): SearchHit<T> {
  const { entry, label, detail } = one
  const labelRanges: TextRange[] = []
  const detailRanges: TextRange[] = []
  for (const word of words) {
    const wordRank = rankWord(word, one)
    if (wordRank === IN_DETAIL) matchWord(word, entry.detail, detail, detailRanges)
    else matchWord(word, entry.label, label, labelRanges)
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
