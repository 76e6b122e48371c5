import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createDesignStore } from '../store/create-design-store.ts'
import { buildTextFile } from '../store/workspace-file.ts'
import { recallPalette } from './palette-memory.ts'
import { createRowSearch } from './row-search.ts'
import type { FoundRows } from './row-search.ts'

// Some commands ask where the focus is.
beforeEach(() => void vi.stubGlobal('document', { activeElement: null }))

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

function open() {
  const store = createDesignStore()
  const files = ['storefront.yaml', 'stock.yaml'].map((path) => buildTextFile(path, 'a: 1\n'))
  store.getState().openWorkspace({ name: 'x', source: { type: 'local', id: 'x' }, files })
  const { index } = recallPalette(store)
  index.follow(store.getState())
  index.readSome(() => false)
  const found: FoundRows[] = []
  const search = createRowSearch(store, (rows) => found.push(rows))
  return { search, found, texts: () => found.map(({ text }) => text) }
}

/** Each look at the clock is a frame later: every step of a search is late. */
function makeLate(): void {
  let now = 0
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 17))
}

it('what is found quickly is there at once', () => {
  const { search, found } = open()
  search.ask('storefront')
  expect(found[0]?.rows[0]?.hits[0]?.entry.label).toBe('storefront.yaml')
})

it('what takes longer goes on later, and another letter takes its place', () => {
  makeLate()
  const { search, texts } = open()
  search.ask('sto')
  expect(texts()).toEqual([])
  search.ask('stor')
  vi.runAllTimers()
  expect(texts()).toEqual(['stor'])
})

it('a search under way is finished before the changed index is asked', () => {
  makeLate()
  const { search, texts } = open()
  search.ask('sto')
  search.refresh()
  search.refresh()
  expect(texts()).toEqual([])
  vi.runAllTimers()
  expect(texts()).toEqual(['sto', 'sto'])
})

it('whoever chooses before the rows show is given those of the words', () => {
  makeLate()
  const { search, texts } = open()
  search.ask('stock')
  expect(search.finish('stock')[0]?.hits[0]?.entry.label).toBe('stock.yaml')
  search.stop()
  vi.runAllTimers()
  expect(texts()).toEqual([])
})
