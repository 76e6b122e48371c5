import { LIMITS } from '../limits.ts'
import type { PlainValue, ScalarValue } from '../nodes.ts'
import { toLiteralLines, writeKey, writeScalar } from './scalar.ts'

/** Manner in which new lines are written; taken from the lines around them. */
export interface WriteStyle {
  readonly eol: '\n' | '\r\n'
  /** Columns by which a nested map is indented. */
  readonly step: number
  /** Columns by which a list is indented under its key; often 0. */
  readonly listStep: number
  /** Spaces behind a dash. */
  readonly dashGap: number
  readonly quote: 'single' | 'double'
  /** Quotes for values where none are needed, as the neighbours have them. */
  readonly isQuoted: boolean
  readonly isJson: boolean
  /** Texts of several lines may be written as blocks (`|`). */
  readonly hasTextBlocks: boolean
  /** Indentation of one level in JSON, e.g. two spaces or a tab. */
  readonly jsonStep: string
  /** What stands between key and value in flow style, e.g. `: `. */
  readonly colon: string
}

export function isScalarValue(value: PlainValue): value is ScalarValue {
  return value === null || typeof value !== 'object'
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value)
}

function isEmpty(value: PlainValue): boolean {
  if (isScalarValue(value)) return false
  return isList(value) ? value.length === 0 : Object.keys(value).length === 0
}

/** Claims that a value takes several lines in block style. */
export function isBlockValue(value: PlainValue): boolean {
  return !isScalarValue(value) && !isEmpty(value)
}

/** Claims that every number is finite and the nesting stays within the limit. */
export function isWritable(value: PlainValue, depth = 0): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (isScalarValue(value)) return true
  if (depth >= LIMITS.depth) return false
  return Object.values(value).every((child) => isWritable(child, depth + 1))
}

/**
 * Writes a map or list in block style.
 *
 * @param column - of its keys or dashes.
 * @returns lines with their indentation, without line ends.
 */
export function writeBlock(value: PlainValue, column: number, style: WriteStyle): string[] {
  if (isScalarValue(value) || isEmpty(value)) {
    return [' '.repeat(column) + writeFlow(value, style, undefined, false)]
  }
  if (isList(value)) return value.flatMap((item) => writeItem(item, column, style))
  return Object.entries(value).flatMap(([key, field]) => writeEntry(key, field, column, style))
}

/** Writes one entry of a block map. */
export function writeEntry(
  key: string,
  value: PlainValue,
  column: number,
  style: WriteStyle,
): string[] {
  const form = { ...style, isFlow: false }
  const start = `${' '.repeat(column)}${writeKey(key, { ...form, isQuoted: false })}:`
  if (isBlockValue(value)) {
    const childColumn = column + (isList(value) ? style.listStep : style.step)
    return [start, ...writeBlock(value, childColumn, style)]
  }
  return writeAfter(`${start} `, value, column + style.step, style)
}

/** Writes one item of a block list. */
export function writeItem(value: PlainValue, column: number, style: WriteStyle): string[] {
  const start = `${' '.repeat(column)}-${' '.repeat(style.dashGap)}`
  if (isBlockValue(value)) {
    const [first = '', ...rest] = writeBlock(value, start.length, style)
    return [start + first.slice(start.length), ...rest]
  }
  return writeAfter(start, value, start.length, style)
}

function writeAfter(
  start: string,
  value: PlainValue,
  textColumn: number,
  style: WriteStyle,
): string[] {
  const literal =
    typeof value === 'string' && style.hasTextBlocks && !style.isJson
      ? toLiteralLines(value)
      : undefined
  if (!literal) return [start + writeFlow(value, style, undefined, false)]
  const pad = ' '.repeat(textColumn)
  return [start + literal.header, ...literal.lines.map((line) => (line === '' ? '' : pad + line))]
}

/**
 * Writes a value in flow style.
 *
 * @param indent - indentation of the line it starts on, for several lines; `undefined`: one line.
 */
export function writeFlow(
  value: PlainValue,
  style: WriteStyle,
  indent: string | undefined,
  isFlow = true,
): string {
  if (isScalarValue(value)) return writeScalar(value, { ...style, isFlow })
  const [open, close] = isList(value) ? ['[', ']'] : ['{', '}']
  const inner = indent === undefined ? undefined : indent + style.jsonStep
  const parts = isList(value)
    ? value.map((item) => writeFlow(item, style, inner))
    : Object.entries(value).map(([key, field]) => writeFlowEntry(key, field, style, inner))
  if (parts.length === 0) return open + close
  if (inner === undefined) return open + parts.join(style.colon === ':' ? ',' : ', ') + close
  const lines = parts.map((part) => inner + part).join(`,${style.eol}`)
  return `${open}${style.eol}${lines}${style.eol}${indent ?? ''}${close}`
}

/** Writes `key: value` for a flow map. */
export function writeFlowEntry(
  key: string,
  value: PlainValue,
  style: WriteStyle,
  indent: string | undefined,
  isKeyQuoted = false,
): string {
  const name = writeKey(key, { ...style, isFlow: true, isQuoted: isKeyQuoted })
  return `${name}${style.colon}${writeFlow(value, style, indent)}`
}
