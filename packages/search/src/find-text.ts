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

/** Makes a search for plain text; an empty one finds nothing. */
export function findPlainText({ text, isCaseSensitive, isWholeWord }: TextQuery): FindInLine {
  const wanted = isCaseSensitive ? text : foldCase(text)
  return function* findInLine(line) {
    if (wanted === '') return
    const folded = isCaseSensitive ? line : foldCase(line)
    let at = folded.indexOf(wanted)
    while (at !== -1) {
      const range = { start: at, end: at + wanted.length }
      const isWanted = !isWholeWord || isWhole(line, range)
      if (isWanted) yield { range }
      at = folded.indexOf(wanted, isWanted ? range.end : at + 1)
    }
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
export function findInText(text: string, find: FindInLine, limit: number): FoundInText {
  const matches: TextMatch[] = []
  for (const { start, end } of listLines(text)) {
    for (const match of find(text.slice(start, end))) {
      if (matches.length >= limit) return { matches, hasMore: true }
      const range = { start: start + match.range.start, end: start + match.range.end }
      matches.push({ ...match, range })
    }
  }
  return { matches, hasMore: false }
}

/** Yields the lines of a text without their ends; LF, CRLF and a lone CR each end one. */
export function* listLines(text: string): Generator<TextRange> {
  let start = 0
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    if (unit !== 10 && unit !== 13) continue
    yield { start, end: i }
    if (unit === 13 && text.charCodeAt(i + 1) === 10) i += 1
    start = i + 1
  }
  yield { start, end: text.length }
}
