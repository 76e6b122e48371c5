import { readsAsString } from '../scalars.ts'
import type { ScalarStyle, ScalarValue } from '../nodes.ts'

/** How a scalar is to be written. */
export interface ScalarForm {
  /** Inside `[]` or `{}`, where more characters need quotes. */
  readonly isFlow: boolean
  /** JSON: strings always in double quotes. */
  readonly isJson: boolean
  /** Quote for strings that need one. */
  readonly quote: 'single' | 'double'
  /** Quotes even where none are needed, as the neighbours have them. */
  readonly isQuoted: boolean
}

// What a plain scalar cannot start with, cannot hold, and cannot hold in a flow collection.
const BAD_START = /^(?:[,[\]{}#&*!|>'"%@`]|[-?:](?:\s|$)|---|\.\.\.)/
const BAD_FLOW_START = /^[-?:][,[\]{}]/
const BAD_PART = /: |:$| #|\{\{|\{%|^\s|\s$/
const FLOW_PART = /[,[\]{}]|:[,[\]{}]/
// Printable by both generations of YAML, and no line break of either (NEL, LS, PS are breaks in 1.1).
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u

/** Writes a scalar on one line such that Kubernetes and YAML 1.2 read the same value. */
export function writeScalar(value: ScalarValue, form: ScalarForm): string {
  if (typeof value !== 'string') return String(value)
  if (form.isJson) return writeDoubleQuoted(value)
  if (!form.isQuoted && isPlainSafe(value, form.isFlow)) return value
  return writeQuoted(value, form.quote)
}

/** Writes a key on one line; names that trip up careless readers get quotes. */
export function writeKey(key: string, form: ScalarForm): string {
  const isOdd = key === '__proto__' || key === 'constructor' || key === 'prototype'
  return writeScalar(key, isOdd ? { ...form, isQuoted: true } : form)
}

/** Writes `value` in the style a scalar has, or in the nearest that can hold it on one line. */
export function rewriteScalar(value: ScalarValue, style: ScalarStyle, form: ScalarForm): string {
  if (typeof value !== 'string') return String(value)
  if (style === 'single' || style === 'double') {
    return form.isJson ? writeDoubleQuoted(value) : writeQuoted(value, style)
  }
  return writeScalar(value, { ...form, isQuoted: false })
}

/** Claims that `value` can stand without quotes and is read as the same string by every reader. */
export function isPlainSafe(value: string, isFlow: boolean): boolean {
  return (
    value !== '' &&
    readsAsString(value) &&
    !BAD_START.test(value) &&
    !BAD_PART.test(value) &&
    !UNPRINTABLE.test(value) &&
    !(isFlow && (FLOW_PART.test(value) || BAD_FLOW_START.test(value)))
  )
}

function writeQuoted(value: string, quote: 'single' | 'double'): string {
  if (quote === 'single' && !UNPRINTABLE.test(value)) return `'${value.replaceAll("'", "''")}'`
  return writeDoubleQuoted(value)
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
}

const ESCAPED = new RegExp(`["\\\\]|${UNPRINTABLE.source}`, 'gu')

/** Writes a double-quoted string with the escapes that YAML and JSON share. */
export function writeDoubleQuoted(value: string): string {
  const body = value.replaceAll(ESCAPED, (char) => ESCAPES[char] ?? escapeUnit(char.charCodeAt(0)))
  return `"${body}"`
}

function escapeUnit(unit: number): string {
  // A lone surrogate has no escape that Kubernetes accepts, and no UTF-8 either.
  const code = unit >= 0xd800 && unit <= 0xdfff ? 0xfffd : unit
  return `\\u${code.toString(16).padStart(4, '0')}`
}

/** A string as lines of a literal block, or `undefined` where quotes are the safer choice. */
export function toLiteralLines(value: string): { header: string; lines: string[] } | undefined {
  if (!value.includes('\n') || UNPRINTABLE.test(value.replaceAll(/[\n\t]/g, ''))) return undefined
  const breaks = /\n*$/.exec(value)?.[0].length ?? 0
  const lines = value.slice(0, value.length - breaks).split('\n')
  const isOdd = lines.some((line) => line !== '' && line.trim() === '') || breaks > 1
  if (isOdd || /^[\s]/.test(value) || (lines.length < 2 && breaks === 0)) return undefined
  return { header: breaks === 1 ? '|' : '|-', lines }
}
