import type { YamlList, YamlMap, YamlNode, YamlScalar } from '../nodes.ts'
import {
  columnOf,
  commentColumn,
  endOfLine,
  hasPaddedLines,
  isBlankLine,
  startOfLine,
  startOfNextLine,
} from './lines.ts'

/** An entry or item of a block collection, by its lines. */
export interface BlockItem {
  /** Its dash or the start of its key. */
  readonly start: number
  /** Start of its lines, the comments it owns included; `start` if it shares its first line. */
  readonly linesStart: number
  /** End of its last line, line end included. */
  readonly linesEnd: number
  readonly value: YamlNode
}

/** The lines of a block collection. */
export interface BlockLayout {
  readonly column: number
  readonly items: readonly BlockItem[]
  /** The first item follows a dash (`- a: 1`) on its line. */
  readonly isInline: boolean
}

/**
 * Finds the lines of each entry or item of a block collection.
 *
 * An item owns the comment lines directly above it at its own column, and the rest of its last
 * line. `undefined` where keys are explicit (`? key`), which only a person should edit.
 */
export function layOutBlock(text: string, node: YamlMap | YamlList): BlockLayout | undefined {
  const starts = node.type === 'list' ? findDashes(text, node) : findKeys(text, node)
  const first = starts?.[0]
  if (!starts || first === undefined) return undefined
  const column = columnOf(text, first)
  const values = node.type === 'list' ? node.items : node.entries.map(({ value }) => value)
  const isInline = text.slice(startOfLine(text, first), first).trim() !== ''
  let floor = isInline ? first : startOfLine(text, first)
  const items = values.map((value, i) => {
    const start = starts[i] ?? first
    const isShared = i === 0 && isInline
    const linesStart = isShared ? start : findOwnedStart(text, start, column, i === 0 ? 0 : floor)
    const linesEnd = findLinesEnd(text, value)
    floor = linesEnd
    return { start, linesStart, linesEnd, value }
  })
  return { column, items, isInline }
}

function findKeys(text: string, map: YamlMap): number[] | undefined {
  let column = -1
  const starts: number[] = []
  for (const { keyRange } of map.entries) {
    const line = startOfLine(text, keyRange.start)
    if (column === -1) {
      const before = text.slice(line, keyRange.start)
      column = /^ *(?:- +)*/.exec(before)?.[0].length ?? 0
    }
    const start = line + column
    if (start > keyRange.start || text[start] === '?' || text[start] === ':') return undefined
    starts.push(start)
  }
  return starts
}

/** Each dash: between the end of one item and the next dash are only comments and blank lines. */
function findDashes(text: string, list: YamlList): number[] | undefined {
  const column = columnOf(text, list.range.start)
  const starts = [list.range.start]
  for (const item of list.items.slice(0, -1)) {
    let line = startOfNextLine(text, item.range.end)
    while (line < text.length && (isBlankLine(text, line) || commentColumn(text, line) !== -1)) {
      line = startOfNextLine(text, line)
    }
    if (text[line + column] !== '-') return undefined
    starts.push(line + column)
  }
  return text[list.range.start] === '-' ? starts : undefined
}

/** Start of the topmost of the comment lines directly above `start` at `column`. */
export function findOwnedStart(text: string, start: number, column: number, floor: number): number {
  let line = startOfLine(text, start)
  while (line > floor) {
    const above = startOfLine(text, line - 1)
    if (above < floor || above === line || commentColumn(text, above) !== column) break
    line = above
  }
  return line
}

function findLinesEnd(text: string, value: YamlNode): number {
  const end = startOfNextLine(text, value.range.end)
  return endsInKeep(text, value) ? skipBlankLines(text, end) : end
}

export function skipBlankLines(text: string, from: number): number {
  let line = from
  while (line < text.length && isBlankLine(text, line)) line = startOfNextLine(text, line)
  return line
}

/** Claims that the last thing in `node` is a block scalar that keeps the blank lines behind it. */
export function endsInKeep(text: string, node: YamlNode): boolean {
  const scalar = findLastBlockScalar(node)
  if (!scalar) return false
  return /^[|>]\d?\+/.test(text.slice(scalar.range.start, scalar.range.start + 3))
}

/**
 * Claims that blank lines at `start`, put behind `node`, would become part of it: of a text that
 * keeps blank lines, or of any text block if they hold spaces.
 */
export function takesInBlankLines(text: string, node: YamlNode, start: number): boolean {
  if (!findLastBlockScalar(node)) return false
  if (hasPaddedLines(text, start)) return true
  return endsInKeep(text, node) && skipBlankLines(text, start) !== start
}

/** Claims that a comment below `start`, if it came below `node`, would become text of its block. */
export function takesInComment(text: string, node: YamlNode, start: number): boolean {
  const scalar = findLastBlockScalar(node)
  if (!scalar) return false
  const column = commentColumn(text, skipBlankLines(text, start))
  const content = /\n( *)[^ \r\n]/.exec(text.slice(scalar.range.start, scalar.range.end))
  return column > 0 && column >= (content?.[1]?.length ?? 1)
}

function findLastBlockScalar(node: YamlNode): YamlScalar | undefined {
  const scalar = findLastScalar(node)
  return scalar?.style === 'literal' || scalar?.style === 'folded' ? scalar : undefined
}

function findLastScalar(node: YamlNode): YamlScalar | undefined {
  let last: YamlNode | undefined = node
  while (last && last.type !== 'scalar') {
    if (last.type === 'alias' || last.isFlow) return undefined
    last = last.type === 'list' ? last.items.at(-1) : last.entries.at(-1)?.value
  }
  return last
}

/** Where a new item goes behind the last: behind comments that lie deeper in the last item. */
export function findAppendOffset(text: string, layout: BlockLayout): number {
  let line = layout.items.at(-1)?.linesEnd ?? text.length
  while (line < text.length && commentColumn(text, line) > layout.column) {
    line = startOfNextLine(text, line)
  }
  return line
}

/** Offset behind the colon or dash that introduces a value, and behind its anchor and tag. */
export function findIntroEnd(text: string, from: number, mark: ':' | '-'): number {
  const at = text.indexOf(mark, from) + 1
  const props = /^(?:[ \t]+[&!][^\s]*)+/.exec(text.slice(at, endOfLine(text, at)))
  return at + (props?.[0].length ?? 0)
}
