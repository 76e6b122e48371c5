import type { PlainValue, ScalarStyle, YamlNode, YamlScalar } from '../nodes.ts'
import type { TextEdit } from '../text.ts'
import { rewriteScalar, toLiteralLines } from '../write/scalar.ts'
import { isBlockValue, isScalarValue, writeBlock, writeFlow } from '../write/value.ts'
import type { WriteStyle } from '../write/value.ts'
import { findIntroEnd, findOwnedStart, skipBlankLines } from './block.ts'
import {
  columnOf,
  commentColumn,
  endOfLine,
  hasPaddedLines,
  isFirstOnLine,
  startOfLine,
  startOfNextLine,
} from './lines.ts'
import { replace } from './plan.ts'
import type { Place } from './target.ts'

/** The value to be replaced, with what surrounds it. */
export interface Slot {
  readonly text: string
  readonly node: YamlNode
  /** The containers above, innermost last. */
  readonly parents: readonly Place[]
  readonly style: WriteStyle
}

/** Yields the edits that put `value` in the place of a node. */
export function replaceNode(given: Slot, value: PlainValue): TextEdit[] {
  const behind = startOfNextLine(given.text, given.node.range.end)
  const comment = commentColumn(given.text, skipBlankLines(given.text, behind))
  const slot =
    hasPaddedLines(given.text, behind) || comment > parentColumn(given)
      ? { ...given, style: { ...given.style, hasTextBlocks: false } }
      : given
  const place = slot.parents.at(-1)
  if (slot.parents.some(({ container }) => container.isFlow)) return replaceInFlow(slot, value)
  if (!isBlockValue(value)) return replaceWithToken(slot, value)
  if (!place) return replaceRoot(slot, value)
  return place.container.type === 'list'
    ? replaceItem(slot, value, columnOf(slot.text, findDash(slot, place)))
    : replaceEntry(slot, value, place)
}

function isBlockCollection(node: YamlNode): boolean {
  return (node.type === 'map' || node.type === 'list') && !node.isFlow
}

function isBlockScalar(node: YamlNode): node is YamlScalar {
  return node.type === 'scalar' && (node.style === 'literal' || node.style === 'folded')
}

function replaceInFlow({ text, node, parents, style }: Slot, value: PlainValue): TextEdit[] {
  const { start, end } = node.range
  const written = isScalarValue(value)
    ? rewriteScalar(value, styleOf(node), { ...style, isFlow: true })
    : writeFlow(value, style, findFlowIndent(text, start, parents, style))
  if (start !== end) return [replace(start, end, written)]
  const place = parents.at(-1)
  const isKeyAlone = place?.container.type === 'map' && !hasColon(text, start)
  return [replace(start, end, (isKeyAlone ? ': ' : padBefore(text, start)) + written)]
}

/** Several lines only in JSON whose surroundings are written on several lines. */
export function findFlowIndent(
  text: string,
  start: number,
  parents: readonly Place[],
  style: WriteStyle,
): string | undefined {
  const container = parents.at(-1)?.container
  if (!style.isJson || !container) return undefined
  if (!text.slice(container.range.start, container.range.end).includes('\n')) return undefined
  return readIndent(text, start)
}

export function readIndent(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(startOfLine(text, offset), offset))?.[0] ?? ''
}

function hasColon(text: string, offset: number): boolean {
  return /:[ \t]*$/.test(text.slice(startOfLine(text, offset), offset))
}

function padBefore(text: string, offset: number): string {
  return /[\s[{]/.test(text[offset - 1] ?? ' ') ? '' : ' '
}

function styleOf(node: YamlNode): ScalarStyle {
  return node.type === 'scalar' ? node.style : 'plain'
}

/** Puts a value that stands on one line (or is a block scalar) in the place of anything. */
function replaceWithToken(slot: Slot, value: PlainValue): TextEdit[] {
  const { text, node, style } = slot
  const { start, end } = node.range
  if (isBlockScalar(node)) return replaceBlockScalar(slot, node, value)
  if (isBlockCollection(node)) return replaceCollectionWithToken(slot, value)
  const form = { ...style, isFlow: false }
  if (start === end) {
    const written = isScalarValue(value)
      ? writeFlow(value, style, undefined, false)
      : writeFlow(value, style, undefined)
    return [replace(start, end, padBefore(text, start) + written)]
  }
  if (typeof value === 'string' && canTurnLiteral(slot)) {
    const literal = toLiteralLines(value)
    if (literal)
      return [
        replace(
          start,
          end,
          joinLiteral(literal.header, literal.lines, textColumn(slot), style.eol) +
            literalTail(text, end, literal.header, style.eol),
        ),
      ]
  }
  const written = isScalarValue(value)
    ? rewriteScalar(value, styleOf(node), form)
    : writeFlow(value, style, undefined)
  return [replace(start, end, written)]
}

/** A block scalar needs the rest of its line, and a plain or quoted scalar that is no JSON. */
function canTurnLiteral({ text, node, parents, style }: Slot): boolean {
  if (style.isJson || !style.hasTextBlocks) return false
  if (parents.length === 0 || node.type !== 'scalar') return false
  const rest = text.slice(node.range.end, endOfLine(text, node.range.end))
  return rest === '' && !isFirstOnLine(text, node.range.start)
}

/** A final line break in the value needs one in the text. */
function literalTail(text: string, end: number, header: string, eol: string): string {
  return end === text.length && header === '|' ? eol : ''
}

function joinLiteral(
  header: string,
  lines: readonly string[],
  column: number,
  eol: string,
): string {
  const pad = ' '.repeat(column)
  return [header, ...lines.map((line) => (line === '' ? '' : pad + line))].join(eol)
}

/** Column for the text of a block scalar. */
function textColumn({ text, node, parents, style }: Slot): number {
  const place = parents.at(-1)
  if (!place) return style.step
  if (place.container.type === 'map') {
    const key = place.container.entries[place.index]?.keyRange.start ?? 0
    return columnOf(text, key) + style.step
  }
  return columnOf(text, node.range.start)
}

/** Column that an explicit indentation (`|2`) counts from: that of the key or the dash. */
function parentColumn(slot: Slot): number {
  const place = slot.parents.at(-1)
  if (!place) return 0
  const { container, index } = place
  const start =
    container.type === 'map' ? container.entries[index]?.keyRange.start : findDash(slot, place)
  return columnOf(slot.text, start ?? 0)
}

function replaceBlockScalar(slot: Slot, node: YamlScalar, value: PlainValue): TextEdit[] {
  const { text, style } = slot
  const { start, end } = node.range
  const header = /^[|>][-+0-9]*/.exec(text.slice(start, start + 8))?.[0] ?? '|'
  const headerEnd = start + header.length
  const lineEnd = Math.min(end, endOfLine(text, headerEnd))
  if (typeof value === 'string') {
    const block = writeBlockScalar(slot, node, header, value)
    if (block) return block
  }
  const written = isScalarValue(value)
    ? rewriteScalar(value, 'plain', { ...style, isFlow: false })
    : writeFlow(value, style, undefined)
  return [replace(start, headerEnd, written), replace(lineEnd, end, '')]
}

function writeBlockScalar(
  slot: Slot,
  node: YamlScalar,
  header: string,
  value: string,
): TextEdit[] | undefined {
  const { text, style } = slot
  const { start, end } = node.range
  const hasBreak = value.endsWith('\n')
  const body = hasBreak ? value.slice(0, -1) : value
  // A single line is written as a block too; more than one final line break, or lines that block
  // style cannot hold, are not.
  const literal = toLiteralLines(`x\n${body}`)
  if (!literal || body === '' || /^\s|\n$/.test(body)) return undefined
  const isFolded = header.startsWith('>')
  const lines = isFolded ? unfold(body) : body.split('\n')
  if (!lines) return undefined
  const lineEnd = Math.min(end, endOfLine(text, start))
  const explicit = Number(/\d/.exec(header)?.[0] ?? 0)
  const column = explicit
    ? parentColumn(slot) + explicit
    : (readContentColumn(text, lineEnd, end) ?? textColumn(slot))
  const bodyEnd = header.includes('+') ? endOfKept(text, end) : end
  const chomp = hasBreak ? '' : '-'
  const newHeader = header.replaceAll(/[-+]/g, '') + chomp
  const pad = ' '.repeat(column)
  const joined = lines.map((line) => style.eol + (line === '' ? '' : pad + line)).join('')
  const tail = hasBreak && bodyEnd === text.length ? style.eol : ''
  const edits = [replace(lineEnd, bodyEnd, joined + tail)]
  return newHeader === header ? edits : [replace(start, start + header.length, newHeader), ...edits]
}

/** End of the blank lines that a `+` header keeps, before the last line end. */
function endOfKept(text: string, end: number): number {
  const next = skipBlankLines(text, startOfNextLine(text, end))
  if (next === startOfNextLine(text, end)) return end
  if (text[next - 1] !== '\n') return next
  return text[next - 2] === '\r' ? next - 2 : next - 1
}

function readContentColumn(text: string, from: number, end: number): number | undefined {
  return /\n( *)[^ \r\n]/.exec(text.slice(from, end))?.[1]?.length
}

/** Lines of a folded block: each line break of the value takes a blank line more. */
function unfold(body: string): string[] | undefined {
  const lines = body.split('\n')
  if (lines.some((line) => /^\s/.test(line))) return undefined
  return lines.flatMap((line, i) =>
    i > 0 && line !== '' && lines[i - 1] !== ''
      ? ['', line]
      : i > 0 && line === '' && lines[i - 1] !== ''
        ? ['', '']
        : [line],
  )
}

function replaceCollectionWithToken(slot: Slot, value: PlainValue): TextEdit[] {
  const { text, node, parents, style } = slot
  const { start, end } = node.range
  const written = writeFlow(value, style, undefined, !isScalarValue(value))
  const place = parents.at(-1)
  if (!place || !isFirstOnLine(text, start)) return [replace(start, endOfLine(text, end), written)]
  const intro = findIntro(slot, place)
  return [
    replace(intro, intro, ` ${written}`),
    replace(endOfLine(text, intro), endOfLine(text, end), ''),
  ]
}

/** Offset behind the colon or dash (and anchor and tag) in front of the value. */
export function findIntro(slot: Pick<Slot, 'text' | 'node'>, { container, index }: Place): number {
  if (container.type === 'map') {
    return findIntroEnd(slot.text, container.entries[index]?.keyRange.end ?? 0, ':')
  }
  return findIntroEnd(slot.text, findItemStart(slot.text, slot.node.range.start), '-')
}

function findDash(slot: Slot, place: Place): number {
  return place.container.type === 'list' ? findItemStart(slot.text, slot.node.range.start) : 0
}

/** The dash in front of an item: on its line, or on a line above if the value starts below it. */
function findItemStart(text: string, valueStart: number): number {
  let line = startOfLine(text, valueStart)
  let before = text.slice(line, valueStart)
  while (before.trim() === '' || /^[ \t]*#/.test(before)) {
    if (line === 0) return 0
    const end = line - 1
    line = startOfLine(text, end)
    before = text.slice(line, end)
  }
  const dash = /^(?: *- +)*?( *)-(?=[ \t]*(?:[&!][^\s]*[ \t]*)*(?:#.*)?\r?$)/.exec(before)
  return dash ? line + dash[0].length - 1 : line + before.lastIndexOf('-')
}

function replaceEntry(slot: Slot, value: PlainValue, place: Place): TextEdit[] {
  const { text, node, style } = slot
  const map = place.container
  const keyStart = map.type === 'map' ? (map.entries[place.index]?.keyRange.start ?? 0) : 0
  const isList = Array.isArray(value)
  const isSameKind = node.type === (isList ? 'list' : 'map') && isBlockCollection(node)
  const column = isSameKind
    ? columnOf(text, node.range.start)
    : columnOf(text, keyStart) + (isList ? style.listStep : style.step)
  const lines = writeBlock(value, column, style).join(style.eol)
  const { start, end } = node.range
  if (isBlockCollection(node)) {
    const from = findOwnedStart(text, start, columnOf(text, start), startOfNextLine(text, keyStart))
    return [replace(from, endOfLine(text, end), lines)]
  }
  const intro = findIntro(slot, place)
  return replaceTokenWithLines(text, node, intro, style.eol + lines)
}

/** Takes a token away behind its key and puts lines below, a comment on the key's line kept. */
function replaceTokenWithLines(
  text: string,
  node: YamlNode,
  intro: number,
  lines: string,
): TextEdit[] {
  const { start, end } = node.range
  if (isBlockScalar(node)) {
    const header = /^[|>][-+0-9]*/.exec(text.slice(start, start + 8))?.[0].length ?? 1
    const lineEnd = Math.min(end, endOfLine(text, start))
    return [replace(intro, start + header, ''), replace(lineEnd, end, lines)]
  }
  const isBelow = start > endOfLine(text, intro)
  const from = isBelow ? start - columnOf(text, start) : Math.min(intro, end)
  const lineEnd = endOfLine(text, end)
  if (text.slice(end, lineEnd).trim() === '') {
    return [replace(isBelow ? endOfLine(text, intro) : from, lineEnd, lines)]
  }
  if (isBelow) return [replace(endOfLine(text, intro), end, ''), replace(lineEnd, lineEnd, lines)]
  return [replace(from, end, ''), replace(lineEnd, lineEnd, lines)]
}

function replaceItem(slot: Slot, value: PlainValue, dashColumn: number): TextEdit[] {
  const { text, node, style } = slot
  const { start, end } = node.range
  const isBelow = start !== end && isFirstOnLine(text, start)
  const column = start === end ? dashColumn + 1 + style.dashGap : columnOf(text, start)
  const [first = '', ...rest] = writeBlock(value, column, style)
  const more = rest.map((line) => style.eol + line).join('')
  const head = first.slice(column)
  if (isBelow || isBlockCollection(node)) {
    return [replace(start, isBlockCollection(node) ? endOfLine(text, end) : end, head + more)]
  }
  if (isBlockScalar(node)) {
    const header = /^[|>][-+0-9]*/.exec(text.slice(start, start + 8))?.[0].length ?? 1
    return [
      replace(start, start + header, head),
      replace(Math.min(end, endOfLine(text, start)), end, more),
    ]
  }
  const pad = start === end ? ' '.repeat(style.dashGap) : ''
  const lineEnd = endOfLine(text, end)
  if (text.slice(end, lineEnd).trim() === '') return [replace(start, lineEnd, pad + head + more)]
  return [replace(start, end, pad + head), replace(lineEnd, lineEnd, more)]
}

function replaceRoot({ text, node, style }: Slot, value: PlainValue): TextEdit[] {
  const { start, end } = node.range
  const rest = text.slice(end, endOfLine(text, end))
  const isAlone =
    start === startOfLine(text, start) && (isBlockCollection(node) || rest.trim() === '')
  if (style.isJson || !isAlone) {
    return [replace(start, end, writeFlow(value, style, style.isJson ? '' : undefined))]
  }
  return [replace(start, endOfLine(text, end), writeBlock(value, 0, style).join(style.eol))]
}
