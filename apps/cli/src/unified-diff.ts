import { diffLines } from '@meshdraft/export'
import type { LineChange } from '@meshdraft/export'

const CONTEXT = 3
const NO_NEWLINE = '\\ No newline at end of file\n'

/**
 * Yields a unified diff of one file as `patch -p0` and `git apply -p0` read it; empty where the texts
 * are equal. Lines end with LF alone: a CR before it is part of the line.
 */
export function writeUnifiedDiff(filePath: string, before: string, after: string): string {
  const [old, now] = [splitLines(before), splitLines(after)]
  const hunks = groupChanges(diffLines(old, now)).map((changes) => writeHunk(changes, old, now))
  const name = quotePath(filePath.replaceAll('\\', '/'))
  return hunks.length === 0 ? '' : `--- ${name}\n+++ ${name}\n${hunks.join('')}`
}

function splitLines(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/)
}

/** Changes whose context would meet come in one hunk. */
function groupChanges(changes: readonly LineChange[]): readonly (readonly LineChange[])[] {
  const groups: LineChange[][] = []
  for (const change of changes) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group && last && change.before.start - last.before.end <= 2 * CONTEXT) group.push(change)
    else groups.push([change])
  }
  return groups
}

function writeHunk(
  changes: readonly LineChange[],
  old: readonly string[],
  now: readonly string[],
): string {
  const first = changes[0]
  const last = changes.at(-1)
  if (!first || !last) return ''
  const lead = Math.min(CONTEXT, first.before.start)
  const tail = Math.min(CONTEXT, old.length - last.before.end)
  const before = { start: first.before.start - lead, end: last.before.end + tail }
  const after = { start: first.after.start - lead, end: last.after.end + tail }
  const lines: string[] = []
  let at = before.start
  for (const change of changes) {
    for (const line of old.slice(at, change.before.start)) lines.push(` ${line}`)
    for (const line of old.slice(change.before.start, change.before.end)) lines.push(`-${line}`)
    for (const line of now.slice(change.after.start, change.after.end)) lines.push(`+${line}`)
    at = change.before.end
  }
  for (const line of old.slice(at, before.end)) lines.push(` ${line}`)
  const body = lines.map((line) => (line.endsWith('\n') ? line : `${line}\n${NO_NEWLINE}`))
  return `@@ -${writeRange(before)} +${writeRange(after)} @@\n${body.join('')}`
}

// Of an empty range the line before it is named, which may be line 0.
function writeRange({ start, end }: LineChange['before']): string {
  const count = end - start
  return count === 1 ? String(start + 1) : `${count === 0 ? start : start + 1},${count}`
}

/** A name with characters that would end it is written in quotes, as git does. */
function quotePath(filePath: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  if (/[\u0000-\u001f\u007f"\\]/.test(filePath)) {
    const bytes = [...new TextEncoder().encode(filePath)]
    const escaped = bytes.map((byte) =>
      byte < 32 || byte > 126 || byte === 34 || byte === 92
        ? `\\${byte.toString(8).padStart(3, '0')}`
        : String.fromCharCode(byte),
    )
    return `"${escaped.join('')}"`
  }
  // A tab ends the name where it holds a space.
  return filePath.includes(' ') ? `${filePath}\t` : filePath
}
