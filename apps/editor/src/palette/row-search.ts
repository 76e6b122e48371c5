import type { DesignStore } from '../store/create-design-store.ts'
import { findRows } from './find-rows.ts'
import type { PaletteRows } from './find-rows.ts'
import { listRecent, recallPalette } from './palette-memory.ts'

/** Half of a frame: what takes longer goes on after the letter that was typed has been drawn. */
const SLICE_MS = 8

/** What was found, and for which text. */
export interface FoundRows {
  readonly text: string
  readonly rows: readonly PaletteRows[]
}

/** Looks for what is typed without ever holding a key up. */
export interface RowSearch {
  /** Looks for another text. Most answers are there when it returns. */
  readonly ask: (text: string) => void
  /** Looks again, as the index has changed; a search that is under way is finished first. */
  readonly refresh: () => void
  /** Yields the rows of a text at once, for whoever chooses before they show. */
  readonly finish: (text: string) => readonly PaletteRows[]
  readonly stop: () => void
}

/** Makes a search that hands over what it finds. */
export function createRowSearch(
  store: DesignStore,
  onFound: (found: FoundRows) => void,
): RowSearch {
  let asked = ''
  let steps: ReturnType<typeof startSearch> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOutdated = false

  function start(): void {
    isOutdated = false
    steps = startSearch(store, asked)
  }

  function goOn(): void {
    const until = performance.now() + SLICE_MS
    while (steps) {
      const step = steps.next()
      if (step.done === true) {
        steps = undefined
        onFound({ text: asked, rows: step.value })
        if (!isOutdated) return
        start()
      }
      if (step.done !== true && performance.now() < until) continue
      timer = setTimeout(goOn)
      return
    }
  }

  return {
    ask(text) {
      clearTimeout(timer)
      asked = text
      start()
      goOn()
    },
    refresh() {
      if (steps) {
        isOutdated = true
        return
      }
      start()
      goOn()
    },
    finish(text) {
      const all = startSearch(store, text)
      for (;;) {
        const step = all.next()
        if (step.done === true) return step.value
      }
    },
    stop() {
      clearTimeout(timer)
      steps = undefined
    },
  }
}

function startSearch(store: DesignStore, text: string): ReturnType<typeof findRows> {
  const state = store.getState()
  const memory = recallPalette(store)
  return findRows(text, state, { index: memory.index.index, recent: listRecent(memory, state) })
}
