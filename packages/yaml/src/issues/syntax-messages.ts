import type { ErrorCode } from 'yaml'
import type { YamlFix, YamlIssue, YamlIssueCode } from '../document.ts'
import { endOfLine } from '../edit/lines.ts'
import { createIssue } from './text-issues.ts'

/** An error of the library, by its code and place. */
export interface SyntaxError {
  readonly code: ErrorCode
  readonly start: number
  readonly end: number
  readonly message: string
}

interface Wording {
  readonly code?: YamlIssueCode
  readonly say: (source: string, message: string) => string
  readonly fix?: (source: string) => { readonly title: string; readonly newText: string }
}

const WORDINGS: Readonly<Partial<Record<ErrorCode, Wording>>> = {
  ALIAS_PROPS: { say: () => 'An alias takes no anchor and no tag; remove them.' },
  BAD_COLLECTION_TYPE: { say: () => 'The tag does not fit this collection; remove it.' },
  BAD_DIRECTIVE: { say: (source) => `${source} is no directive that YAML knows; remove the line.` },
  BAD_DQ_ESCAPE: {
    code: 'YML-ESCAPE',
    say: (source) =>
      `${source} is no escape sequence in double quotes; write the backslash twice, or use single quotes.`,
    fix: (source) => ({ title: 'Write the backslash twice', newText: `\\${source}` }),
  },
  BAD_INDENT: {
    say: (_source, message) =>
      message.includes('flow') || message.includes('Flow')
        ? 'This line of the list or map in brackets is indented too little; indent it more than its key.'
        : message.includes('Block scalar')
          ? 'This line of the text block is indented less than its first line; indent it as much.'
          : 'This line is not aligned with its neighbours; give all of them the same indentation.',
  },
  BAD_PROP_ORDER: { say: () => 'An anchor or tag stands before its indicator; put it behind.' },
  BAD_SCALAR_START: {
    say: (source) => `A value cannot start with ${source[0] ?? 'this character'}; quote it.`,
  },
  BLOCK_AS_IMPLICIT_KEY: {
    say: () =>
      'A second colon starts a map on this line; quote the value, or put the map on its own lines.',
  },
  BLOCK_IN_FLOW: {
    say: () => 'A list or map on lines cannot stand inside brackets; write it in brackets too.',
  },
  KEY_OVER_1024_CHARS: { say: () => 'A key can be at most 1,024 characters long; shorten it.' },
  MISSING_CHAR: {
    say: (_source, message) =>
      message.startsWith('Implicit map keys')
        ? 'This line is neither a key with a colon nor a part of the value above; add the colon or align it.'
        : message.startsWith('Missing , ')
          ? 'A comma is missing between two items in brackets; add it.'
          : message.startsWith('Comments must')
            ? 'A comment needs a space before its #; add one.'
            : message.startsWith('Missing space after :')
              ? 'A space is missing behind the colon; add it.'
              : message.startsWith('Sequence item without')
                ? 'This line of the list has no dash; add it or align the line.'
                : message.startsWith('Missing directives-end')
                  ? 'A directive needs a line --- behind it; add the line or remove the directive.'
                  : 'A character is missing here; check the line and the one above it.',
  },
  MULTILINE_IMPLICIT_KEY: {
    say: () => 'A key must stand on one line; check the indentation here and the colon above.',
  },
  MULTIPLE_ANCHORS: { say: () => 'A value takes one anchor; remove the others.' },
  MULTIPLE_DOCS: { say: () => 'A second document starts here; put --- before it.' },
  MULTIPLE_TAGS: { say: () => 'A value takes one tag; remove the others.' },
  TAB_AS_INDENT: { code: 'YML-TAB', say: () => 'YAML cannot be indented with tabs; use spaces.' },
  TAG_RESOLVE_FAILED: { code: 'YML-TAG', say: () => 'The tag cannot be resolved; remove it.' },
  UNEXPECTED_TOKEN: {
    say: (source) =>
      source.trim() === ''
        ? 'Something unexpected stands here; check the line and the one above it.'
        : `${source} is not expected here; remove it, or quote the value it belongs to.`,
  },
}

const MAX_SHOWN = 40

/** Says in one sentence what is wrong and what to do. */
export function describeSyntaxError(text: string, error: SyntaxError): YamlIssue {
  const wording = WORDINGS[error.code]
  const start = Math.min(error.start, Math.max(0, text.length - 1))
  const end = Math.min(
    Math.max(error.end, start + 1),
    Math.max(endOfLine(text, start), start),
    text.length,
  )
  const isEscape = error.code === 'BAD_DQ_ESCAPE'
  const range = {
    start,
    end: isEscape ? Math.min(text.length, start + escapeLength(text, start)) : Math.max(end, start),
  }
  const source = text.slice(range.start, range.end)
  const shown = source.length > MAX_SHOWN ? `${source.slice(0, MAX_SHOWN - 1)}…` : source
  const fix = wording?.fix?.(source)
  const fixes: YamlFix[] = fix
    ? [{ title: fix.title, edits: [{ range, newText: fix.newText }] }]
    : []
  return createIssue({
    code: wording?.code ?? 'YML-SYNTAX',
    range,
    message: wording?.say(shown, error.message) ?? `The text is not YAML here: ${error.message}.`,
    fixes,
  })
}

function escapeLength(text: string, start: number): number {
  const digits = { x: 2, u: 4, U: 8 }[text[start + 1] ?? ''] ?? 0
  return 2 + (/^[0-9a-fA-F]*/.exec(text.slice(start + 2, start + 2 + digits))?.[0].length ?? 0)
}
