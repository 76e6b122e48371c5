import { EXPRESSION_DEPTH, EXPRESSION_LENGTH } from './expression.ts'
import type {
  Comparison,
  ExpressionError,
  ExpressionRange,
  GraphExpression,
  NumberField,
  ParsedExpression,
} from './expression.ts'
import { tokenize } from './tokens.ts'
import type { ExpressionToken, TokenValue } from './tokens.ts'
import {
  EXPRESSION_FEATURES,
  EXPRESSION_FIELDS,
  EXPRESSION_KINDS,
  findFeature,
  findField,
  findKind,
  guessWord,
} from './words.ts'
import type { FieldName } from './words.ts'

type FieldToken = Extract<ExpressionToken, { readonly type: 'field' }>

/**
 * Reads a find or hide expression. Terms beside each other must all hold; `or` binds less than they
 * do, `not` and `-` more; parentheses group.
 *
 * Never throws. Takes time in proportion to the text, whose length and depth are limited.
 */
export function parseExpression(text: string): ParsedExpression {
  if (text.length > EXPRESSION_LENGTH) {
    const message = `An expression has ${EXPRESSION_LENGTH.toLocaleString('en')} characters at most; this one has ${text.length.toLocaleString('en')}.`
    const range = { start: EXPRESSION_LENGTH, end: text.length }
    return { ok: false, error: { message, range, isUnfinished: false } }
  }
  const reader = new Reader(text)
  if (reader.isAtEnd()) return { ok: true, expression: undefined }
  const expression = reader.readOr(0)
  if (!('error' in expression) && !reader.isAtEnd()) return reader.failAtRest()
  return 'error' in expression ? { ok: false, error: expression.error } : { ok: true, expression }
}

interface Failure {
  readonly error: ExpressionError
}

type Read = GraphExpression | Failure

/** Walks over the tokens; a failure is handed up as a value. */
class Reader {
  readonly #text: string
  readonly #tokens: readonly ExpressionToken[]
  #at = 0

  constructor(text: string) {
    this.#text = text
    this.#tokens = tokenize(text)
  }

  isAtEnd(): boolean {
    return this.#at >= this.#tokens.length
  }

  /** Only a parenthesis too many can be left over. */
  failAtRest(): ParsedExpression {
    const token = this.#tokens[this.#at]
    const { start, end } = token ?? { start: this.#text.length, end: this.#text.length }
    const message = 'This “)” closes nothing.'
    return { ok: false, error: { message, range: { start, end }, isUnfinished: false } }
  }

  readOr(depth: number): Read {
    const parts: GraphExpression[] = []
    for (;;) {
      const part = this.#readAnd(depth)
      if ('error' in part) return part
      parts.push(part)
      if (this.#peek() !== 'or') break
      this.#at += 1
    }
    return join('or', parts)
  }

  #readAnd(depth: number): Read {
    const parts: GraphExpression[] = []
    for (;;) {
      const part = this.#readTerm(depth)
      if ('error' in part) return part
      parts.push(part)
      const next = this.#peek()
      if (next === undefined || next === ')' || next === 'or') break
      if (next === 'and') this.#at += 1
    }
    return join('and', parts)
  }

  #readTerm(depth: number): Read {
    const token = this.#tokens[this.#at]
    if (!token) return this.#failMissing()
    if (depth > EXPRESSION_DEPTH) {
      return fail(`An expression is nested ${EXPRESSION_DEPTH} deep at most.`, token)
    }
    switch (token.type) {
      case 'not': {
        this.#at += 1
        const part = this.#readTerm(depth + 1)
        return 'error' in part ? part : { type: 'not', part }
      }
      case '(':
        return this.#readGroup(token, depth)
      case 'word':
        this.#at += 1
        return token.value.isOpen
          ? failOpen(token.value)
          : { type: 'text', value: toPattern(token.value) }
      case 'field':
        this.#at += 1
        return readField(token, this.#text)
      case ')':
      case 'or':
      case 'and':
        return this.#failMissing()
    }
  }

  #readGroup(open: ExpressionRange, depth: number): Read {
    this.#at += 1
    const inner = this.readOr(depth + 1)
    if ('error' in inner) return inner
    if (this.#peek() !== ')') {
      return fail('This “(” is never closed.', open, true)
    }
    this.#at += 1
    return inner
  }

  #peek(): ExpressionToken['type'] | undefined {
    return this.#tokens[this.#at]?.type
  }

  /** Where a term should stand there is none. */
  #failMissing(): Failure {
    const token = this.#tokens[this.#at]
    const before = this.#tokens[this.#at - 1]
    if (!before) {
      const range = token ?? { start: 0, end: 0 }
      return fail(`Something to find is missing before ${this.#quote(range)}.`, range)
    }
    return fail(`Something to find is missing after ${this.#quote(before)}.`, before, !token)
  }

  #quote({ start, end }: ExpressionRange): string {
    return `“${this.#text.slice(start, end)}”`
  }
}

function join(type: 'and' | 'or', parts: readonly GraphExpression[]): GraphExpression {
  const [only] = parts
  return parts.length === 1 && only ? only : { type, parts }
}

function fail(message: string, { start, end }: ExpressionRange, isUnfinished = false): Failure {
  return { error: { message, range: { start, end }, isUnfinished } }
}

function failOpen(value: TokenValue): Failure {
  return fail('This quote is never closed.', value, true)
}

function toPattern({ text, isQuoted }: TokenValue) {
  return { text, isQuoted }
}

function readField(token: FieldToken, text: string): Read {
  const { name, operator, value } = token
  const field = findField(name)
  const nameRange = { start: token.start, end: token.start + name.length }
  if (!field) {
    const guess = guessWord(
      name,
      EXPRESSION_FIELDS.map((entry) => entry.name),
    )
    if (guess !== undefined)
      return fail(`“${name}” is no field. Did you mean “${guess}”?`, nameRange)
    // `app=web` is how labels are written: such words are looked for as they stand.
    if (operator === '=' && !value.isQuoted) {
      return { type: 'text', value: { text: text.slice(token.start, token.end), isQuoted: false } }
    }
    return fail(`“${name}” is no field. In quotes it is found as text.`, nameRange)
  }
  if (value.isOpen) return failOpen(value)
  if (value.text === '') {
    const isUnfinished = value.end === text.length
    return fail(`“${name}${operator}” needs a value.`, token, isUnfinished)
  }
  if (field === 'weight' || field === 'port') return readNumber(token, field)
  if (operator !== ':' && operator !== '=' && operator !== '!=') {
    return fail(`“${name}” is not a number: it takes “:”.`, token)
  }
  const term = readTextField(token, field)
  if ('error' in term || operator !== '!=') return term
  return { type: 'not', part: term }
}

function readTextField({ name, value }: FieldToken, field: Exclude<FieldName, NumberField>): Read {
  if (field === 'kind') {
    const kind = findKind(value.text)
    return kind ? { type: 'kind', kind } : failWord(name, value, EXPRESSION_KINDS)
  }
  if (field === 'has') {
    const feature = findFeature(value.text)
    return feature ? { type: 'has', feature } : failWord(name, value, EXPRESSION_FEATURES)
  }
  return { type: 'field', field, value: toPattern(value) }
}

function failWord(name: string, value: TokenValue, words: readonly string[]): Failure {
  const guess = guessWord(value.text, words)
  const rest = guess === undefined ? `It takes ${words.join(', ')}.` : `Did you mean “${guess}”?`
  return fail(`“${value.text}” is nothing that “${name}:” knows. ${rest}`, value)
}

const NUMBER = /^\d{1,9}(?:\.\d{1,6})?$/

function readNumber({ name, operator, value }: FieldToken, field: NumberField): Read {
  if (!NUMBER.test(value.text)) {
    const message = `“${name}” takes a number, e.g. ${field}${field === 'port' ? ':443' : '<10'}.`
    return fail(message, value, value.text === '')
  }
  const comparison: Comparison = operator === ':' ? '=' : operator
  return { type: 'number', field, comparison, value: Number(value.text) }
}
