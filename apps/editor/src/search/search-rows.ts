import { buildLineTable, locateOffset } from '@meshdraft/yaml'
import type { TextRange } from '@meshdraft/yaml'
import type { LineTable } from '@meshdraft/yaml'
import { writeReplacement } from '@meshdraft/search'
import type { TextMatch } from '@meshdraft/search'
import type { TextFile } from '../store/workspace-file.ts'
import type { FileMatches } from './search-files.ts'

/** One line of the list: a file, or a match in it. */
export type SearchRow =
  | { readonly type: 'file'; readonly file: TextFile; readonly count: number }
  | {
      readonly type: 'match'
      readonly file: TextFile
      readonly match: TextMatch
      /** Over all files, from 0. */
      readonly index: number
    }

/** Arranges what was found: each file with its matches below. */
export function arrangeRows(files: readonly FileMatches[]): readonly SearchRow[] {
  const rows: SearchRow[] = []
  let index = 0
  for (const { file, matches } of files) {
    rows.push({ type: 'file', file, count: matches.length })
    for (const match of matches) {
      rows.push({ type: 'match', file, match, index })
      index += 1
    }
  }
  return rows
}

/** A match in its line, for people. */
export interface ShownMatch {
  /** From 1. */
  readonly line: number
  readonly before: string
  readonly text: string
  readonly after: string
  /** What would stand there; absent where nothing would change. */
  readonly replacement: string | undefined
}

const LEAD = 60
const TAIL = 160

const tables = new WeakMap<TextFile, LineTable>()

/** Describes a match with what stands beside it in its line. */
export function showMatch(file: TextFile, match: TextMatch, replacement: string): ShownMatch {
  const { start, end } = match.range
  let table = tables.get(file)
  if (!table) tables.set(file, (table = buildLineTable(file.text)))
  const { line, column } = locateOffset(table, start)
  const lead = file.text.slice(start - column + 1, start).trimStart()
  const text = file.text.slice(start, end)
  const written = writeReplacement(match, replacement)
  return {
    line,
    before: lead.length > LEAD ? `…${lead.slice(-LEAD)}` : lead,
    text,
    after: file.text.slice(end, end + TAIL).split(/[\r\n]/, 1)[0] ?? '',
    replacement: written === text ? undefined : written,
  }
}

/** Yields the index of the row of a match. */
export function findRow(rows: readonly SearchRow[], index: number): number {
  return rows.findIndex((row) => row.type === 'match' && row.index === index)
}

/** Yields the index of the first match at or behind a place; files are in path order. */
export function findMatchBehind(
  files: readonly FileMatches[],
  path: string,
  { end }: TextRange,
): number {
  let index = 0
  for (const { file, matches } of files) {
    if (file.path > path) return index
    if (file.path === path) {
      const behind = matches.findIndex(({ range }) => range.start >= end)
      if (behind !== -1) return index + behind
    }
    index += matches.length
  }
  return 0
}

/** Yields the match of an index over all files. */
export function findActive(files: readonly FileMatches[], index: number) {
  let rest = index
  for (const { file, matches } of files) {
    const match = matches[rest]
    if (match) return { file, match }
    rest -= matches.length
  }
  return undefined
}
