import type { YamlIssue } from '../document.ts'
import { endOfLine } from '../edit/lines.ts'
import { shortenValues } from '../shorten.ts'
import type { TextRange } from '../text.ts'

/** Finds what shows in the characters alone, before any YAML is read. */
export function findTextIssues(text: string): YamlIssue[] {
  return [...findNul(text), ...findByteOrderMarks(text), ...findCarriageReturns(text)]
}

/** Says that the text is a web page, e.g. an error page saved instead of a manifest. */
export function findWebPage(text: string): YamlIssue | undefined {
  const match = /^\uFEFF?\s*<(?:!doctype\s+html|html|head|body)\b[^>]*>?/i.exec(text.slice(0, 2048))
  if (!match) return undefined
  const start = match[0].indexOf('<')
  return createIssue({
    code: 'YML-NOT-YAML',
    range: { start, end: match[0].length },
    message: 'This is an HTML page, not YAML; save the manifest itself, e.g. by its raw link.',
  })
}

const MAX_LISTED = 20

function findNul(text: string): YamlIssue[] {
  return findAll(text, '\0').map((start) =>
    createIssue({
      code: 'YML-NUL',
      range: { start, end: start + 1 },
      message: 'A NUL character stands here, which no manifest may hold; remove it.',
      fixes: [
        {
          title: 'Remove the NUL character',
          edits: [{ range: { start, end: start + 1 }, newText: '' }],
        },
      ],
    }),
  )
}

function findByteOrderMarks(text: string): YamlIssue[] {
  return findAll(text, '\uFEFF')
    .filter((start) => start > 0)
    .map((start) => {
      const range = { start, end: start + 1 }
      return createIssue({
        code: 'YML-BOM',
        severity: 'warning',
        range,
        message:
          'A byte order mark stands in the middle of the text, invisible and part of the value; remove it.',
        fixes: [{ title: 'Remove the byte order mark', edits: [{ range, newText: '' }] }],
      })
    })
}

function findAll(text: string, part: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
    found.push(at)
    if (found.length === MAX_LISTED) break
  }
  return found
}

const LONE_RETURN = /\r(?!\n)/g

function findCarriageReturns(text: string): YamlIssue[] {
  if (!text.includes('\r')) return []
  const lone: TextRange[] = []
  for (const { index } of text.matchAll(LONE_RETURN)) {
    lone.push({ start: index, end: index + 1 })
    if (lone.length > MAX_LISTED) break
  }
  const [range] = lone
  if (!range) return []
  const isOnly = !text.includes('\n')
  const rest = { start: range.start, end: text.length }
  // Millions of edits would weigh more than the text.
  const edits =
    lone.length > MAX_LISTED
      ? [{ range: rest, newText: normaliseReturns(text.slice(rest.start)) }]
      : lone.map((place) => ({ range: place, newText: '\n' }))
  return [
    createIssue({
      code: 'YML-CR',
      range,
      message: isOnly
        ? 'The lines end with a carriage return alone, as on old Macs; convert them to LF.'
        : 'A carriage return without a line feed ends this line for Kubernetes and for few others; convert it to LF.',
      fixes: [{ title: 'Convert the line ends to LF', edits }],
    }),
  ]
}

/** The text as Kubernetes' reader sees its lines, offsets unchanged. */
export function normaliseReturns(text: string): string {
  return text.includes('\r') ? text.replaceAll(LONE_RETURN, '\n') : text
}

interface Conflict {
  readonly range: TextRange
  readonly ours: TextRange
  readonly theirs: TextRange
  readonly names: readonly [string, string]
}

const CONFLICT_START = /^<{7}(?: (.*?))?\r?$/gm

/** Finds the regions that a version control merge has left to a person. */
export function findMergeConflicts(text: string): YamlIssue[] {
  if (!text.includes('<<<<<<<')) return []
  const issues: YamlIssue[] = []
  let behind = 0
  for (const match of text.matchAll(CONFLICT_START)) {
    if (match.index < behind) continue
    const conflict = readConflict(text, match.index, match[1] ?? '')
    behind = conflict?.range.end ?? match.index
    issues.push(describeConflict(text, match.index, conflict))
    if (issues.length === MAX_LISTED) break
  }
  return issues
}

function readConflict(text: string, start: number, ourName: string): Conflict | undefined {
  const rest = text.slice(start)
  const middle = /^={7}\r?\n/m.exec(rest)
  const end = /^>{7}(?: (.*?))?\r?$/m.exec(rest)
  if (!middle || !end || end.index < middle.index) return undefined
  const base = /^\|{7}.*$/m.exec(rest.slice(0, middle.index))
  const oursStart = start + rest.indexOf('\n') + 1
  return {
    range: { start, end: endOfLine(text, start + end.index) },
    ours: { start: oursStart, end: start + (base?.index ?? middle.index) },
    theirs: { start: start + middle.index + middle[0].length, end: start + end.index },
    names: [ourName || 'ours', end[1] ?? 'theirs'],
  }
}

function describeConflict(text: string, start: number, conflict: Conflict | undefined): YamlIssue {
  if (!conflict) {
    return createIssue({
      code: 'YML-MERGE-CONFLICT',
      range: { start, end: endOfLine(text, start) },
      message:
        'A merge conflict starts here and is not resolved; keep one side and delete the markers.',
    })
  }
  const { range, ours, theirs, names } = conflict
  const whole = {
    start: range.start,
    end: text[range.end] === '\r' ? range.end + 2 : Math.min(text.length, range.end + 1),
  }
  const lines = text.slice(range.start, range.end).split('\n').length
  return createIssue({
    code: 'YML-MERGE-CONFLICT',
    range,
    message: `These ${lines} lines are an unresolved merge conflict of ${names[0]} and ${names[1]}; keep one side and delete the markers.`,
    fixes: [
      {
        title: `Keep ${names[0]}`,
        edits: [{ range: whole, newText: text.slice(ours.start, ours.end) }],
      },
      {
        title: `Keep ${names[1]}`,
        edits: [{ range: whole, newText: text.slice(theirs.start, theirs.end) }],
      },
    ],
  })
}

/** Completes an issue; an error without fixes unless said otherwise. */
export function createIssue(
  issue: Pick<YamlIssue, 'code' | 'range' | 'message'> & Partial<YamlIssue>,
): YamlIssue {
  return {
    severity: 'error',
    related: [],
    ...issue,
    message: shortenValues(issue.message),
    fixes: (issue.fixes ?? []).map((fix) => ({ ...fix, title: shortenValues(fix.title) })),
  }
}
