/** Start of the line of `offset`, behind a byte order mark. */
export function startOfLine(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return start === 0 && text.charCodeAt(0) === 0xfeff ? Math.min(1, offset) : start
}

/** End of the line of `offset`, before its line end. */
export function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  if (end === -1) return text.length
  return end > offset && text[end - 1] === '\r' ? end - 1 : end
}

/** Start of the line behind that of `offset`, or the end of the text. */
export function startOfNextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end + 1
}

/** Where the line before the one that starts at `start` ends, its line end not included. */
export function endOfPreviousLine(text: string, start: number): number {
  if (start === 0) return 0
  return text[start - 2] === '\r' ? start - 2 : start - 1
}

export function columnOf(text: string, offset: number): number {
  return offset - startOfLine(text, offset)
}

/** Claims that the line of `offset` holds only white space before it. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return text.slice(startOfLine(text, offset), offset).trim() === ''
}

export function isBlankLine(text: string, start: number): boolean {
  return text.slice(start, endOfLine(text, start)).trim() === ''
}

/**
 * Claims that blank lines with spaces in them start at `start`: a text block put above them could
 * take them for its own.
 */
export function hasPaddedLines(text: string, start: number): boolean {
  let line = start
  while (line < text.length && isBlankLine(text, line)) {
    if (text.slice(line, endOfLine(text, line)) !== '') return true
    line = startOfNextLine(text, line)
  }
  return false
}

/**
 * Claims that the first line with anything on it from `start` on is a comment deeper than `column`: a
 * text block put above it could take it for its own.
 */
export function hasDeeperComment(text: string, start: number, column: number): boolean {
  let line = start
  while (line < text.length && isBlankLine(text, line)) line = startOfNextLine(text, line)
  return commentColumn(text, line) > column
}

/** Column of a comment that has the line to itself; -1 if the line holds anything else. */
export function commentColumn(text: string, start: number): number {
  let at = start
  while (text[at] === ' ' || text[at] === '\t') at += 1
  return text[at] === '#' ? at - start : -1
}

/** The line end the text uses most; LF if it has none. */
export function detectEol(text: string): '\n' | '\r\n' {
  let crlf = 0
  let lf = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (text[at - 1] === '\r') crlf += 1
    else lf += 1
  }
  return crlf > lf ? '\r\n' : '\n'
}
