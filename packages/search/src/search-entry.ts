import type { TextRange } from '@meshdraft/yaml'

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
