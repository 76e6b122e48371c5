import { test as plainTest } from '@playwright/test'
import type { Page } from '@playwright/test'
import { STATE_TOURS } from './accessibility-states.ts'
import type { StateTour } from './accessibility-states.ts'
import { findAccessibilityFaults } from './accessibility.ts'
import { EditorPage } from './editor-page.ts'
import { expect, test } from './test.ts'

const LOOKS = [
  ['light', { colorScheme: 'light', forcedColors: 'none' }],
  ['dark', { colorScheme: 'dark', forcedColors: 'none' }],
  ['forced colours', { colorScheme: 'light', forcedColors: 'active' }],
] as const

const WINDOWS = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
] as const

/** Without motion no colour is judged on its way to another one. */
const STILL = { contextOptions: { reducedMotion: 'reduce' } } as const

// A tour is several states, each of which is judged: seconds alone, minutes on a busy machine.
test.setTimeout(300_000)
plainTest.setTimeout(300_000)

/** Goes through the states of a tour and judges each in every look. */
async function judge(page: Page, { states }: StateTour): Promise<void> {
  const editor = new EditorPage(page)
  for (const { name, reach } of states) {
    await reach(editor)
    for (const [look, media] of LOOKS) {
      await page.emulateMedia(media)
      const faults = await findAccessibilityFaults(page, look === 'light' ? 'all' : 'colours')
      expect(faults, `what axe finds in ${name}, ${look}`).toEqual([])
    }
    await page.emulateMedia(LOOKS[0][1])
  }
}

for (const viewport of WINDOWS) {
  const size = `${viewport.width} × ${viewport.height}`

  test.describe(`at ${size}`, () => {
    test.use({ viewport, ...STILL })

    for (const tour of STATE_TOURS.filter(({ isFaulty }) => isFaulty !== true)) {
      test(`axe finds nothing in any look: ${tour.name}, ${size}`, ({ editor }) =>
        judge(editor.page, tour))
    }
  })

  // What does not arrive is an error on the console, which no other story may cause.
  plainTest.describe(`with faults at ${size}`, () => {
    plainTest.use({ viewport, ...STILL })

    for (const tour of STATE_TOURS.filter(({ isFaulty }) => isFaulty === true)) {
      plainTest(`axe finds nothing in any look: ${tour.name}, ${size}`, ({ page }) =>
        judge(page, tour),
      )
    }
  })
}
