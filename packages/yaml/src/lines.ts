/** A place for people: line and column count from 1, columns in UTF-16 code units. */
export interface LineColumn {
  readonly line: number
  readonly column: number
}

/** Offsets at which the lines of one text start; the first is always 0. */
export type LineTable = readonly number[]

/** Builds the line table of `text`; LF, CRLF and a lone CR each end a line. */
export function buildLineTable(text: string): LineTable {
  const starts = [0]
  // Ordinary files have no CR, and looking for LF alone is several times faster.
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
      starts.push(at + 1)
    return starts
  }
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return starts
}

/** Yields the line and column of `offset`; an offset past the end lies on the last line. */
export function locateOffset(lines: LineTable, offset: number): LineColumn {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 }
}

/** Yields the offset of a line and column; a line past the end yields the last line's start. */
export function locateLineColumn(lines: LineTable, { line, column }: LineColumn): number {
  const start = lines[Math.min(Math.max(line, 1), lines.length) - 1] ?? 0
  return start + column - 1
}
