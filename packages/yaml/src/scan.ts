import { Lexer, Parser } from 'yaml'
import type { CST } from 'yaml'
import type { YamlIssueCode } from './document.ts'
import { LIMITS } from './limits.ts'
import type { TextRange } from './text.ts'

/** A limit that the text breaks, with the place where it does. */
export interface LimitBreak {
  readonly code: YamlIssueCode
  readonly range: TextRange
  readonly message: string
}

/** The concrete syntax of one document, or the limit that kept it from being read. */
export type ScanResult =
  | {
      readonly ok: true
      readonly tokens: readonly CST.Token[]
      readonly template: TextRange | undefined
    }
  | { readonly ok: false; readonly limit: LimitBreak }

const SCALAR_MARK = '\u001F'
const ZERO_WIDTH = new Set(['\u0002', '\u0018', SCALAR_MARK])

/**
 * Reads the tokens of one document and checks every limit on them.
 *
 * The library's lexer and CST parser work without recursion and in linear time; its composer does
 * not, and deep input can end a Node process there. So nothing is composed before this has passed,
 * and nothing is parsed before the lexemes, which cost a tenth of it, have.
 */
export function scanTokens(text: string): ScanResult {
  const lexemes: string[] = []
  const check = buildLexemeCheck()
  for (const lexeme of new Lexer().lex(blankPrelude(text))) {
    const limit = check.next(lexeme)
    if (limit) return { ok: false, limit }
    const template = check.template()
    // A template is passed through unread, so the rest does not matter.
    if (template) return { ok: true, tokens: [], template }
    lexemes.push(lexeme)
  }
  const parser = new Parser()
  const tokens: CST.Token[] = []
  for (const lexeme of lexemes) for (const token of parser.next(lexeme)) tokens.push(token)
  for (const token of parser.end()) tokens.push(token)
  const limit = checkShape(tokens)
  return limit ? { ok: false, limit } : { ok: true, tokens, template: undefined }
}

/**
 * Makes one blank line, as long as they are, of the comments and blank lines before the content:
 * they mean nothing, and the library takes seconds for a million of them.
 */
function blankPrelude(text: string): string {
  let end = 0
  for (;;) {
    let at = end
    while (text[at] === ' ' || text[at] === '\t' || text[at] === '\r') at += 1
    if (text[at] !== '\n' && text[at] !== '#') break
    const next = text.indexOf('\n', at)
    if (next === -1) break
    end = next + 1
  }
  return end < 2 ? text : `${' '.repeat(end - 1)}\n${text.slice(end)}`
}

// The lexemes `-`, `?`, `:`, `[`, `{` and `*name`; scalars are told by the mark before them.
const NODE_MARKS = new Set(Array.from('-?:[{*', (char) => char.charCodeAt(0)))

/** Counts what can be counted on the stream of lexemes, each with its offset. */
function buildLexemeCheck() {
  let offset = 0
  let atScalar = false
  let flowDepth = 0
  let indicators = 0
  let aliases = 0
  let properties = 0
  let nodeProperties = 0
  let previous = ''
  let isBlockScalar = false
  let template: TextRange | undefined
  let nodes = 0
  let tokens = 0

  const next = (lexeme: string): LimitBreak | undefined => {
    const range = { start: offset, end: offset + lexeme.length }
    tokens += 1
    if (atScalar || NODE_MARKS.has(lexeme.charCodeAt(0))) nodes += 1
    if (nodes > LIMITS.nodesPerDocument || tokens > LIMITS.tokensPerDocument) {
      const [count, what] =
        nodes > LIMITS.nodesPerDocument
          ? [LIMITS.nodesPerDocument, 'keys, values and items']
          : [LIMITS.tokensPerDocument, 'parts (comments and blank lines count)']
      const message = `The document has more than ${count.toLocaleString('en')} ${what}, and no more are read; split it.`
      return broken('YML-TOO-MANY-NODES', range, message)
    }
    // Comments and indentation are no values, however long.
    if (lexeme.length > LIMITS.scalarLength && !/^[ #]/.test(lexeme)) {
      return broken(
        'YML-SCALAR-TOO-LONG',
        // A million marked characters say no more than the first.
        { start: range.start, end: range.start + 1 },
        `This text is ${lexeme.length.toLocaleString('en')} characters long, and at most ${LIMITS.scalarLength.toLocaleString('en')} are read; shorten it or keep it in a file of its own.`,
      )
    }
    if (atScalar) {
      atScalar = false
      offset = range.end
      nodeProperties = 0
      if (!template && !isBlockScalar) template = findTemplate(lexeme, range, previous)
      isBlockScalar = false
      previous = lexeme
      return undefined
    }
    if (ZERO_WIDTH.has(lexeme)) {
      atScalar = lexeme === SCALAR_MARK
      if (lexeme === '\u0018') flowDepth = 0
      return undefined
    }
    offset = range.end
    switch (lexeme.charCodeAt(0)) {
      case 0x7b: // {
      case 0x5b: // [
        flowDepth += 1
        nodeProperties = 0
        if (flowDepth > LIMITS.depth) return tooDeep(range)
        if (!template && lexeme === '{' && previous === '{') {
          template = { start: range.start - 1, end: range.end }
        }
        break
      case 0x7d: // }
      case 0x5d: // ]
        flowDepth = Math.max(0, flowDepth - 1)
        break
      case 0x0a:
      case 0x0d:
        indicators = 0
        break
      case 0x2d: // -
      case 0x3f: // ?
        nodeProperties = 0
        indicators += 1
        // Compact collections open one level with each indicator on a line.
        if (flowDepth === 0 && indicators > 2 * LIMITS.depth) return tooDeep(range)
        break
      case 0x3a: // :
        nodeProperties = 0
        break
      case 0x2a: // *
        aliases += 1
        nodeProperties = 0
        if (aliases > LIMITS.aliasesPerDocument) {
          return broken(
            'YML-TOO-MANY-ALIASES',
            range,
            `More than ${LIMITS.aliasesPerDocument} aliases stand in this document; write the values out.`,
          )
        }
        break
      case 0x26: // &
      case 0x21: // !
        properties += 1
        nodeProperties += 1
        if (
          nodeProperties > LIMITS.propertiesPerNode ||
          properties > LIMITS.propertiesPerDocument
        ) {
          return broken(
            'YML-TOO-MANY-PROPERTIES',
            range,
            nodeProperties > LIMITS.propertiesPerNode
              ? 'A value takes one anchor and one tag; remove the others.'
              : `More than ${LIMITS.propertiesPerDocument.toLocaleString('en')} anchors and tags stand in this document; remove some.`,
          )
        }
        break
      case 0x7c: // |
      case 0x3e: // >
        isBlockScalar = true
        break
      default:
    }
    if (lexeme.charCodeAt(0) !== 0x20) previous = lexeme
    return undefined
  }
  return { next, template: () => template }
}

/** A plain scalar with `{{` or `{%` in it, or one that starts with `%` behind a brace. */
function findTemplate(lexeme: string, range: TextRange, previous: string): TextRange | undefined {
  const at = lexeme.search(/\{\{|\{%/)
  if (at !== -1) return { start: range.start + at, end: range.start + at + 2 }
  if (previous === '{' && lexeme.startsWith('%')) {
    return { start: range.start - 1, end: range.start + 1 }
  }
  return undefined
}

function broken(code: YamlIssueCode, range: TextRange, message: string): LimitBreak {
  return { code, range, message }
}

function tooDeep(range: TextRange): LimitBreak {
  return broken(
    'YML-TOO-DEEP',
    range,
    `Collections are nested deeper than ${LIMITS.depth} levels here; flatten the document.`,
  )
}

/** Checks depth and map sizes on the finished tokens, with a stack of its own. */
function checkShape(tokens: readonly CST.Token[]): LimitBreak | undefined {
  const stack: { token: CST.Token; depth: number }[] = []
  for (const token of tokens) {
    if (token.type === 'document' && token.value) stack.push({ token: token.value, depth: 1 })
  }
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { token, depth } = top
    if (!('items' in token)) continue
    if (depth > LIMITS.depth) return tooDeep({ start: token.offset, end: token.offset + 1 })
    if (token.type !== 'block-seq' && token.items.length > LIMITS.keysPerMap) {
      const isMap = token.type === 'block-map' || token.start.source === '{'
      if (isMap) {
        return broken(
          'YML-TOO-MANY-KEYS',
          { start: token.offset, end: token.offset + 1 },
          `This map has ${token.items.length.toLocaleString('en')} keys, and at most ${LIMITS.keysPerMap.toLocaleString('en')} are read; split it.`,
        )
      }
    }
    for (const item of token.items) {
      if (item.key && 'items' in item.key) stack.push({ token: item.key, depth: depth + 1 })
      if (item.value && 'items' in item.value) stack.push({ token: item.value, depth: depth + 1 })
    }
  }
  return undefined
}
