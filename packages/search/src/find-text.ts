import type { TextRange } from '@meshdraft/yaml'
import { foldCase } from './fold-case.ts'
import { isWordUnit } from './word-starts.ts'

/** What is looked for in texts. */
export interface TextQuery {
  readonly text: string
  readonly isCaseSensitive: boolean
  /** Only where no letter, digit or underscore stands beside it. */
  readonly isWholeWord: boolean
}

/** One place where a text was found. */
export interface TextMatch {
  /** In the text that was searched; never holds a line end and is never empty. */
  readonly range: TextRange
  /** What the groups of an expression took; `[0]` is the whole. Absent for plain text. */
  readonly groups?: readonly string[]
}

/** Finds what is looked for in one line, from the left, without overlaps. */
export type FindInLine = (line: string) => Iterable<TextMatch>

/** What is looked for in a text, line by line. */
export interface TextSearch {
  readonly findInLine: FindInLine
  /** What each line with a match holds; the others are not read. Absent: nothing is known of them. */
  readonly required?: RequiredText
}

/** A text that a match holds. */
export interface RequiredText {
  readonly text: string
  readonly isCaseSensitive: boolean
}

/** Makes a search for plain text; an empty one finds nothing. */
export function findPlainText({ text, isCaseSensitive, isWholeWord }: TextQuery): TextSearch {
  const wanted = isCaseSensitive ? text : foldCase(text)
  return {
    ...(text !== '' && { required: { text, isCaseSensitive } }),
    *findInLine(line) {
      if (wanted === '') return
      const folded = isCaseSensitive ? line : foldCase(line)
      let at = folded.indexOf(wanted)
      while (at !== -1) {
        const range = { start: at, end: at + wanted.length }
        const isWanted = !isWholeWord || isWhole(line, range)
        if (isWanted) yield { range }
        at = folded.indexOf(wanted, isWanted ? range.end : at + 1)
      }
    },
  }
}

/** Whether no letter, digit or underscore stands beside a range. */
export function isWhole(line: string, { start, end }: TextRange): boolean {
  return !isWordUnit(line.charCodeAt(start - 1)) && !isWordUnit(line.charCodeAt(end))
}

/** Matches of one text, and whether there are more than were asked for. */
export interface FoundInText {
  readonly matches: readonly TextMatch[]
  readonly hasMore: boolean
}

/**
 * Finds all matches of a text, line by line: what a line end is, no match ever holds, so none is
 * ever replaced.
 *
 * @param limit - so many at most.
 */
export function findInText(text: string, search: TextSearch, limit: number): FoundInText {
  const steps = searchText(text, search, limit)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Letters between two steps of a search, whatever the lines are like. */
const STEP = 16_384

/** As `findInText`, step by step, so that a caller can stop or let others go on between two steps. */
export function* searchText(
  text: string,
  { findInLine, required }: TextSearch,
  limit: number,
): Generator<undefined, FoundInText> {
  const matches: TextMatch[] = []
  let read = 0
  for (const { start, end } of required ? listLinesWith(text, required) : listLines(text)) {
    for (const match of findInLine(text.slice(start, end))) {
      if (matches.length >= limit) return { matches, hasMore: true }
      const range = { start: start + match.range.start, end: start + match.range.end }
      matches.push({ ...match, range })
    }
    read += end - start + 1
    if (read < STEP) continue
    read = 0
    yield
  }
  return { matches, hasMore: false }
}

/** Yields the lines that hold a text. */
function* listLinesWith(
  text: string,
  { text: wanted, isCaseSensitive }: RequiredText,
): Generator<TextRange> {
  const fold = isCaseSensitive ? (it: string) => it : foldFurther
  const folded = fold(text)
  const foldedWanted = fold(wanted)
  let at = folded.indexOf(foldedWanted)
  while (at !== -1) {
    const line = findLine(text, at)
    yield line
    at = folded.indexOf(foldedWanted, Math.max(line.end, at + 1))
  }
}

/** RE2 takes the long s for an s in either case; no other letter of ASCII has a third form that stays. */
function foldFurther(text: string): string {
  return foldCase(text).replaceAll('ſ', 's')
}

function findLine(text: string, offset: number): TextRange {
  let start = offset
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start -= 1
  let end = offset
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end += 1
  return { start, end }
}

function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13
}

/** Yields the lines of a text without their ends; LF, CRLF and a lone CR each end one. */
export function* listLines(text: string): Generator<TextRange> {
  let start = 0
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    if (!isLineEnd(unit)) continue
    yield { start, end: i }
    if (unit === 13 && text.charCodeAt(i + 1) === 10) i += 1
    start = i + 1
  }
  yield { start, end: text.length }
}
