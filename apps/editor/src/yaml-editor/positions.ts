import { buildLineTable, locateLineColumn, locateOffset } from '@meshdraft/yaml'
import type { LineTable, TextEdit, TextRange } from '@meshdraft/yaml'
import type { monaco } from './monaco.ts'

/**
 * Converts between offsets in a file's text and Monaco's lines and columns. Monaco's own offsets are
 * never used: it strips a byte order mark and makes mixed line ends equal, while lines and columns
 * are the same on both sides.
 */
export interface PositionMap {
  readonly toRange: (range: TextRange) => monaco.IRange
  readonly toOffset: (position: monaco.IPosition) => number
}

const BYTE_ORDER_MARK = '\uFEFF'

/** Builds the map of one text; the line table is made on first use. */
export function buildPositionMap(text: string): PositionMap {
  let lines: LineTable | undefined
  const getLines = () => (lines ??= buildLineTable(text))
  const markLength = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0
  const toPosition = (offset: number): monaco.IPosition => {
    const { line, column } = locateOffset(getLines(), offset)
    return { lineNumber: line, column: line === 1 ? Math.max(1, column - markLength) : column }
  }
  return {
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
    toOffset({ lineNumber, column }) {
      return locateLineColumn(getLines(), {
        line: lineNumber,
        column: lineNumber === 1 ? column + markLength : column,
      })
    },
  }
}

/**
 * Yields what Monaco reports as edits of the file's text.
 *
 * @param map - of the text before the changes.
 * @param eol - the file's own line end; Monaco may insert another.
 */
export function toTextEdits(
  changes: readonly monaco.editor.IModelContentChange[],
  map: PositionMap,
  eol: string,
): TextEdit[] {
  return changes.map(({ range, text }) => ({
    range: {
      start: map.toOffset({ lineNumber: range.startLineNumber, column: range.startColumn }),
      end: map.toOffset({ lineNumber: range.endLineNumber, column: range.endColumn }),
    },
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
