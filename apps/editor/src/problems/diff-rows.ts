import type { TextEdit, TextRange } from '@meshdraft/yaml'
import type { LineChange } from '@meshdraft/export'
import { findChangedPart, stripLineEnd } from '../store/line-changes.ts'
import type { FileLineChanges } from '../store/line-changes.ts'

/** A row of a unified diff. Line numbers count from 1. */
export type DiffRow =
  | {
      readonly type: 'context'
      readonly before: number
      readonly after: number
      readonly text: string
    }
  | ChangedRow
  /** Lines that are equal and not shown. */
  | { readonly type: 'gap'; readonly count: number }

export interface ChangedRow {
  readonly type: 'removed' | 'added'
  /** On its own side. */
  readonly line: number
  readonly text: string
  /** The part of the line that differs from its counterpart. */
  readonly part: TextRange | undefined
  /** Index of the change; set on the first row of each. */
  readonly change?: number
}

const CONTEXT_LINES = 2

/** Builds the rows of a file: each change with two lines around it. */
export function buildDiffRows(file: FileLineChanges): readonly DiffRow[] {
  const { before, after, changes } = file
  const rows: DiffRow[] = []
  let shown = 0
  for (const [index, change] of changes.entries()) {
    const from = Math.max(shown, change.after.start - CONTEXT_LINES)
    addGap(rows, from - shown)
    addContext(rows, file, change, from, change.after.start)
    addChange(rows, file, change, index)
    const next = changes[index + 1]?.after.start ?? after.length
    const to = Math.min(next, change.after.end + CONTEXT_LINES)
    addContext(rows, file, { before: change.before, after: change.after }, change.after.end, to)
    shown = to
  }
  addGap(rows, changes.length === 0 ? 0 : after.length - shown)
  return before.length + after.length === 0 ? [] : rows
}

/** Yields the edits of the present text that take changes back. */
export function takeBack(
  { before, after }: FileLineChanges,
  changes: readonly LineChange[],
): readonly TextEdit[] {
  const offsets = [0]
  for (const line of after) offsets.push((offsets.at(-1) ?? 0) + line.length)
  return changes.map((change) => ({
    range: {
      start: offsets[change.after.start] ?? 0,
      end: offsets[change.after.end] ?? 0,
    },
    newText: before.slice(change.before.start, change.before.end).join(''),
  }))
}

function addGap(rows: DiffRow[], count: number): void {
  if (count > 0) rows.push({ type: 'gap', count })
}

/** Lines `from` to `to` (from 0, in the present text), which lie before or behind `change`. */
function addContext(
  rows: DiffRow[],
  { after }: FileLineChanges,
  change: LineChange,
  from: number,
  to: number,
): void {
  const shift =
    from >= change.after.end
      ? change.before.end - change.after.end
      : change.before.start - change.after.start
  for (let i = from; i < to; i += 1) {
    rows.push({
      type: 'context',
      before: i + shift + 1,
      after: i + 1,
      text: stripLineEnd(after[i] ?? ''),
    })
  }
}

function addChange(
  rows: DiffRow[],
  { before, after }: FileLineChanges,
  change: LineChange,
  index: number,
): void {
  const old = before.slice(change.before.start, change.before.end)
  const now = after.slice(change.after.start, change.after.end)
  const parts =
    old.length === now.length ? old.map((line, i) => findChangedPart(line, now[i] ?? '')) : []
  const changed: ChangedRow[] = [
    ...old.map((text, i) => ({
      type: 'removed' as const,
      line: change.before.start + i + 1,
      text: stripLineEnd(text),
      part: parts[i]?.before,
    })),
    ...now.map((text, i) => ({
      type: 'added' as const,
      line: change.after.start + i + 1,
      text: stripLineEnd(text),
      part: parts[i]?.after,
    })),
  ]
  rows.push(...changed.map((row, i) => (i === 0 ? { ...row, change: index } : row)))
}
