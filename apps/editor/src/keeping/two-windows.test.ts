import { recover } from '@meshdraft/journal'
import type { JournalFiles } from '@meshdraft/journal'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FakeBrowser } from '../../test/fake-browser.ts'
import { createDesignStore } from '../store/create-design-store.ts'
import { isReadOnly } from '../store/design-state.ts'
import { buildTextFile } from '../store/workspace-file.ts'
import { createKeeper } from './keeper.ts'

const INTERLEAVINGS = 200
const OPERATIONS = 30

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

/** Numbers below a bound; the same for the same seed. */
function startRandom(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function readText(files: JournalFiles): string {
  const file = files.get('a.yaml')
  return file?.type === 'text' ? file.text : ''
}

/** A run of two windows on one workspace, and all that was typed and acknowledged in it. */
async function runWindows(seed: number) {
  const random = startRandom(seed)
  const browser = new FakeBrowser(() => 1 + random(60))
  const typed = new Map<string, string>()
  const acknowledged = new Set<string>()
  let count = 0
  let words = 0

  const start = () => {
    const name = `window ${(count += 1)}`
    const store = createDesignStore()
    const keeper = createKeeper(store, browser.openWindow(name))
    const own = new Set<string>()
    store.subscribe(({ kept, source, files }) => {
      if (kept.type !== 'saved' || source.type !== 'local' || source.isElsewhere) return
      const text = readText(files)
      for (const word of own) if (text.includes(word)) acknowledged.add(word)
    })
    return { name, store, keeper, own }
  }
  const open = (window: ReturnType<typeof start>) => {
    void window.keeper.open('w').catch(() => {})
  }
  const type = ({ name, store, own }: ReturnType<typeof start>) => {
    const word = `<${(words += 1)}>`
    const length = readText(store.getState().files).length
    const start = random(2) === 0 ? 0 : length
    const isTyped = store.getState().applyEdits(
      [
        {
          type: 'edit',
          path: 'a.yaml',
          edits: [{ range: { start, end: start }, newText: word }],
        },
      ],
      { origin: 'yaml', history: 'step', label: 'Edit' },
    )
    if (!isTyped) return
    own.add(word)
    typed.set(word, name)
  }

  const first = start()
  first.store.getState().openWorkspace({
    name: 'shop',
    source: { type: 'local', id: 'w' },
    files: [buildTextFile('a.yaml', '')],
  })
  await vi.advanceTimersByTimeAsync(1_000)
  const windows = [first, start()]
  for (const window of windows.slice(1)) open(window)
  const killed = new Set<string>()
  for (let i = 0; i < OPERATIONS; i += 1) {
    const index = random(2)
    const window = windows[index]
    if (!window) throw new TypeError('There are two windows.')
    const roll = random(100)
    if (roll < 60) type(window)
    else if (roll < 75) window.keeper.takeOver()
    else if (roll < 80) window.keeper.flush()
    else if (roll < 84) browser.frozen.add(window.name)
    else if (roll < 90) browser.frozen.delete(window.name)
    else if (roll < 92) browser.faults.writeError = new DOMException('', 'QuotaExceededError')
    else if (roll < 96) browser.faults.writeError = undefined
    else {
      // A crash, and the page that is opened in its place.
      killed.add(window.name)
      browser.frozen.delete(window.name)
      browser.kill(window.name)
      window.keeper.stop()
      windows[index] = start()
      open(windows[index])
    }
    await vi.advanceTimersByTimeAsync(random(400))
  }
  browser.frozen.clear()
  browser.faults.writeError = undefined
  await vi.advanceTimersByTimeAsync(8_000)
  return { browser, windows, typed, acknowledged, killed }
}

it(`${INTERLEAVINGS} interleavings of two windows: one writer, nothing acknowledged is lost`, async () => {
  let copies = 0
  let takenOver = 0
  let isKilled = 0
  for (let seed = 1; seed <= INTERLEAVINGS; seed += 1) {
    const { browser, windows, typed, acknowledged, killed } = await runWindows(seed)
    const kept = [...browser.records.keys()].map((id) => {
      const recovery = recover(browser.read(id))
      if (recovery.type !== 'recovered') throw new Error(`Seed ${seed}: ${id} is ${recovery.type}.`)
      expect(recovery.workspace.lost, `seed ${seed}`).toEqual([])
      return { id, text: readText(recovery.workspace.files) }
    })
    const everything = kept.map(({ text }) => text).join('')
    const isLost = (word: string) => !everything.includes(word)
    expect([...acknowledged].filter(isLost), `seed ${seed}: acknowledged and lost`).toEqual([])
    // What was typed in a window that lives on is saved by the end, acknowledged before or not.
    const alive = [...typed].filter(([, window]) => !killed.has(window)).map(([word]) => word)
    expect(alive.filter(isLost), `seed ${seed}: typed and lost`).toEqual([])
    // A window that was frozen while it opened may have given up.
    const open = windows
      .map(({ store }) => store.getState())
      .filter(({ source }) => source.type === 'local')
    for (const state of open) {
      const { source } = state
      const stored = kept.find(({ id }) => source.type === 'local' && id === source.id)
      expect(readText(state.files), `seed ${seed}: the window and the storage`).toBe(stored?.text)
      if (!isReadOnly(state)) expect(state.kept, `seed ${seed}`).toEqual({ type: 'saved' })
    }
    const writers = open.filter((state) => !isReadOnly(state))
    const ids = writers.map(({ source }) => (source.type === 'local' ? source.id : ''))
    expect(new Set(ids).size, `seed ${seed}: one writer a workspace`).toBe(ids.length)
    copies += kept.length - 1
    takenOver += new Set(typed.values()).size > 1 ? 1 : 0
    isKilled += killed.size > 0 ? 1 : 0
  }
  // The runs are worth something only if they met what can go wrong.
  expect(copies).toBeGreaterThan(10)
  expect(takenOver).toBeGreaterThan(100)
  expect(isKilled).toBeGreaterThan(50)
})
