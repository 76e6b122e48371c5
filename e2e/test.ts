import { test as base, expect } from '@playwright/test'
import type { BrowserContext, Page } from '@playwright/test'
import { EditorPage } from './editor-page.ts'
import { Keyboard } from './keyboard.ts'
import { watchContext } from './watch-context.ts'
import type { ContextWatch } from './watch-context.ts'

/** The editor in a window of its own, and the keys of its keyboard. */
export interface Profile {
  readonly editor: EditorPage
  readonly keyboard: Keyboard
}

interface Fixtures {
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

  editor: async ({ context, page, watch }, use) => {
    await watch.add(context)
    await use(new EditorPage(page))
  },

  keyboard: async ({ page, watch }, use) => {
    watch.noPointers = true
    await use(new Keyboard(page))
  },

  openProfile: async ({ browser, baseURL, viewport, permissions, serviceWorkers, watch }, use) => {
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
      return { editor: new EditorPage(page), keyboard: new Keyboard(page) }
    })
    for (const context of contexts) await context.close()
  },
})

export { expect }
