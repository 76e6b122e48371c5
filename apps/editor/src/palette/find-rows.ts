import { buildLineTable, locateLineColumn, locateOffset } from '@meshdraft/yaml'
import type { TextRange } from '@meshdraft/yaml'
import { findPlainText, listLines, searchText } from '@meshdraft/search'
import type { SearchHit, SearchIndex } from '@meshdraft/search'
import type { DesignState } from '../store/design-state.ts'
import { findShownPath } from '../commands/convert-to-utf-8.ts'
import { listCommandEntries } from './command-entries.ts'
import { GROUP_ORDER } from './palette-entry.ts'
import type { PaletteEntry, PaletteGroup, PaletteTarget } from './palette-entry.ts'
import { readQuery } from './read-query.ts'

/** Rows under one heading. */
export interface PaletteRows {
  readonly group: PaletteGroup
  readonly hits: readonly SearchHit<PaletteTarget>[]
}

const PER_GROUP = 6
const ALONE = 50

/**
 * Finds what the palette shows for what was typed, best group first, step by step: a caller can stop
 * between two steps or let others go on.
 */
export function* findRows(
  typed: string,
  state: DesignState,
  { index, recent }: { index: SearchIndex<PaletteTarget>; recent: readonly PaletteEntry[] },
): Generator<undefined, readonly PaletteRows[]> {
  const query = readQuery(typed)
  switch (query.type) {
    case 'all': {
      if (query.words.trim() === '') return listAtRest(state, recent)
      index.put('commands', listCommandEntries(state))
      const found = yield* index.search(query.words, { limit: PER_GROUP })
      const rows = [...found].map(([group, hits]) => ({ group: group as PaletteGroup, hits }))
      return rows.toSorted(
        (a, b) =>
          bestRank(a) - bestRank(b) || GROUP_ORDER.indexOf(a.group) - GROUP_ORDER.indexOf(b.group),
      )
    }
    case 'only': {
      const { group, words } = query
      index.put('commands', listCommandEntries(state))
      const types = new Set([group])
      const found = yield* index.search(words, { types, limit: ALONE })
      const hits = found.get(group)
      if (hits) return [{ group, hits }]
      return words.trim() === '' ? listAll(group, index) : []
    }
    case 'line':
      return query.line === undefined ? [] : findLine(query.line, state)
    case 'text':
      return yield* findText(query.text, state)
  }
}

function bestRank({ hits }: PaletteRows): number {
  return hits[0]?.rank ?? Infinity
}

function listAtRest(state: DesignState, recent: readonly PaletteEntry[]): readonly PaletteRows[] {
  const commands = listCommandEntries(state).filter(
    ({ id, order }) => order === 0 && !recent.some((entry) => entry.id === id),
  )
  const rows: readonly PaletteRows[] = [
    { group: 'recent', hits: recent.map(toHit) },
    { group: 'command', hits: commands.map(toHit) },
  ]
  return rows.filter(({ hits }) => hits.length > 0)
}

/** Everything of one group, in the order of ties. */
function listAll(
  group: 'command' | 'resource' | 'problem',
  index: SearchIndex<PaletteTarget>,
): readonly PaletteRows[] {
  const entries = index.list(group, ALONE)
  return entries.length === 0 ? [] : [{ group, hits: entries.map(toHit) }]
}

function toHit(entry: PaletteEntry): SearchHit<PaletteTarget> {
  return { entry, rank: 0, labelRanges: [], detailRanges: [] }
}

function findLine(line: number, state: DesignState): readonly PaletteRows[] {
  const path = findShownPath(state)
  const file = path === undefined ? undefined : state.files.get(path)
  if (file?.type !== 'text') return []
  const table = buildLineTable(file.text)
  const shown = Math.min(Math.max(line, 1), table.length)
  const start = locateLineColumn(table, { line: shown, column: 1 })
  const entry: PaletteEntry = {
    id: `line:${file.path}:${shown}`,
    type: 'line',
    label: `Line ${shown}`,
    detail: line > table.length ? `${file.path}, its last line` : file.path,
    order: 0,
    target: { type: 'text', path: file.path, start, end: start },
  }
  return [{ group: 'line', hits: [toHit(entry)] }]
}

const MOST_LINES = 40
const LONGEST_LINE = 200

function* findText(text: string, state: DesignState): Generator<undefined, readonly PaletteRows[]> {
  if (text.trim() === '') return []
  const search = findPlainText({ text, isCaseSensitive: false, isWholeWord: false })
  const hits: SearchHit<PaletteTarget>[] = []
  for (const file of state.files.values()) {
    if (file.type !== 'text' || hits.length >= MOST_LINES) continue
    const { matches } = yield* searchText(file.text, search, MOST_LINES - hits.length)
    yield
    if (matches.length === 0) continue
    const table = buildLineTable(file.text)
    for (const { range } of matches) hits.push(buildTextHit(file, table, range))
  }
  const all: PaletteEntry = {
    id: 'search',
    type: 'line',
    label: `Search and replace “${text}” in all files`,
    detail: '',
    order: 0,
    target: { type: 'search', text },
  }
  return [{ group: 'text', hits: [...hits, toHit(all)] }]
}

function buildTextHit(
  { path, text }: { readonly path: string; readonly text: string },
  table: readonly number[],
  { start, end }: TextRange,
): SearchHit<PaletteTarget> {
  const { line } = locateOffset(table, start)
  const from = table[line - 1] ?? 0
  const [whole] = listLines(text.slice(from, from + LONGEST_LINE + (start - from)))
  const lead = /^\s*/.exec(text.slice(from, start))?.[0].length ?? 0
  const label = text.slice(from + lead, from + (whole?.end ?? 0))
  const range = { start: start - from - lead, end: end - from - lead }
  return {
    entry: {
      id: `text:${path}:${start}`,
      type: 'text',
      label,
      detail: `${path}:${line}`,
      order: 0,
      target: { type: 'text', path, start, end },
    },
    rank: 0,
    labelRanges: [range],
    detailRanges: [],
  }
}
