import { Composer, Schema } from 'yaml'
import type { CST, Document } from 'yaml'
import { convertNode } from './convert.ts'
import type { YamlDocument, YamlIssue } from './document.ts'
import { LIMITS } from './limits.ts'
import { scanTokens } from './scan.ts'
import type { TextRange } from './text.ts'

// One schema for all documents: every scalar stays text, and we read it ourselves.
const SCHEMA = new Schema({ schema: 'failsafe', resolveKnownTags: false })

/**
 * Reads one document: a tile of `splitDocuments`.
 *
 * Never throws and never changes anything: what is wrong with the text becomes issues, and as much
 * of the tree as can be read is kept. Limits are checked before anything is composed.
 */
export function parseDocument(text: string): YamlDocument {
  if (text.length > LIMITS.fileBytes) {
    return refuse(text, {
      code: 'YML-TOO-LARGE',
      range: { start: 0, end: 0 },
      message: `The document is larger than ${LIMITS.fileBytes} bytes; split it.`,
    })
  }
  const scan = scanTokens(text)
  if (!scan.ok) return refuse(text, scan.limit)
  if (scan.template) return passTemplate(text, scan.template)
  const composed = compose(scan.tokens, text.length)
  const contents = composed?.contents
  const issues: YamlIssue[] = []
  for (const error of composed?.errors ?? []) {
    issues.push({
      code: 'YML-SYNTAX',
      severity: 'error',
      range: { start: error.pos[0], end: Math.min(text.length, error.pos[1]) },
      message: `${error.message}.`,
      fixes: [],
      related: [],
    })
  }
  if (!contents || isNothing(scan.tokens)) {
    return { text, form: 'empty', root: undefined, issues }
  }
  const root = convertNode(text, contents, (issue) => {
    issues.push({ fixes: [], related: [], ...issue })
  })
  return { text, form: 'yaml', root, issues }
}

function compose(tokens: readonly CST.Token[], end: number): Document.Parsed | undefined {
  const composer = new Composer({ schema: SCHEMA, uniqueKeys: false, merge: false })
  for (const document of composer.compose(tokens, true, end)) return document
  return undefined
}

function isNothing(tokens: readonly CST.Token[]): boolean {
  return tokens.every((token) => {
    if (token.type !== 'document') return token.type !== 'error'
    return !token.value && token.start.every(({ type }) => type !== 'anchor' && type !== 'tag')
  })
}

function refuse(text: string, issue: Pick<YamlIssue, 'code' | 'range' | 'message'>): YamlDocument {
  const refusal: YamlIssue = { severity: 'error', fixes: [], related: [], ...issue }
  return { text, form: 'refused', root: undefined, issues: [refusal] }
}

function passTemplate(text: string, range: TextRange): YamlDocument {
  const issue: YamlIssue = {
    code: 'YML-TEMPLATE',
    severity: 'info',
    range,
    message: 'The document is a template, so it is kept as it is; render it to see and edit it.',
    fixes: [],
    related: [],
  }
  return { text, form: 'template', root: undefined, issues: [issue] }
}
