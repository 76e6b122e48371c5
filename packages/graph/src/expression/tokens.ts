import type { ExpressionRange } from './expression.ts'

/** An operator between a field and its value; `:` asks for the value itself. */
export type FieldOperator = ':' | '<' | '<=' | '>' | '>=' | '=' | '!='

/** A value as written. */
export interface TokenValue extends ExpressionRange {
  /** Without the quotes. */
  readonly text: string
  readonly isQuoted: boolean
  /** A quote that is never closed. */
  readonly isOpen: boolean
}

export type ExpressionToken = ExpressionRange &
  (
    | { readonly type: '(' | ')' | 'or' | 'and' | 'not' }
    /** A value without a field. */
    | { readonly type: 'word'; readonly value: TokenValue }
    /** `NAME OPERATOR VALUE` without spaces between them. */
    | {
        readonly type: 'field'
        readonly name: string
        readonly operator: FieldOperator
        /** Empty where nothing follows. */
        readonly value: TokenValue
      }
  )

// Sticky: each reads at one place and nothing is read twice.
const SPACE = /\s+/y
const FIELD = /([a-z][\w-]*)(:|<=?|>=?|!?=)/iy
const BARE = /[^\s()]*/y
const QUOTED = /"((?:[^"\\]|\\.)*)("?)/sy

/** Splits a text into tokens. Every text has tokens; what they mean is for the parser to say. */
export function tokenize(text: string): readonly ExpressionToken[] {
  const tokens: ExpressionToken[] = []
  let at = 0
  while (at < text.length) {
    at += readAt(SPACE, text, at)?.[0].length ?? 0
    const char = text[at]
    if (char === undefined) break
    const token = readToken(text, at, char)
    tokens.push(token)
    at = token.end
  }
  return tokens
}

function readToken(text: string, start: number, char: string): ExpressionToken {
  if (char === '(' || char === ')') return { type: char, start, end: start + 1 }
  if (char === '-') return { type: 'not', start, end: start + 1 }
  const field = readAt(FIELD, text, start)
  if (field) {
    const [all, name = '', operator = ':'] = field
    const value = readValue(text, start + all.length)
    // One of what FIELD lets through.
    return {
      type: 'field',
      name,
      operator: operator as FieldOperator,
      value,
      start,
      end: value.end,
    }
  }
  const value = readValue(text, start)
  const { end } = value
  const keyword = value.isQuoted ? '' : value.text.toLowerCase()
  if (keyword === 'or' || keyword === 'and' || keyword === 'not')
    return { type: keyword, start, end }
  return { type: 'word', value, start, end }
}

function readValue(text: string, start: number): TokenValue {
  const quoted = readAt(QUOTED, text, start)
  if (quoted) {
    const [all, inner = '', close] = quoted
    // A lone backslash at the very end is not taken by the pattern; it belongs to the open quote.
    const isOpen = close !== '"'
    const end = isOpen ? text.length : start + all.length
    return { text: inner.replaceAll(/\\(.)/gs, '$1'), isQuoted: true, isOpen, start, end }
  }
  const [bare = ''] = readAt(BARE, text, start) ?? []
  return { text: bare, isQuoted: false, isOpen: false, start, end: start + bare.length }
}

function readAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}
