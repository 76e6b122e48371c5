import { locateLineColumn, locateOffset } from '@meshdraft/yaml'
import type { LineTable, TextEdit, TextRange } from '@meshdraft/yaml'
import { readLineTable } from '../store/line-tables.ts'
import type { monaco } from './monaco.ts'

/**
 * Converts between offsets in a file's text and Monaco's lines and columns. Monaco's own offsets are
 * never used: it strips a byte order mark and makes mixed line ends equal, while lines and columns
 * are the same on both sides.
 */
export interface PositionMap {
  readonly toRange: (range: TextRange) => monaco.IRange
  readonly toPosition: (offset: number) => monaco.IPosition
  readonly toOffset: (position: monaco.IPosition) => number
  readonly toTextRange: (range: monaco.IRange) => TextRange
  /** Monaco must count as many lines, else its lines are not those of the text. */
  readonly countLines: () => number
}

const BYTE_ORDER_MARK = '\uFEFF'

/** Builds the map of one text; the line table is made on first use. */
export function buildPositionMap(text: string): PositionMap {
  let lines: LineTable | undefined
  const getLines = () => (lines ??= readLineTable(text))
  const markLength = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0
  const toPosition = (offset: number): monaco.IPosition => {
    const { line, column } = locateOffset(getLines(), offset)
    return { lineNumber: line, column: line === 1 ? Math.max(1, column - markLength) : column }
  }
  const toOffset = ({ lineNumber, column }: monaco.IPosition): number =>
    Math.min(
      text.length,
      locateLineColumn(getLines(), {
        line: lineNumber,
        column: lineNumber === 1 ? column + markLength : column,
      }),
    )
  return {
    toPosition,
    toOffset,
    toRange({ start, end }) {
      const from = toPosition(start)
      const to = toPosition(end)
      return {
        startLineNumber: from.lineNumber,
        startColumn: from.column,
        endLineNumber: to.lineNumber,
        endColumn: to.column,
      }
    },
    toTextRange: (range) => ({
      start: toOffset({ lineNumber: range.startLineNumber, column: range.startColumn }),
      end: toOffset({ lineNumber: range.endLineNumber, column: range.endColumn }),
    }),
    countLines: () => getLines().length,
  }
}

/**
 * Yields what Monaco reports as edits of the file's text.
 *
 * @param map - of the text before the changes.
 * @param eol - the file's own line end; Monaco may insert another.
 */
export function toTextEdits(
  changes: readonly Pick<monaco.editor.IModelContentChange, 'range' | 'text'>[],
  map: PositionMap,
  eol: string,
): TextEdit[] {
  return changes.map(({ range, text }) => ({
    range: map.toTextRange(range),
    newText: text.replaceAll(/\r\n|\r|\n/g, eol),
  }))
}

/** Yields the line end that most lines of `text` have. */
export function findLineEnd(text: string): string {
  const windows = text.match(/\r\n/g)?.length ?? 0
  const all = text.match(/\n/g)?.length ?? 0
  if (all === 0 && text.includes('\r')) return '\r'
  return windows * 2 > all ? '\r\n' : '\n'
}

/**
 * Yields one edit from `before` to `after`: what lies between their common start and end. It never
 * cuts a line end or a surrogate pair in two.
 */
export function findDifference(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined
  const shortest = Math.min(before.length, after.length)
  let start = 0
  while (start < shortest && before.charCodeAt(start) === after.charCodeAt(start)) start += 1
  if (start > 0 && (isJoined(before, start) || isJoined(after, start))) start -= 1
  let tail = 0
  while (
    tail < shortest - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1
  }
  if (tail > 0 && (isJoined(before, before.length - tail) || isJoined(after, after.length - tail)))
    tail -= 1
  return {
    range: { start, end: before.length - tail },
    newText: after.slice(start, after.length - tail),
  }
}

/** Whether the code units before and after `offset` belong together. */
function isJoined(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  if (before === 13) return after === 10
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000
}
