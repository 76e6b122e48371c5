import { recover } from '@meshdraft/journal'
import type { Recovery } from '@meshdraft/journal'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeBrowser } from '../../test/fake-browser.ts'
import { createDesignStore } from '../store/create-design-store.ts'
import { isReadOnly } from '../store/design-state.ts'
import { buildTextFile } from '../store/workspace-file.ts'
import { createKeeper } from './keeper.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

function openWindow(browser: FakeBrowser, name: string) {
  const store = createDesignStore()
  const keeper = createKeeper(store, browser.openWindow(name))
  const open = (id: string, text = 'a: 1\n') =>
    store.getState().openWorkspace({
      name: 'shop',
      source: { type: 'local', id },
      files: [buildTextFile('a.yaml', text), BYTES],
    })
  const type = (newText: string) =>
    store
      .getState()
      .applyEdits(
        [{ type: 'edit', path: 'a.yaml', edits: [{ range: { start: 0, end: 0 }, newText }] }],
        { origin: 'yaml', history: 'step', label: 'Edit' },
      )
  const text = () => {
    const file = store.getState().files.get('a.yaml')
    return file?.type === 'text' ? file.text : undefined
  }
  return { store, keeper, open, type, text, kept: () => store.getState().kept }
}

const BYTES = {
  type: 'bytes',
  path: 'b.bin',
  bytes: new Uint8Array([255]),
  reason: 'Not text.',
} as const

function readText(browser: FakeBrowser, id: string): string | undefined {
  const recovery: Recovery = recover(browser.read(id))
  if (recovery.type !== 'recovered') return undefined
  const file = recovery.workspace.files.get('a.yaml')
  return file?.type === 'text' ? file.text : undefined
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('a workspace in one window', () => {
  it('is saved while typing goes on, and says so only when it is', async () => {
    const browser = new FakeBrowser()
    const { open, type, text, kept } = openWindow(browser, 'one')
    open('w')
    expect(kept()).toEqual({ type: 'saving' })
    for (let i = 0; i < 100; i += 1) {
      type(String(i % 10))
      await pass(20)
      if (kept().type === 'saved') expect(readText(browser, 'w')).toBe(text())
    }
    // 2 s of typing without a pause.
    expect(readText(browser, 'w')?.length).toBeGreaterThan(70)
    await pass(500)
    expect(kept()).toEqual({ type: 'saved' })
    expect(readText(browser, 'w')).toBe(text())
  })

  it('is not written again when it is only opened', async () => {
    const browser = new FakeBrowser()
    const first = openWindow(browser, 'one')
    first.open('w')
    await pass(1_000)
    browser.kill('one')
    const second = openWindow(browser, 'two')
    const opening = second.keeper.open('w')
    await pass(1_000)
    expect(await opening).toBe('opened')
    expect(second.kept()).toEqual({ type: 'saved' })
    expect(second.store.getState().files.get('b.bin')).toEqual(BYTES)
    const before = browser.read('w')
    await pass(5_000)
    expect(browser.read('w')).toEqual(before)
    second.type('2')
    await pass(1_000)
    // It goes on in the journal: one entry more, no new snapshot.
    expect(browser.read('w').entries).toHaveLength(before.entries.length + 1)
    expect(browser.read('w').snapshots).toEqual(before.snapshots)
  })

  it('tells a full storage until there is room again, and loses nothing', async () => {
    const browser = new FakeBrowser()
    const { open, type, text, kept } = openWindow(browser, 'one')
    open('w')
    await pass(1_000)
    browser.faults.writeError = new DOMException('', 'QuotaExceededError')
    type('x')
    await pass(1_000)
    expect(kept()).toEqual({ type: 'failed', reason: 'The storage of the browser is full.' })
    type('y')
    expect(kept().type).toBe('failed')
    await pass(10_000)
    expect(kept().type).toBe('failed')
    expect(text()).toBe('yxa: 1\n')
    browser.faults.writeError = undefined
    await pass(3_000)
    expect(kept()).toEqual({ type: 'saved' })
    expect(readText(browser, 'w')).toBe('yxa: 1\n')
  })

  it('is told to be late within 1 s when a write is not answered, and not saved within 3 s', async () => {
    const browser = new FakeBrowser()
    const { open, type, kept } = openWindow(browser, 'one')
    open('w')
    await pass(1_000)
    browser.faults.isWriteHanging = true
    type('x')
    await pass(700)
    // An ordinary slow write is no reason for an alarm.
    expect(kept()).toEqual({ type: 'saving' })
    await pass(300)
    expect(kept()).toEqual({ type: 'saving', isLate: true })
    type('y')
    expect(kept()).toEqual({ type: 'saving', isLate: true })
    await pass(2_200)
    expect(kept()).toEqual({
      type: 'failed',
      reason: 'The storage of the browser does not answer.',
    })
    browser.faults.isWriteHanging = false
    await pass(1_000)
    expect(kept()).toEqual({ type: 'saved' })
    expect(readText(browser, 'w')).toBe('yxa: 1\n')
  })

  it('is in the hands of the storage 120 ms after typing, however slowly that answers', async () => {
    const browser = new FakeBrowser()
    const { open, type, text, kept } = openWindow(browser, 'one')
    open('w')
    await pass(1_000)
    browser.faults.isWriteHanging = true
    const texts: (string | undefined)[] = []
    for (let i = 0; i < 60; i += 1) {
      type(String(i % 10))
      texts.push(text())
      await pass(20)
      const stored = readText(browser, 'w')
      const age = texts.length - 1 - texts.lastIndexOf(stored)
      expect(age * 20, `after ${i + 1} keys`).toBeLessThanOrEqual(120)
      expect(kept().type).toBe('saving')
    }
  })

  it('is whole again whichever of many writes fails', async () => {
    for (let n = 1; n <= 30; n += 1) {
      const browser = new FakeBrowser(() => 40)
      const { open, type, text, kept } = openWindow(browser, 'one')
      open('w')
      browser.faults.failingWrite = n
      for (let i = 0; i < 200; i += 1) {
        type(String(i % 10))
        await pass(20)
        if (kept().type === 'saved') expect(readText(browser, 'w')).toBe(text())
      }
      expect(browser.faults.failingWrite, 'it did fail').toBeLessThanOrEqual(0)
      await pass(5_000)
      expect(kept()).toEqual({ type: 'saved' })
      expect(readText(browser, 'w'), `write ${n} failed`).toBe(text())
    }
  })

  it.each([
    ['is missing', { openError: new ReferenceError('indexedDB is not defined') }],
    ['does not answer', { isOpenHanging: true }],
  ])('works in memory when the storage %s, and says so in 3 s', async (_what, faults) => {
    const browser = new FakeBrowser()
    Object.assign(browser.faults, faults)
    const { open, type, text, kept, keeper } = openWindow(browser, 'one')
    const opening = keeper.open('w').catch(() => 'failed')
    await pass(3_010)
    expect(await opening).toBe('failed')
    open('w')
    await pass(300)
    expect(kept().type).toBe('failed')
    type('x')
    await pass(10_000)
    expect(kept().type).toBe('failed')
    expect(text()).toBe('xa: 1\n')
  })

  it('is written anew from memory when the storage was cleared', async () => {
    const browser = new FakeBrowser()
    const { open, type, text, kept } = openWindow(browser, 'one')
    open('w')
    type('x')
    await pass(1_000)
    browser.clear()
    expect(readText(browser, 'w')).toBeUndefined()
    await pass(1_000)
    expect(readText(browser, 'w')).toBe(text())
    expect(kept()).toEqual({ type: 'saved' })
  })

  it('stays in memory when another one is opened while nothing can be saved', async () => {
    const browser = new FakeBrowser()
    const { open, type, kept, keeper, store } = openWindow(browser, 'one')
    open('w')
    await pass(1_000)
    browser.faults.writeError = new DOMException('', 'QuotaExceededError')
    type('x')
    open('v', 'v: 1\n')
    await pass(5_000)
    const listing = keeper.list()
    await pass(100)
    expect(await listing).toMatchObject([{ id: 'w', name: 'shop', isUnsaved: true }])
    browser.faults.writeError = undefined
    await pass(5_000)
    expect(kept()).toEqual({ type: 'saved' })
    expect(readText(browser, 'w')).toBe('xa: 1\n')
    expect(readText(browser, 'v')).toBe('v: 1\n')
    expect(store.getState().source).toMatchObject({ id: 'v' })
  })

  it('can be deleted, restored, and deleted for good', async () => {
    const browser = new FakeBrowser()
    const { open, keeper, store } = openWindow(browser, 'one')
    const ask = async <T>(work: Promise<T>) => {
      await pass(2_000)
      return work
    }
    open('w')
    await pass(1_000)
    expect(await ask(keeper.remove('w'))).toBe('deleted')
    expect(store.getState().source).toEqual({ type: 'none' })
    expect((await ask(keeper.list())).map(({ deletedAt }) => typeof deletedAt)).toEqual(['number'])
    expect(await ask(keeper.restore('w'))).toBe(true)
    expect((await ask(keeper.list())).map(({ deletedAt }) => deletedAt)).toEqual([undefined])
    expect(await ask(keeper.open('w'))).toBe('opened')
    await ask(keeper.remove('w'))
    await ask(keeper.forget('w'))
    expect(await ask(keeper.list())).toEqual([])
    expect(await ask(keeper.open('w'))).toBe('absent')
  })

  it('keeps the state before its first edit, before a change of many files, and then every 10 minutes', async () => {
    const browser = new FakeBrowser()
    let now = 1_000_000
    const store = createDesignStore()
    createKeeper(store, { ...browser.openWindow('one'), now: () => now })
    const { openWorkspace, applyEdits } = store.getState()
    const insert = (path: string) =>
      ({ type: 'edit', path, edits: [{ range: { start: 0, end: 0 }, newText: 'x' }] }) as const
    const change = (...paths: readonly string[]) =>
      applyEdits(paths.map(insert), { origin: 'yaml', history: 'step', label: 'Edit' })
    openWorkspace({
      name: 'shop',
      source: { type: 'local', id: 'w' },
      files: [buildTextFile('a.yaml', 'a\n'), buildTextFile('b.yaml', 'b\n')],
    })
    await pass(1_000)
    expect(browser.versions).toEqual([])
    const opened = store.getState().files
    change('a.yaml')
    expect(browser.versions).toMatchObject([{ id: 'w', why: 'edits', at: now }])
    expect(browser.versions[0]?.files).toBe(opened)
    now += 61_000
    change('a.yaml')
    expect(browser.versions).toHaveLength(1)
    const edited = store.getState().files
    change('a.yaml', 'b.yaml')
    expect(browser.versions[1]).toMatchObject({ why: 'large-change' })
    expect(browser.versions[1]?.files).toBe(edited)
    now += 9 * 60_000
    change('a.yaml')
    expect(browser.versions).toHaveLength(2)
    now += 60_000
    change('a.yaml')
    expect(browser.versions).toHaveLength(3)
    // Nobody else's work is kept.
    store.getState().setElsewhere(true)
    now += 60 * 60_000
    store
      .getState()
      .followWindow({ changes: [insert('a.yaml')], isBaseline: false, name: undefined })
    expect(browser.versions).toHaveLength(3)
  })

  it('drops earlier versions, the older first, when the storage is full', async () => {
    const browser = new FakeBrowser()
    const { open, type, kept } = openWindow(browser, 'one')
    open('w')
    await pass(1_000)
    type('x')
    await pass(1_000)
    browser.faults.writeError = new DOMException('', 'QuotaExceededError')
    type('y')
    const [, newer, ...more] = browser.versions
    expect([newer, more]).toMatchObject([{ id: 'w' }, []])
    await pass(1_000)
    expect(browser.versions).toEqual([newer])
    browser.faults.writeError = undefined
    await pass(3_000)
    expect(kept()).toEqual({ type: 'saved' })
  })

  it('of the first format opens, and stays in that format until something is saved', async () => {
    const browser = new FakeBrowser()
    browser.records.set('w', {
      head: {
        format: 1,
        id: 'w',
        name: 'old',
        savedAt: 1,
        paths: ['a.yaml'],
        baselinePaths: ['a.yaml'],
      },
      files: [{ key: ['w', 'file', 'a.yaml'], value: { path: 'a.yaml', text: 'old: 1\n' } }],
      snapshots: [],
      entries: [],
      unread: [],
    })
    const { keeper, type, text, kept } = openWindow(browser, 'one')
    void keeper.open('w')
    await pass(1_000)
    expect(text()).toBe('old: 1\n')
    expect(kept()).toEqual({ type: 'saved' })
    expect(browser.read('w').snapshots).toEqual([])
    type('x')
    await pass(1_000)
    expect(readText(browser, 'w')).toBe('xold: 1\n')
    expect(browser.read('w').snapshots).toHaveLength(1)
  })

  it('that is damaged opens as far as it goes, and the rest stays until it was looked at', async () => {
    const browser = new FakeBrowser()
    const first = openWindow(browser, 'one')
    first.open('w')
    await pass(1_000)
    for (const digit of '12') {
      first.type(digit)
      await pass(1_000)
    }
    browser.kill('one')
    const [entry] = browser.records.get('w')?.entries.slice(-1) ?? []
    if (entry) entry.value = { broken: true }
    const second = openWindow(browser, 'two')
    void second.keeper.open('w')
    await pass(1_000)
    expect(second.text()).toBe('1a: 1\n')
    expect(second.keeper.state.getState().unread).toMatchObject({
      lost: [{ type: 'changes', count: 1 }],
      unread: [{ broken: true }],
    })
    second.type('x')
    await pass(1_000)
    expect(readText(browser, 'w')).toBe('x1a: 1\n')
    expect(browser.read('w').unread).toEqual([{ broken: true }])
    void second.keeper.forgetUnread()
    await pass(1_000)
    expect(browser.read('w').unread).toEqual([])
  })
})

describe('a workspace in two windows', () => {
  async function openTwice() {
    const browser = new FakeBrowser()
    const one = openWindow(browser, 'one')
    one.open('w')
    await pass(1_000)
    const two = openWindow(browser, 'two')
    void two.keeper.open('w')
    await pass(1_000)
    return { browser, one, two }
  }

  it('is written by the first; the second follows and cannot be edited', async () => {
    const { one, two } = await openTwice()
    expect(isReadOnly(one.store.getState())).toBe(false)
    expect(isReadOnly(two.store.getState())).toBe(true)
    expect(two.type('no')).toBe(false)
    one.type('x')
    one.store.getState().setName('new')
    await pass(1_000)
    expect(two.text()).toBe('xa: 1\n')
    expect(two.store.getState().name).toBe('new')
    expect(two.kept()).toEqual({ type: 'off', reason: 'Saved by another window' })
    one.store.getState().resetBaseline()
    await pass(1_000)
    expect(two.store.getState().baseline).toBe(two.store.getState().files)
  })

  it('changes hands when it is taken over, with what was typed last', async () => {
    const { browser, one, two } = await openTwice()
    one.type('x')
    two.keeper.takeOver()
    await pass(1_000)
    expect(isReadOnly(one.store.getState())).toBe(true)
    expect(isReadOnly(two.store.getState())).toBe(false)
    expect(two.text()).toBe('xa: 1\n')
    two.type('y')
    await pass(1_000)
    expect(one.text()).toBe('yxa: 1\n')
    expect(readText(browser, 'w')).toBe('yxa: 1\n')
    one.keeper.takeOver()
    await pass(1_000)
    expect(one.type('z')).toBe(true)
    await pass(1_000)
    expect(two.text()).toBe('zyxa: 1\n')
  })

  it('is written by the second once the first is gone', async () => {
    const { browser, two } = await openTwice()
    browser.kill('one')
    await pass(1_000)
    expect(isReadOnly(two.store.getState())).toBe(false)
    two.type('x')
    await pass(1_000)
    expect(readText(browser, 'w')).toBe('xa: 1\n')
  })

  it('what a window typed that did not answer goes on as a copy; nothing is overwritten', async () => {
    const { browser, one, two } = await openTwice()
    one.type('x')
    browser.frozen.add('one')
    two.keeper.takeOver()
    await pass(5_000)
    expect(two.type('y')).toBe(true)
    await pass(1_000)
    browser.frozen.delete('one')
    await pass(5_000)
    expect(readText(browser, 'w')).toBe('ya: 1\n')
    const { source, name } = one.store.getState()
    expect(name).toBe('shop (copy)')
    expect(source.type === 'local' && readText(browser, source.id)).toBe('xa: 1\n')
    expect(two.text()).toBe('ya: 1\n')
  })

  it('cannot be deleted while the other window writes it', async () => {
    const { two } = await openTwice()
    const removing = two.keeper.remove('w')
    await pass(1_000)
    expect(await removing).toBe('open-elsewhere')
  })
})
