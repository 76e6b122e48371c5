import type { CST } from 'yaml'
import type { YamlFix, YamlIssue } from '../document.ts'
import { endOfLine, startOfLine, startOfNextLine } from '../edit/lines.ts'
import { applyEdits } from '../text.ts'
import type { TextRange } from '../text.ts'
import { describeSyntaxError } from './syntax-messages.ts'
import type { SyntaxError } from './syntax-messages.ts'
import { createIssue } from './text-issues.ts'

/** What composing the text found. */
export interface SyntaxFinding {
  readonly text: string
  readonly tokens: readonly CST.Token[]
  readonly errors: readonly SyntaxError[]
  /**
   * Offset of the first error that another text would have; -1 if it would have none. Absent where
   * the text is too long to try fixes out.
   */
  readonly probe: ((text: string) => number) | undefined
}

const MAX_ISSUES = 20

/**
 * Turns the errors of the library into issues at the place a person has to change.
 *
 * One mistake often yields several errors further down, so only causes are reported: an opener
 * without its end, a tab in the indentation, a colon in a value, an item out of line. What none of
 * these explains is reported as it is, once a line.
 */
export function describeSyntax(finding: SyntaxFinding): YamlIssue[] {
  const [first] = finding.errors
  if (!first) return []
  const cause =
    findTabs(finding) ??
    findUnclosed(finding) ??
    findColonInValue(finding, first) ??
    findStrayItem(finding, first)
  if (cause) return [cause]
  const issues: YamlIssue[] = []
  let line: TextRange = { start: -1, end: -1 }
  for (const error of finding.errors) {
    // Looking for the line of each of 100,000 errors on one long line would be quadratic.
    if (line.start <= error.start && error.start <= line.end) continue
    const start = startOfLine(finding.text, error.start)
    line = { start, end: endOfLine(finding.text, error.start) }
    issues.push(describeSyntaxError(finding.text, error))
    if (issues.length === MAX_ISSUES) break
  }
  return issues
}

/** Keeps a fix only if the first error it leaves lies further down, or none is left. */
function keepIfBetter(finding: SyntaxFinding, at: number, fix: YamlFix): readonly YamlFix[] {
  if (!finding.probe) return []
  const left = finding.probe(applyEdits(finding.text, fix.edits))
  return left === -1 || left > at ? [fix] : []
}

const TAB_INDENT = /^[ ]*\t[ \t]*(?=[^\s#])/gm

function findTabs(finding: SyntaxFinding): YamlIssue | undefined {
  const { text, errors, tokens, probe } = finding
  if (!text.includes('\t')) return undefined
  const hasTabError = errors.some(({ code }) => code === 'TAB_AS_INDENT')
  if (!hasTabError && !probe) return undefined
  const scalars = hasTabError ? [] : listScalars(tokens)
  let scalar = 0
  const tabs = [...text.matchAll(TAB_INDENT)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start }) => {
      while ((scalars[scalar]?.end ?? Infinity) <= start) scalar += 1
      return start <= (scalars[scalar]?.start ?? Infinity)
    })
  const [first] = tabs
  if (!first) return undefined
  const edits = tabs.map((range) => ({
    range,
    newText: text.slice(range.start, range.end).replaceAll('\t', '  '),
  }))
  const fix = { title: 'Indent with spaces', edits }
  if (!hasTabError && probe?.(applyEdits(text, edits)) !== -1) return undefined
  const tab = text.indexOf('\t', first.start)
  return createIssue({
    code: 'YML-TAB',
    range: { start: tab, end: tab + 1 },
    message: 'YAML cannot be indented with tabs; use spaces.',
    fixes: [fix],
  })
}

/** Ranges of quoted and block scalars, in the order of the text. */
function listScalars(tokens: readonly CST.Token[]): TextRange[] {
  const ranges: TextRange[] = []
  visitTokens(tokens, (token) => {
    if (token.type === 'block-scalar') {
      const header = token.props.reduce(
        (sum, prop) => sum + ('source' in prop ? prop.source.length : 0),
        0,
      )
      ranges.push({ start: token.offset, end: token.offset + header + token.source.length })
    } else if (token.type === 'double-quoted-scalar' || token.type === 'single-quoted-scalar') {
      ranges.push({ start: token.offset, end: token.offset + token.source.length })
    }
  })
  return ranges
}

/** Visits keys and values, with a stack of its own; depth is checked before. */
function visitTokens(tokens: readonly CST.Token[], visit: (token: CST.Token) => void): void {
  const stack: CST.Token[] = []
  for (const token of tokens) {
    if (token.type === 'document' && token.value) stack.push(token.value)
  }
  for (let token = stack.pop(); token; token = stack.pop()) {
    visit(token)
    if (!('items' in token)) continue
    for (const { key, value } of token.items) {
      if (value) stack.push(value)
      if (key) stack.push(key)
    }
  }
}

interface Opener {
  readonly offset: number
  readonly source: string
  readonly close: string
}

function findUnclosed(finding: SyntaxFinding): YamlIssue | undefined {
  const openers: Opener[] = []
  visitTokens(finding.tokens, (token) => {
    const opener = readOpener(token)
    if (opener) openers.push(opener)
  })
  openers.sort((a, b) => a.offset - b.offset)
  // The innermost of the first group: `[a, "b` lacks the quote first.
  const opener = openers.find(({ source }) => source === '"' || source === "'") ?? openers[0]
  if (!opener) return undefined
  const { offset, source, close } = opener
  const { text } = finding
  const lineEnd = endOfLine(text, offset)
  const line = text.slice(offset, lineEnd)
  const isQuote = source === close
  const comment = isQuote ? -1 : line.search(/\s#/)
  const at = offset + line.slice(0, comment === -1 ? line.length : comment).trimEnd().length
  const name = source === '"' || source === "'" ? 'quote' : source === '[' ? 'list' : 'map'
  return createIssue({
    code: 'YML-UNCLOSED',
    range: { start: offset, end: offset + 1 },
    message: `The ${name} opened here with ${source} is never closed; add the missing ${close}.`,
    fixes: keepIfBetter(finding, offset, {
      title: `Add ${close} at the end of the line`,
      edits: [{ range: { start: at, end: at }, newText: close }],
    }),
  })
}

function readOpener(token: CST.Token): Opener | undefined {
  if (token.type === 'flow-collection') {
    const close = token.start.source === '{' ? '}' : ']'
    return token.end[0]?.source === close
      ? undefined
      : { offset: token.offset, source: token.start.source, close }
  }
  if (token.type !== 'double-quoted-scalar' && token.type !== 'single-quoted-scalar')
    return undefined
  const { source } = token
  const quote = source[0] ?? '"'
  let backslashes = 0
  while (source[source.length - 2 - backslashes] === '\\') backslashes += 1
  const isClosed =
    source.length > 1 && source.endsWith(quote) && (quote === "'" || backslashes % 2 === 0)
  return isClosed ? undefined : { offset: token.offset, source: quote, close: quote }
}

const COLON_IN_VALUE =
  /^((?:\s*- +)*\s*(?:"[^"]*"|'[^']*'|[^\s"'#:][^:#]*?)\s*:[ \t]+)([^\s"'[{&*!|>#][^\n]*?:(?:[ \t][^\n]*?)?)([ \t]+#[^\n]*)?$/

const MAX_LINE = 1_000

/** `gateway: a: b`: the value holds a colon and a space. */
function findColonInValue(finding: SyntaxFinding, error: SyntaxError): YamlIssue | undefined {
  const { text } = finding
  const start = startOfLine(text, error.start)
  const line = text.slice(start, endOfLine(text, start))
  // The pattern tries each colon of the line with each other.
  const match = line.length > MAX_LINE ? null : COLON_IN_VALUE.exec(line)
  if (!match) return undefined
  const [, before = '', value = ''] = match
  const range = { start: start + before.length, end: start + before.length + value.length }
  const quoted = `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
  const fixes = keepIfBetter(finding, error.start, {
    title: `Quote ${quoted}`,
    edits: [{ range, newText: quoted }],
  })
  if (fixes.length === 0) return undefined
  return createIssue({
    code: 'YML-SYNTAX',
    range,
    message: `The value ${value} holds a colon followed by a space, which starts a map; quote it.`,
    fixes,
  })
}

/** A list item or key whose indentation fits none above it. */
function findStrayItem(finding: SyntaxFinding, error: SyntaxError): YamlIssue | undefined {
  const { text, probe } = finding
  if (!probe) return undefined
  let start = startOfLine(text, error.start)
  for (let k = 0; k < 4 && start < text.length; k += 1) {
    const issue = describeStray({ text, probe }, error, start)
    if (issue) return issue
    start = startOfNextLine(text, start)
  }
  return undefined
}

function describeStray(
  { text, probe }: { readonly text: string; readonly probe: (text: string) => number },
  error: SyntaxError,
  start: number,
): YamlIssue | undefined {
  const line = text.slice(start, endOfLine(text, start))
  const indent = line.search(/\S/)
  if (indent < 0 || line[indent] === '#') return undefined
  const isItem = /^\s*-(?:\s|$)/.test(line)
  if (!isItem && !/^\s*[^\s#][^#]*?:(?:\s|$)/.test(line)) return undefined
  for (const expected of listIndents(text, start, isItem)) {
    if (expected === indent) continue
    const edits = indentLines(text, start, indent, expected)
    const fixed = probe(applyEdits(text, edits))
    if (fixed !== -1 && fixed <= Math.max(error.start, start)) continue
    const what = isItem ? 'list item' : 'key'
    return createIssue({
      code: 'YML-SYNTAX',
      range: { start, end: start + indent + 1 },
      message: `This ${what} is indented by ${countSpaces(indent)}, and ${expected} would fit the lines above; align it.`,
      fixes: [{ title: `Indent by ${countSpaces(expected)}`, edits }],
    })
  }
  return undefined
}

function countSpaces(count: number): string {
  return count === 1 ? '1 space' : `${count} spaces`
}

/** Indentations of the lines above that have the same kind of content, nearest first. */
function listIndents(text: string, start: number, isItem: boolean): number[] {
  const indents: number[] = []
  let line = start
  for (let k = 0; k < 30 && line > 0; k += 1) {
    line = startOfLine(text, line - 1)
    const content = text.slice(line, endOfLine(text, line))
    const match = isItem
      ? /^( *)-(?:\s|$)/.exec(content)
      : /^((?:- | )*)[^\s#-][^#]*?:(?:\s|$)/.exec(content)
    const indent = match?.[1]?.length
    if (indent !== undefined && !indents.includes(indent)) indents.push(indent)
    if (line === 0) break
  }
  return indents.slice(0, 4)
}

/** Moves a line, and the lines that lie deeper below it, to another indentation. */
function indentLines(text: string, start: number, from: number, to: number) {
  const edits = []
  let line = start
  do {
    const content = text.slice(line, endOfLine(text, line))
    if (content.trim() !== '') {
      edits.push(
        to > from
          ? { range: { start: line, end: line }, newText: ' '.repeat(to - from) }
          : { range: { start: line, end: line + from - to }, newText: '' },
      )
    }
    line = startOfNextLine(text, line)
  } while (line < text.length && isDeeper(text, line, from))
  return edits
}

function isDeeper(text: string, line: number, indent: number): boolean {
  const content = text.slice(line, endOfLine(text, line))
  return content.trim() === '' || content.search(/\S/) > indent
}
