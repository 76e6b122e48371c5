import { Composer, Schema } from 'yaml'
import type { CST, Document, ErrorCode } from 'yaml'
import { convertNode } from './convert.ts'
import type { YamlDocument, YamlIssue } from './document.ts'
import { findQuotedTemplate, findTemplateSyntax } from './issues/template-issues.ts'
import { describeSyntax } from './issues/syntax-issues.ts'
import type { SyntaxError } from './issues/syntax-messages.ts'
import {
  createIssue,
  findMergeConflicts,
  findTextIssues,
  findWebPage,
  normaliseReturns,
} from './issues/text-issues.ts'
import { findTreeIssues } from './issues/tree-issues.ts'
import { LIMITS } from './limits.ts'
import { readSimple } from './read-simple.ts'
import { scanTokens } from './scan.ts'
import type { TextRange } from './text.ts'

// One schema for all documents: every scalar stays text, and we read it ourselves.
const SCHEMA = new Schema({ schema: 'failsafe', resolveKnownTags: false })

const MAX_DIRECTIVES = 10
// A fix is tried out before it is offered; in a larger text that would take too long.
const MAX_PROBED = 100_000
const MAX_PROBED_IN_ALL = 300_000
const MAX_NODE_ISSUES = 200

/**
 * Reads one document: a tile of `splitDocuments`.
 *
 * Never throws and never changes anything: what is wrong with the text becomes issues in the order
 * of the text, and as much of the tree as can be read is kept. Limits are checked before anything
 * is composed.
 */
export function parseDocument(text: string): YamlDocument {
  const root = readSimple(text)
  if (!root) return parseWithLibrary(text)
  const template = findQuotedTemplate(text, root)
  if (template) return passTemplate(text, template)
  return { text, form: 'yaml', root, issues: inOrder(findTreeIssues(text, root)) }
}

/** Reads any document; slower, and the judge of what `readSimple` may yield. */
export function parseWithLibrary(text: string): YamlDocument {
  if (text.length > LIMITS.fileBytes) {
    const range = { start: 0, end: 0 }
    const message = `The document is larger than ${LIMITS.fileBytes.toLocaleString('en')} bytes; split it.`
    return refuse(text, createIssue({ code: 'YML-TOO-LARGE', range, message }))
  }
  const page = findWebPage(text)
  if (page) return refuse(text, page)
  const source = normalise(text)
  const issues = findTextIssues(text)
  const scan = scanTokens(source)
  if (!scan.ok) return refuse(text, createIssue(scan.limit))
  if (scan.template) return passTemplate(text, scan.template)
  const composed = compose(scan.tokens, source.length)
  const conflicts = findMergeConflicts(text)
  if (composed.errors.length > 0 && conflicts.length === 0) {
    const template = findTemplateSyntax(source, scan.tokens)
    if (template) return passTemplate(text, template)
    const { errors } = composed
    const probe = buildProbe(source.length)
    issues.push(...describeSyntax({ text: source, tokens: scan.tokens, errors, probe }))
  }
  issues.push(...conflicts)
  if (!composed.contents || isNothing(scan.tokens)) {
    return { text, form: 'empty', root: undefined, issues: inOrder(issues) }
  }
  const isSound = composed.errors.length === 0
  let left = MAX_NODE_ISSUES
  const root = convertNode(source, composed.contents, (issue) => {
    // In a broken text, odd keys follow from the mistake that is reported already.
    if (!isSound && issue.code === 'YML-SYNTAX') return
    left -= 1
    if (left >= 0) issues.push(createIssue(issue))
  })
  if ('code' in root) return refuse(text, createIssue(root))
  const template = findQuotedTemplate(source, root)
  if (template) return passTemplate(text, template)
  issues.push(...findTreeIssues(source, root))
  return { text, form: 'yaml', root, issues: inOrder(issues) }
}

/** The text as Kubernetes' reader takes it, every offset unchanged. */
function normalise(text: string): string {
  const lines = normaliseReturns(text)
  // The library takes a byte order mark for a column; a blank line is as long and means nothing.
  return lines.startsWith('\uFEFF') ? `\n${lines.slice(1)}` : lines
}

function inOrder(issues: readonly YamlIssue[]): readonly YamlIssue[] {
  if (issues.length < 2) return issues
  return issues.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
}

interface Composition {
  readonly contents: Document.Parsed['contents']
  readonly errors: readonly SyntaxError[]
}

function compose(tokens: readonly CST.Token[], end: number): Composition {
  const composer = new Composer({ schema: SCHEMA, uniqueKeys: false, merge: false })
  limitErrors(composer)
  const documents = [...composer.compose(dropExcess(tokens), true, end)]
  // Only a lone carriage return can put a second document in a tile; its error is another one.
  const document = documents.find(({ contents }) => contents !== null) ?? documents[0]
  const errors = document?.errors ?? []
  return {
    contents: document?.contents ?? null,
    errors: errors.map(({ code, pos, message }) => ({
      code,
      start: pos[0],
      end: pos[1],
      message,
    })),
  }
}

/**
 * Two directives exist, and each token that is an error is one more error: thousands of either take
 * the library seconds.
 */
function dropExcess(tokens: readonly CST.Token[]): readonly CST.Token[] {
  let directives = MAX_DIRECTIVES
  let errors: number = LIMITS.syntaxErrorsPerDocument
  return tokens.filter(({ type }) => {
    if (type === 'directive') return (directives -= 1) >= 0
    return type !== 'error' || (errors -= 1) >= 0
  })
}

/**
 * Has the composer forget all errors but the first. It makes an exception of each, with the stack
 * it is made on, and 100,000 of them take seconds. Its reporting function is private in the types
 * and there is no other door; without it, errors would only be slow again.
 */
function limitErrors(composer: Composer): void {
  const report: unknown = Reflect.get(composer, 'onError')
  if (typeof report !== 'function') return
  let left: number = LIMITS.syntaxErrorsPerDocument
  const onError = (source: unknown, code: unknown, message: unknown, isWarning: unknown) => {
    if (isWarning === true || IGNORED.has(code)) return
    left -= 1
    if (left >= 0) Reflect.apply(report, composer, [source, code, message])
  }
  Object.assign(composer, { onError })
}

// Aliases are judged on the tree, with the anchors that are there.
const IGNORED: ReadonlySet<unknown> = new Set<ErrorCode>(['BAD_ALIAS'])

/** Tries texts until they add up to a limit: hostile texts offer many fixes, and long ones. */
function buildProbe(length: number): ((text: string) => number) | undefined {
  if (length > MAX_PROBED) return undefined
  let left = MAX_PROBED_IN_ALL
  return (text) => {
    left -= text.length
    if (left < 0) return 0
    const scan = scanTokens(text)
    if (!scan.ok) return 0
    const starts = compose(scan.tokens, text.length).errors.map(({ start }) => start)
    return starts.length === 0 ? -1 : Math.min(...starts)
  }
}

function isNothing(tokens: readonly CST.Token[]): boolean {
  return tokens.every((token) => {
    if (token.type !== 'document') return token.type !== 'error'
    return !token.value && token.start.every(({ type }) => type !== 'anchor' && type !== 'tag')
  })
}

function refuse(text: string, issue: YamlIssue): YamlDocument {
  return { text, form: 'refused', root: undefined, issues: [issue] }
}

function passTemplate(text: string, range: TextRange): YamlDocument {
  const issue = createIssue({
    code: 'YML-TEMPLATE',
    severity: 'info',
    range,
    message: 'The document is a template, so it is kept as it is; render it to see and edit it.',
  })
  return { text, form: 'template', root: undefined, issues: [issue] }
}
