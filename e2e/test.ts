import { test as base, expect } from '@playwright/test'
import type { BrowserContext, Page } from '@playwright/test'
import { EditorPage } from './editor-page.ts'
import { forbidMouse } from './forbid-mouse.ts'
import type { Hand, HandName } from './hand.ts'
import { Keyboard } from './keyboard.ts'
import { watchContext } from './watch-context.ts'
import type { ContextWatch } from './watch-context.ts'

/** The editor in a window of its own, and the keys of its keyboard. */
export interface Profile {
  readonly editor: EditorPage
  readonly keyboard: Keyboard
}

/**
 * Tag of a story that is told once and runs twice: with the mouse, and again with keys alone. It does
 * everything through `editor` and `hand`.
 */
export const BOTH_HANDS = '@both-hands'

interface Fixtures {
  /** What the story is operated with; the project says it. */
  readonly handName: HandName
  /** The hand of the first window. */
  readonly hand: Hand
  /** Watches every context of a story and judges what was seen at its end. */
  readonly watch: { readonly add: (context: BrowserContext) => Promise<void>; noPointers: boolean }
  /** The editor in a window; nothing is opened yet. */
  readonly editor: EditorPage
  /** Asking for it forbids the mouse: the story fails when a page meets a pointer. */
  readonly keyboard: Keyboard
  /** Opens a profile that has never met the editor, as on another person's machine. */
  readonly openProfile: () => Promise<Profile>
}

/** Playwright's test with the editor; every story also holds the promises of `watchContext`. */
export const test = base.extend<Fixtures>({
  handName: ['mouse', { option: true }],

  watch: async ({ baseURL }, use) => {
    const { origin } = new URL(baseURL ?? '')
    const watches: ContextWatch[] = []
    const watch = {
      noPointers: false,
      async add(context: BrowserContext) {
        watches.push(await watchContext(context, origin))
      },
    }
    await use(watch)
    for (const { faults, pointers } of watches) {
      expect(faults, 'what no story may cause').toEqual([])
      if (watch.noPointers) expect(pointers, 'presses of a pointer').toEqual([])
    }
  },

  editor: async ({ context, page, watch, handName }, use) => {
    await watch.add(context)
    watch.noPointers ||= handName === 'keyboard'
    const allowMouse = handName === 'keyboard' ? forbidMouse(page) : undefined
    await use(new EditorPage(page, handName))
    allowMouse?.()
  },

  hand: async ({ editor }, use) => {
    await use(editor.hand)
  },

  keyboard: async ({ page, watch }, use) => {
    watch.noPointers = true
    const allowMouse = forbidMouse(page)
    await use(new Keyboard(page))
    allowMouse()
  },

  openProfile: async (
    { browser, baseURL, viewport, permissions, serviceWorkers, watch, handName },
    use,
  ) => {
    const contexts: BrowserContext[] = []
    await use(async () => {
      const options = {
        viewport,
        serviceWorkers,
        ...(baseURL && { baseURL }),
        ...(permissions && { permissions }),
      }
      const context = await browser.newContext(options)
      contexts.push(context)
      await watch.add(context)
      const page: Page = await context.newPage()
      return { editor: new EditorPage(page, handName), keyboard: new Keyboard(page) }
    })
    for (const context of contexts) await context.close()
  },
})

export { expect }
