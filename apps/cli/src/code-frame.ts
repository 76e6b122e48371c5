import type { Finding } from './findings.ts'
import { escapeControls } from './terminal.ts'

/** The lines of a file that a finding is about, and where its text stands in each. */
export interface FrameLine {
  readonly number: number
  /** Escaped, and cut where it is long. */
  readonly text: string
  /** Of the mark, in characters of `text`. */
  readonly markStart: number
  readonly markLength: number
}

const MOST_LINES = 4
const WIDTH = 160
/** Shown of a long line before the mark. */
const LEAD = 60

/**
 * Yields the lines of a finding with the part to mark. Of a finding over many lines the first ones
 * and the last; a long line is cut around its mark.
 *
 * @param lines - of the file.
 */
export function buildCodeFrame(
  { start, end }: Finding['range'],
  lines: readonly string[],
): readonly FrameLine[] {
  // A mark that ends before the first character of a line does not reach into that line.
  const last = end.column === 1 && end.line > start.line ? end.line - 1 : end.line
  const numbers = Array.from(
    { length: Math.min(last - start.line + 1, MOST_LINES) },
    (_, i) => start.line + i,
  )
  if (last - start.line + 1 > MOST_LINES) numbers.push(last)
  return numbers.flatMap((number) => {
    const line = lines[number - 1]
    if (line === undefined) return []
    const from = number === start.line ? start.column - 1 : indentOf(line)
    const to = number === end.line ? Math.min(end.column - 1, line.length) : line.length
    return [frameLine(number, line, from, Math.max(to, from))]
  })
}

function frameLine(number: number, line: string, from: number, to: number): FrameLine {
  const shift = line.length > WIDTH && from > LEAD ? from - LEAD : 0
  const cutEnd = Math.min(line.length, shift + WIDTH)
  const lead = shift > 0 ? '…' : ''
  const tail = cutEnd < line.length ? '…' : ''
  // Escaped characters are longer than what they stand for, so the mark counts the escaped text.
  const before = lead + escapeControls(line.slice(shift, from))
  const marked = escapeControls(line.slice(from, Math.min(to, cutEnd)))
  return {
    number,
    text: lead + escapeControls(line.slice(shift, cutEnd)) + tail,
    markStart: before.length,
    markLength: Math.max(marked.length, 1),
  }
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}
