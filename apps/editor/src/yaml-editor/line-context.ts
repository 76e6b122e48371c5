import type { TextRange } from '@meshdraft/yaml'

/** What is being written at the caret, from its line alone. Ranges are offsets in the text. */
export interface LineContext {
  /** `word`: a key or the value of a list item, which only the schema can tell apart. */
  readonly type: 'word' | 'value'
  /** What a completion replaces; for quoted text what is between the quotes. */
  readonly replace: TextRange
  /** What stands in for it while the rest is parsed: the whole token, with its quotes. */
  readonly token: TextRange
  readonly quote: '' | '"' | "'"
  /** The word is followed by a colon already: only its name may change. */
  readonly hasColon: boolean
  /** The caret stands right behind a colon or dash, where a space must come first. */
  readonly needsSpace: boolean
  readonly isFlow: boolean
  /** Column in which the word starts, from 0. */
  readonly indent: number
}

/**
 * Reads the line of the caret.
 *
 * @returns `undefined` in a comment, behind `---`, in an anchor, alias, tag or block scalar header.
 */
export function readLineContext(text: string, offset: number): LineContext | undefined {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
  const line = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? ''
  const caret = offset - start
  const scanned = scanLine(line, caret)
  if (!scanned || /^(?:---|\.\.\.)(?:\s|$)/.test(line)) return undefined
  const { at, isFlow, type } = scanned
  // A caret in the white space in front of a word or value belongs to neither.
  if (at === caret && /^\s+[^\s#]/.test(line.slice(caret))) return undefined
  const token = readToken(line, at, isFlow)
  if (caret > token.end || line.slice(token.start, token.end) === '-') return undefined
  if (/^[&*!|>@`%]/.test(line.slice(token.start, caret))) return undefined
  const quote = toQuote(line[token.start])
  const inner = quote === '' ? token : readInner(line, token, quote)
  if (quote !== '' && (caret < inner.start || caret > inner.end)) return undefined
  const hasColon = type === 'word' && /^\s*:(?:\s|$)/.test(line.slice(token.end))
  return {
    type,
    replace: { start: start + inner.start, end: start + inner.end },
    token: { start: start + token.start, end: start + token.end },
    quote,
    hasColon,
    needsSpace: at > 0 && token.start === token.end && !/[\s{[,]/.test(line[at - 1] ?? ' '),
    isFlow,
    indent: at,
  }
}

interface Scanned {
  /** Column in which what is being written starts. */
  readonly at: number
  readonly type: 'word' | 'value'
  readonly isFlow: boolean
}

/** Reads a line from its start to the caret; `undefined` when that ends in a comment. */
function scanLine(line: string, caret: number): Scanned | undefined {
  let at = /^(?:\s*- )*/.exec(line.slice(0, caret))?.[0].length ?? 0
  let type: Scanned['type'] = 'word'
  let depth = 0
  const startToken = (start: number, next: Scanned['type']) => {
    at = start
    type = next
  }
  for (let i = at; i < caret; i += 1) {
    const character = line[i] ?? ''
    const isTokenStart = i === at
    if (/\s/.test(character)) {
      if (isTokenStart) at = i + 1
    } else if (character === '#' && /^\s?$/.test(line[i - 1] ?? '')) {
      return undefined
    } else if (isTokenStart && (character === '"' || character === "'")) {
      i = findQuoteEnd(line, i)
    } else if ((character === '{' || character === '[') && (isTokenStart || depth > 0)) {
      depth += 1
      startToken(i + 1, 'word')
    } else if (depth > 0 && (character === '}' || character === ']')) {
      depth -= 1
      startToken(i + 1, 'value')
    } else if (depth > 0 && character === ',') {
      startToken(i + 1, 'word')
    } else if (character === ':' && /^\s?$/.test(line[i + 1] ?? '')) {
      startToken(i + 1, 'value')
    }
  }
  return { at: Math.min(at, caret), type, isFlow: depth > 0 }
}

function readToken(line: string, start: number, isFlow: boolean): TextRange {
  const first = line[start]
  if (first === '"' || first === "'") {
    return { start, end: Math.min(line.length, findQuoteEnd(line, start) + 1) }
  }
  const stop = isFlow ? /\s*(?::(?=\s|$)|\s#|[,{}[\]]|$)/ : /\s*(?::(?=\s|$)|\s#|$)/
  const rest = line.slice(start)
  return { start, end: start + (stop.exec(rest)?.index ?? rest.length) }
}

function readInner(line: string, token: TextRange, quote: string): TextRange {
  const isClosed = token.end - token.start > 1 && line[token.end - 1] === quote
  return { start: token.start + 1, end: isClosed ? token.end - 1 : token.end }
}

/** Column of the closing quote, or the end of the line where there is none. */
function findQuoteEnd(line: string, start: number): number {
  const quote = line[start]
  for (let i = start + 1; i < line.length; i += 1) {
    if (quote === '"' && line[i] === '\\') i += 1
    else if (line[i] === quote) {
      if (quote === "'" && line[i + 1] === "'") i += 1
      else return i
    }
  }
  return line.length
}

function toQuote(character: string | undefined): LineContext['quote'] {
  return character === '"' || character === "'" ? character : ''
}
