import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createDesignStore } from '../store/create-design-store.ts'
import type { DesignStore } from '../store/create-design-store.ts'
import { buildTextFile } from '../store/workspace-file.ts'
import type { WorkspaceFile } from '../store/workspace-file.ts'
import { followSearch } from './follow-search.ts'
import { replaceMatches } from './replace-matches.ts'
import { MOST_MATCHES, searchFiles } from './search-files.ts'
import { arrangeRows, findActive, showMatch } from './search-rows.ts'
import { searchStore } from './search-store.ts'

const BYTES: WorkspaceFile = {
  type: 'bytes',
  path: 'image.png',
  bytes: Uint8Array.from([0x89]),
  reason: 'no text',
}

function open(texts: Readonly<Record<string, string>>, isShared = false): DesignStore {
  const store = createDesignStore()
  store.getState().openWorkspace({
    name: 'x',
    source: isShared ? { type: 'shared' } : { type: 'local', id: 'x' },
    files: [...Object.entries(texts).map(([path, text]) => buildTextFile(path, text)), BYTES],
  })
  return store
}

function textOf(store: DesignStore, path: string): string | undefined {
  const file = store.getState().files.get(path)
  return file?.type === 'text' ? file.text : undefined
}

/** Searches are asynchronous; they end as soon as nothing else is to be done. */
async function settle(): Promise<void> {
  for (let i = 0; i < 20; i += 1) await new Promise((resolve) => setTimeout(resolve))
}

const FRESH = searchStore.getInitialState()

beforeEach(() => searchStore.setState(FRESH, true))

describe('searching the workspace', () => {
  it('finds matches file by file and says what was not searched', async () => {
    const store = open({ 'b.yaml': 'host: v1\n', 'a.yaml': 'v1: V1\n' })
    const stop = followSearch(store)
    searchStore.getState().setQuery({ text: 'v1' })
    await settle()
    const { found } = searchStore.getState()
    expect(found.files.map(({ file, matches }) => [file.path, matches.length])).toEqual([
      ['a.yaml', 2],
      ['b.yaml', 1],
    ])
    expect(found).toMatchObject({ count: 3, hasMore: false, unread: 1 })
    searchStore.getState().setQuery({ files: 'b*' })
    await settle()
    expect(searchStore.getState().found.count).toBe(1)
    stop()
  })

  it('follows the texts', async () => {
    const store = open({ 'a.yaml': 'a: 1\n' })
    const stop = followSearch(store)
    searchStore.getState().setQuery({ text: 'b' })
    await settle()
    expect(searchStore.getState().found.count).toBe(0)
    const edits = [{ range: { start: 0, end: 1 }, newText: 'b' }]
    const options = { origin: 'yaml', history: 'step', label: 'x' } as const
    store.getState().applyEdits([{ type: 'edit', path: 'a.yaml', edits }], options)
    await settle()
    expect(searchStore.getState().found.count).toBe(1)
    stop()
  })

  it('says why an expression is refused', async () => {
    const stop = followSearch(open({ 'a.yaml': 'a' }))
    searchStore.getState().setQuery({ text: '(?=a)', isExpression: true })
    // RE2 is fetched first.
    await vi.waitFor(() =>
      expect(searchStore.getState().fault).toMatch(/^RE2 does not accept this: /),
    )
    searchStore.getState().setQuery({ text: '^a$' })
    await settle()
    expect(searchStore.getState()).toMatchObject({ fault: undefined, found: { count: 1 } })
    stop()
  })

  it('stops at the limit and says so', () => {
    const store = open({ 'a.yaml': 'x'.repeat(MOST_MATCHES), 'b.yaml': 'x' })
    const findX = {
      *findInLine(line: string) {
        for (let i = 0; i < line.length; i += 1) yield { range: { start: i, end: i + 1 } }
      },
    }
    const search = searchFiles(store.getState().files, findX, {
      patterns: '',
      known: new WeakMap(),
    })
    let step = search.next()
    while (step.done !== true) step = search.next()
    expect(step.value).toMatchObject({ count: MOST_MATCHES, hasMore: true })
  })
})

describe('replacing in the workspace', () => {
  const TEXTS = { 'a.yaml': 'v1: v1\r\n# v1\r\n', 'b.yaml': 'v1\n' }

  async function find(store: DesignStore, replacement: string) {
    const stop = followSearch(store)
    searchStore.getState().setQuery({ text: 'v1' })
    searchStore.getState().setReplacement(replacement)
    await settle()
    return stop
  }

  it('all is one undo step that keeps line ends', async () => {
    const store = open(TEXTS)
    const stop = await find(store, 'v2')
    replaceMatches(store, { type: 'all' })
    expect(textOf(store, 'a.yaml')).toBe('v2: v2\r\n# v2\r\n')
    expect(textOf(store, 'b.yaml')).toBe('v2\n')
    expect(store.getState().announcement).toBe('Replaced 4 matches in 2 files.')
    store.getState().undo()
    expect(textOf(store, 'a.yaml')).toBe(TEXTS['a.yaml'])
    expect(textOf(store, 'b.yaml')).toBe(TEXTS['b.yaml'])
    stop()
  })

  it('one after the other goes through the matches, also where the new text matches again', async () => {
    const store = open(TEXTS)
    const stop = await find(store, 'v10')
    for (let i = 0; i < 4; i += 1) {
      const { found, active } = searchStore.getState()
      const current = findActive(found.files, active)
      if (!current) throw new TypeError('no match')
      replaceMatches(store, { type: 'one', ...current })
      await settle()
    }
    expect(textOf(store, 'a.yaml')).toBe('v10: v10\r\n# v10\r\n')
    expect(textOf(store, 'b.yaml')).toBe('v10\n')
    expect(store.getState().undoSteps).toHaveLength(4)
    stop()
  })

  it('in one file leaves the others', async () => {
    const store = open(TEXTS)
    const stop = await find(store, '')
    const [first] = searchStore.getState().found.files
    if (!first) throw new TypeError('nothing found')
    replaceMatches(store, { type: 'file', file: first.file })
    expect(textOf(store, 'a.yaml')).toBe(': \r\n# \r\n')
    expect(textOf(store, 'b.yaml')).toBe('v1\n')
    stop()
  })

  it('nothing is replaced in places of an older text', async () => {
    const store = open(TEXTS)
    const stop = await find(store, 'v2')
    stop()
    const edits = [{ range: { start: 0, end: 0 }, newText: '# ' }]
    const options = { origin: 'yaml', history: 'step', label: 'x' } as const
    store.getState().applyEdits([{ type: 'edit', path: 'a.yaml', edits }], options)
    replaceMatches(store, { type: 'all' })
    expect(textOf(store, 'b.yaml')).toBe('v1\n')
    expect(store.getState().announcement).toContain('changed meanwhile')
  })

  it('a shared copy stays as it is', async () => {
    const store = open(TEXTS, true)
    const stop = await find(store, 'v2')
    replaceMatches(store, { type: 'all' })
    expect(textOf(store, 'b.yaml')).toBe('v1\n')
    expect(store.getState().announcement).toContain('read-only')
    stop()
  })
})

it('a match is shown in its line, with what would stand there', async () => {
  const store = open({ 'a.yaml': 'x: 1\r\n  host: v1 # old\r\n' })
  const stop = followSearch(store)
  searchStore.getState().setQuery({ text: 'v1' })
  await settle()
  const rows = arrangeRows(searchStore.getState().found.files)
  expect(rows.map((row) => row.type)).toEqual(['file', 'match'])
  const row = rows[1]
  if (row?.type !== 'match') throw new TypeError('no match')
  expect(showMatch(row.file, row.match, 'v2')).toEqual({
    line: 2,
    before: 'host: ',
    text: 'v1',
    after: ' # old',
    replacement: 'v2',
  })
  expect(showMatch(row.file, row.match, 'v1').replacement).toBeUndefined()
  stop()
})
