import { beforeAll, describe, expect, it, vi } from 'vitest'
import { check, openChecked } from '../../test/checked-store.ts'
import type { DesignStore } from '../store/create-design-store.ts'
import { findRows } from './find-rows.ts'
import { createPaletteIndex } from './palette-index.ts'
import type { PaletteIndex } from './palette-index.ts'
import { readQuery } from './read-query.ts'
import { previewPlace } from './resolve-place.ts'

// Some commands ask where the focus is.
beforeAll(() => void vi.stubGlobal('document', { activeElement: null }))

const SERVICE =
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: reviews\n  namespace: shop\nspec:\n  ports:\n    - port: 9080\n      name: http\n'
const ROUTE =
  'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: storefront\n  namespace: shop\n' +
  'spec:\n  hosts: [reviews]\n  http:\n    - timeout: 5s\n      route:\n        - destination:\n            host: reviews\n            subset: v9\n'

function read(store: DesignStore, palette: PaletteIndex = createPaletteIndex()): PaletteIndex {
  palette.follow(store.getState())
  palette.readSome(() => false)
  return palette
}

function readRows(typed: string, store: DesignStore, { index }: PaletteIndex) {
  const steps = findRows(typed, store.getState(), { index, recent: [] })
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

function find(store: DesignStore, typed: string, palette = read(store)) {
  return readRows(typed, store, palette).map(
    ({ group, hits }) => [group, hits.map(({ entry }) => entry.label)] as const,
  )
}

const TEXTS = { 'route.yaml': ROUTE, 'service.yaml': SERVICE }
const BROKEN = ROUTE.replace('5s', 'soon').replace('storefront', 'broken')

describe('the palette finds', () => {
  const store = openChecked(TEXTS)
  it.each([
    ['a resource first', 'storefront', 'resource', 'storefront'],
    ['a field by its name', 'timeout', 'field', 'http[0].timeout: 5s'],
    ['a field by name and value', 'subset v9', 'field', 'http[0].route[0].destination.subset: v9'],
    ['a host', 'reviews.shop', 'host', 'reviews.shop.svc.cluster.local'],
    ['a file', 'route.yaml', 'file', 'route.yaml'],
    ['a command', 'setting', 'command', 'Settings…'],
    ['a command by its sign', '>theme', 'command', 'Theme: light'],
    ['all commands', '>', 'command', 'Open files…'],
    ['a resource by its sign', '@sf', 'resource', 'storefront'],
    ['a line', ':2', 'line', 'Line 2'],
    ['text', '/host: rev', 'text', 'host: reviews'],
  ])('%s', (_what, typed, group, label) => {
    const [best] = find(store, typed)
    expect(best?.[0]).toBe(group)
    expect(best?.[1]).toContain(label)
  })

  it('problems by their sign, worst first', () => {
    const broken = openChecked({ ...TEXTS, 'broken.yaml': BROKEN })
    const [all] = readRows('#', broken, read(broken))
    const severities = all?.hits.map(({ entry }) => entry.order) ?? []
    expect(all?.group).toBe('problem')
    expect(severities).toEqual(severities.toSorted((a, b) => a - b))
    expect(find(broken, '#soon')[0]?.[1][0]).toContain('“soon”')
  })

  it('nothing under another sign', () => {
    expect(find(store, '>storefront')).toEqual([])
  })
})

describe('the index of the palette', () => {
  it('reads only the documents that changed, and forgets those that are gone', () => {
    const store = openChecked({ 'all.yaml': `${SERVICE}---\n${ROUTE}`, 'gone.yaml': 'a: 1\n' })
    const palette = read(store)
    const { text } = store.getState().files.get('all.yaml') as { text: string }
    const start = text.indexOf('5s')
    store.getState().applyEdits(
      [
        {
          type: 'edit',
          path: 'all.yaml',
          edits: [{ range: { start, end: start + 2 }, newText: '7s' }],
        },
        { type: 'remove', path: 'gone.yaml' },
      ],
      { origin: 'yaml', history: 'step', label: 'x' },
    )
    check(store)
    expect(palette.follow(store.getState())).toBe(1)
    palette.readSome(() => false)
    expect(find(store, 'timeout 7s', palette)[0]?.[1]).toEqual(['http[0].timeout: 7s'])
    expect(find(store, 'timeout 5s', palette)).toEqual([])
    expect(find(store, 'gone', palette)).toEqual([])
    // What followed step by step is what a fresh index has.
    const fresh = read(store)
    const count = (it: PaletteIndex) =>
      [...it.index.owners()].filter((id) => id !== 'commands').length
    expect(count(palette)).toBe(count(fresh))
  })

  it('stops reading when it is late, and goes on', () => {
    const store = openChecked(TEXTS)
    const palette = createPaletteIndex()
    expect(palette.follow(store.getState())).toBe(2)
    const left = [palette.readSome(() => true)]
    while (left.at(-1) !== 0) left.push(palette.readSome(() => true))
    // Objects and findings come first; then one document after the other.
    expect(left.slice(-3)).toEqual([2, 1, 0])
    expect(find(store, 'timeout', palette)).toEqual(find(store, 'timeout'))
  })
})

it('an entry says where it leads', () => {
  const store = openChecked(TEXTS)
  const palette = read(store)
  const [hit] = palette.index.find('timeout', { limit: 1 }).get('field') ?? []
  if (!hit) throw new TypeError('no hit')
  expect(previewPlace(hit.entry.target, store.getState())).toEqual({
    where: 'route.yaml:9',
    text: '- timeout: 5s',
  })
})

it.each([
  ['rev', { type: 'all', words: 'rev' }],
  [' >x', { type: 'only', group: 'command', words: 'x' }],
  [':12', { type: 'line', line: 12 }],
  [':x', { type: 'line', line: undefined }],
  ['/a b ', { type: 'text', text: 'a b ' }],
])('“%s” is read', (typed, query) => {
  expect(readQuery(typed)).toEqual(query)
})
