import { foldCase } from './fold-case.ts'
import { createKnownTexts } from './known-texts.ts'
import { collectLetters } from './letters.ts'
import { keepBest, locateWords, rankWord } from './rank-entry.ts'
import type { Prepared, Ranked } from './rank-entry.ts'
import type { SearchEntry, SearchHit } from './search-entry.ts'

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
   * @returns best first within each type; the types in no order of their own. None for an empty query.
   */
  readonly find: (query: string, options: SearchOptions) => FoundByType<T>
  /**
   * As `find`, step by step, so that a caller can stop or let others go on between two steps; a step
   * takes well below a millisecond. Entries that come in meanwhile may be missing.
   *
   * A query that goes on where the last one that was finished ended looks only at what that one found.
   */
  readonly search: (query: string, options: SearchOptions) => Generator<undefined, FoundByType<T>>
}

export type FoundByType<T> = ReadonlyMap<string, readonly SearchHit<T>[]>

/** Longer queries are cut: nobody types them, and the time to answer is bounded. */
const LONGEST_QUERY = 200

/** Entries between two steps. */
const STEP = 256

/** What the last query that was finished found, and what came in since. */
interface LastQuery<T> {
  readonly words: readonly string[]
  readonly found: readonly Prepared<T>[]
  readonly added: Prepared<T>[]
}

/** Makes an empty index. */
export function createSearchIndex<T>(): SearchIndex<T> {
  const preparedByOwner = new Map<string, readonly Prepared<T>[]>()
  const texts = createKnownTexts()
  let size = 0
  let version = 0
  let last: LastQuery<T> | undefined

  function put(owner: string, entries: readonly SearchEntry<T>[]): void {
    const before = preparedByOwner.get(owner) ?? []
    const prepared = entries.map((entry): Prepared<T> => ({
      entry,
      label: texts.take(entry.label),
      detail: texts.take(entry.detail),
      isGone: false,
    }))
    for (const one of before) {
      one.isGone = true
      texts.giveBack(one.label)
      texts.giveBack(one.detail)
    }
    size += prepared.length - before.length
    version += 1
    if (prepared.length === 0) preparedByOwner.delete(owner)
    else preparedByOwner.set(owner, prepared)
    for (const one of prepared) last?.added.push(one)
  }

  function* search(
    query: string,
    { types, limit }: SearchOptions,
  ): Generator<undefined, FoundByType<T>> {
    const words = splitWords(query)
    if (words.length === 0) return new Map()
    const startVersion = version
    const isNarrower = last !== undefined && narrows(words, last.words)
    let groups = isNarrower && last ? [last.found, [...last.added]] : [...preparedByOwner.values()]
    let ranks: number[] = []
    const letters = collectLetters(words.join(''))
    for (const [i, word] of words.entries()) {
      const found: Prepared<T>[] = []
      const next: number[] = []
      let at = 0
      for (const group of groups) {
        for (const one of group) {
          at += 1
          if (at % STEP === 0) yield
          if (one.isGone || ((one.label.letters | one.detail.letters) & letters) !== letters)
            continue
          const rank = rankWord(word, one)
          if (rank === undefined) continue
          found.push(one)
          next.push(i === 0 ? rank : Math.max(rank, ranks[at - 1] ?? 0))
        }
      }
      groups = [found]
      ranks = next
    }
    const found = groups[0] ?? []
    const bestByType = new Map<string, Ranked<T>[]>()
    for (const [i, prepared] of found.entries()) {
      if (i % STEP === 0) yield
      const { type } = prepared.entry
      if (prepared.isGone || (types && !types.has(type))) continue
      let best = bestByType.get(type)
      if (!best) bestByType.set(type, (best = []))
      keepBest(best, { prepared, rank: ranks[i] ?? 0 }, limit)
    }
    if (version === startVersion) last = { words, found, added: [] }
    return new Map(
      [...bestByType].map(([type, best]) => [
        type,
        best.map(({ prepared, rank }) => locateWords(words, prepared, rank)),
      ]),
    )
  }

  return {
    put,
    search,
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
    find(query, options) {
      const steps = search(query, options)
      for (;;) {
        const step = steps.next()
        if (step.done === true) return step.value
      }
    },
  }
}

/**
 * Whether all that fits `words` fits `before`, too: each word before is the beginning of the word in
 * its place. A word that fits a text still fits it when its last letters are taken away.
 */
function narrows(words: readonly string[], before: readonly string[]): boolean {
  return before.every((word, i) => words[i]?.startsWith(word) === true)
}

/** Yields the words of a query, folded. */
function splitWords(query: string): readonly string[] {
  return foldCase(query.slice(0, LONGEST_QUERY))
    .split(/\s+/)
    .filter((word) => word !== '')
}
