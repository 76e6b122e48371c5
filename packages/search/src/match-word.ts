import type { TextRange } from '@meshdraft/yaml'
import { isWordStart } from './word-starts.ts'

/**
 * How well a word fits a text, best first. Each level is a rule that one can say: the same, begins
 * with it, a word begins with it, its letters begin words (`dr` in `DestinationRule`), holds it, has
 * its letters in order from the start of a word on,
 * without a space between.
 */
export const FIT = {
  same: 0,
  prefix: 1,
  wordStart: 2,
  initials: 3,
  inside: 4,
  scattered: 5,
} as const

export type Fit = (typeof FIT)[keyof typeof FIT]

/** Letters beyond these are compared as a whole only: initials and scattered letters are for short words. */
const LONGEST_WORD = 30

/**
 * Tells how a word fits a text.
 *
 * @param word - folded with `foldCase`, not empty.
 * @param folded - the text folded with `foldCase`.
 * @param ranges - takes the ranges that fit, in order; absent where only the level is asked for.
 * @returns `undefined` where it does not fit. Takes time linear in the text for words of bounded length.
 */
export function matchWord(
  word: string,
  text: string,
  folded: string,
  ranges?: TextRange[],
): Fit | undefined {
  const first = folded.indexOf(word)
  if (first === 0) {
    ranges?.push({ start: 0, end: word.length })
    return word.length === folded.length ? FIT.same : FIT.prefix
  }
  for (let at = first; at !== -1; at = folded.indexOf(word, at + 1)) {
    if (!isWordStart(text, at)) continue
    ranges?.push({ start: at, end: at + word.length })
    return FIT.wordStart
  }
  const isShort = word.length <= LONGEST_WORD
  if (isShort && word.length > 1 && matchInitials(word, text, folded, ranges)) return FIT.initials
  if (first !== -1) {
    ranges?.push({ start: first, end: first + word.length })
    return FIT.inside
  }
  return isShort && matchScattered(word, text, folded, ranges) ? FIT.scattered : undefined
}

/**
 * Whether the letters of a word stand in a text so that each begins a word of it or follows the one
 * before at once. Bit `j` of a state says: the first `j` letters have been found.
 */
function matchInitials(
  word: string,
  text: string,
  folded: string,
  ranges: TextRange[] | undefined,
): boolean {
  const whole = 1 << word.length
  const endingAt: number[] = []
  let ending = 0
  let found = 1
  for (let i = 0; i < folded.length; i += 1) {
    const letter = folded.charCodeAt(i)
    const from = isWordStart(text, i) ? ending | found : ending
    let next = 0
    if (from !== 0) {
      for (let j = 0; j < word.length; j += 1) {
        if ((from & (1 << j)) !== 0 && word.charCodeAt(j) === letter) next |= 1 << (j + 1)
      }
    }
    ending = next
    found |= next
    if (ranges) endingAt.push(ending)
    if ((found & whole) !== 0) {
      if (ranges) traceInitials(word, endingAt, ranges)
      return true
    }
  }
  return false
}

/** Walks back from the last letter; a letter that follows at once comes before one that begins a word. */
function traceInitials(word: string, endingAt: readonly number[], ranges: TextRange[]): void {
  const places: number[] = []
  let at = endingAt.length - 1
  for (let j = word.length; j > 0; j -= 1) {
    while (((endingAt[at] ?? 0) & (1 << j)) === 0) at -= 1
    places.unshift(at)
    at -= 1
  }
  pushPlaces(places, ranges)
}

/** Scattered letters stand between two spaces: over a sentence they would fit nearly always. */
function matchScattered(
  word: string,
  text: string,
  folded: string,
  ranges: TextRange[] | undefined,
): boolean {
  const places: number[] = []
  for (let i = 0; i < folded.length; i += 1) {
    const letter = folded.charCodeAt(i)
    if (letter === 32) places.length = 0
    else if (
      letter === word.charCodeAt(places.length) &&
      (places.length > 0 || isWordStart(text, i))
    ) {
      places.push(i)
      if (places.length < word.length) continue
      if (ranges) pushPlaces(places, ranges)
      return true
    }
  }
  return false
}

/** Joins neighbouring places into ranges. */
function pushPlaces(places: readonly number[], ranges: TextRange[]): void {
  let start: number | undefined
  for (const [i, place] of places.entries()) {
    start ??= place
    if (places[i + 1] === place + 1) continue
    ranges.push({ start, end: place + 1 })
    start = undefined
  }
}
