import type { YamlList, YamlMap } from '../nodes.ts'
import { commentColumn, endOfLine, isFirstOnLine, startOfLine, startOfNextLine } from './lines.ts'

/** An item of a flow collection. */
export interface FlowItem {
  /** Start of the item, its anchor and tag included. */
  readonly start: number
  readonly end: number
  /** Offset of the comma behind it; -1 if there is none. */
  readonly comma: number
  /** Nothing but white space stands before it on its line. */
  readonly isFirstOnLine: boolean
  /** Nothing but white space and a comment stands behind it and its comma on its last line. */
  readonly isLastOnLine: boolean
  /** Start of its lines with the comments it owns, if it is the first on its line. */
  readonly linesStart: number
  /** End of its last line, line end included, if it is the last on its line. */
  readonly linesEnd: number
}

/** Finds the items of a flow collection and the commas between them. */
export function layOutFlow(text: string, node: YamlMap | YamlList): readonly FlowItem[] {
  const ends =
    node.type === 'list'
      ? node.items.map(({ range }) => range.end)
      : node.entries.map(({ keyRange, value }) => Math.max(keyRange.end, value.range.end))
  const close = node.range.end - 1
  const items: FlowItem[] = []
  let at = node.range.start + 1
  for (const end of ends) {
    const start = skipTrivia(text, at, close)
    const next = skipTrivia(text, end, close)
    const comma = text[next] === ',' ? next : -1
    const tail = comma === -1 ? end : comma + 1
    const lineEnd = endOfLine(text, tail)
    const rest = text.slice(tail, lineEnd)
    items.push({
      start,
      end,
      comma,
      isFirstOnLine: isFirstOnLine(text, start),
      isLastOnLine: /^[ \t]*(?:#.*)?$/.test(rest) && lineEnd < close,
      linesStart: findOwnedLines(text, start, at),
      linesEnd: startOfNextLine(text, tail),
    })
    at = tail
  }
  return items
}

/** Skips white space and comments. */
export function skipTrivia(text: string, from: number, end: number): number {
  let at = from
  while (at < end) {
    const char = text[at]
    if (char === '#') at = endOfLine(text, at)
    else if (char === ' ' || char === '\t' || char === '\n' || char === '\r') at += 1
    else break
  }
  return at
}

function findOwnedLines(text: string, start: number, floor: number): number {
  const column = start - startOfLine(text, start)
  let line = startOfLine(text, start)
  while (line > floor) {
    const above = startOfLine(text, line - 1)
    if (above <= floor || commentColumn(text, above) !== column) break
    line = above
  }
  return line
}
