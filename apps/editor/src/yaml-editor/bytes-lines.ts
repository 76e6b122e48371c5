import { buildLineTable, escapeHidden, locateOffset } from '@meshdraft/yaml'
import type { UnreadBytes } from '@meshdraft/yaml'

/** A line of a file that is only looked at. */
export interface BytesLine {
  /** From 1; for bytes the offset of the first one, e.g. `00000010`. */
  readonly name: string
  readonly before: string
  /** What the finding is about; empty on other lines. */
  readonly marked: string
  readonly after: string
}

const MOST_LINES = 1_000
const MOST_OF_LINE = 400
const MOST_ROWS = 64
const ROW = 16

/**
 * Yields what is shown of a file that is not read: the lines around the place of its finding, or,
 * where the bytes are no text, the first of them as numbers. Hidden characters are spelled out.
 */
export function listBytesLines(
  bytes: Uint8Array,
  { text, issue }: UnreadBytes,
): readonly BytesLine[] {
  if (text === '') return dumpBytes(bytes)
  const table = buildLineTable(text)
  const { line } = locateOffset(table, issue.range.start)
  const first = Math.max(0, line - MOST_LINES / 2)
  return Array.from({ length: Math.min(MOST_LINES, table.length - first) }, (_, i) => {
    const start = table[first + i] ?? 0
    const end = table[first + i + 1] ?? text.length
    const from = Math.min(Math.max(issue.range.start, start), end)
    const to = Math.min(Math.max(issue.range.end, start), end)
    return {
      name: String(first + i + 1),
      before: show(text.slice(start, from)),
      marked: show(text.slice(from, to)),
      after: show(text.slice(to, end)),
    }
  })
}

function show(part: string): string {
  const line = part.replace(/\r?\n$|\r$/, '')
  const shown = line.length > MOST_OF_LINE ? `${line.slice(0, MOST_OF_LINE)}…` : line
  return escapeHidden(shown)
}

/** Sixteen bytes a line: their offset, their numbers, and the characters of those that are ASCII. */
function dumpBytes(bytes: Uint8Array): readonly BytesLine[] {
  const rows = Math.min(Math.ceil(bytes.length / ROW), MOST_ROWS)
  return Array.from({ length: rows }, (_, i) => {
    const row = [...bytes.subarray(i * ROW, (i + 1) * ROW)]
    const numbers = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
    const characters = row.map((byte) =>
      byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·',
    )
    return {
      name: (i * ROW).toString(16).padStart(8, '0'),
      before: `${numbers.padEnd(ROW * 3)} ${characters.join('')}`,
      marked: '',
      after: '',
    }
  })
}
