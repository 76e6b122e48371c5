import { findChangedPart, stripLineEnd } from '../store/line-changes.ts'
import type { FileLineChanges } from '../store/line-changes.ts'

/** What the editor shows of the difference to the baseline. Lines and columns count from 1. */
export interface ChangeMarks {
  /** Lines that were added or changed. */
  readonly bars: readonly { readonly startLine: number; readonly endLine: number }[]
  /** Lines were removed in front of this line; one past the last for the end of the file. */
  readonly gaps: readonly { readonly line: number; readonly count: number }[]
  /** The parts of lines that changed. */
  readonly parts: readonly {
    readonly line: number
    readonly startColumn: number
    readonly endColumn: number
  }[]
  /** What one value was, e.g. `10s`. */
  readonly formerValues: readonly { readonly line: number; readonly value: string }[]
}

const MOST_MARKS = 1_000
const LONGEST_VALUE = 40

/** Derives the marks of a file; beyond a thousand changes only the bars are drawn. */
export function buildChangeMarks({ before, after, changes }: FileLineChanges): ChangeMarks {
  const bars: ChangeMarks['bars'][number][] = []
  const gaps: ChangeMarks['gaps'][number][] = []
  const parts: ChangeMarks['parts'][number][] = []
  const formerValues: ChangeMarks['formerValues'][number][] = []
  for (const change of changes) {
    const removed = change.before.end - change.before.start
    const added = change.after.end - change.after.start
    if (added === 0) {
      gaps.push({ line: change.after.start + 1, count: removed })
      continue
    }
    bars.push({ startLine: change.after.start + 1, endLine: change.after.end })
    if (parts.length > MOST_MARKS) continue
    for (let i = 0; i < Math.min(removed, added); i += 1) {
      const line = change.after.start + i + 1
      const old = before[change.before.start + i] ?? ''
      const now = after[line - 1] ?? ''
      // With lines that come or go, only those of one field belong together.
      if (removed !== added && !isSameField(old, now)) continue
      const part = findChangedPart(old, now)?.after
      // Monaco does not count the byte order mark that a file may start with.
      const shift = now.startsWith('\uFEFF') ? 0 : 1
      if (part && part.end > part.start) {
        parts.push({ line, startColumn: part.start + shift, endColumn: part.end + shift })
      }
      const value = findFormerValue(old, now)
      if (value !== undefined) formerValues.push({ line, value })
    }
  }
  return { bars, gaps, parts, formerValues }
}

const FIELD = /^(\s*(?:- +)*)([^\s#:'"][^:#]*?|"[^"]*"|'[^']*')\s*:(?: +(.*))?$/

function isSameField(before: string, after: string): boolean {
  const old = FIELD.exec(stripLineEnd(before))
  const now = FIELD.exec(stripLineEnd(after))
  return old !== null && now !== null && old[1] === now[1] && old[2] === now[2]
}

/** What a one-line value was, when only the value of the line's field changed. */
function findFormerValue(before: string, after: string): string | undefined {
  if (!isSameField(before, after)) return undefined
  const old = FIELD.exec(stripLineEnd(before)) ?? []
  const now = FIELD.exec(stripLineEnd(after)) ?? []
  const value = readScalar(old[3] ?? '')
  if (value === '' || value === readScalar(now[3] ?? '') || /^[|>&*]/.test(value)) return undefined
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE - 1)}…` : value
}

function readScalar(text: string): string {
  const quoted = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(text)
  return quoted?.[1] ?? text.replace(/\s+#.*$/, '').trim()
}
