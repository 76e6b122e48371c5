import { expect } from '@playwright/test'
import type { EditorPage } from './editor-page.ts'
import type { Keyboard } from './keyboard.ts'
import { listCutOff } from './keyboard-page.ts'

/** Expects that the page needs no scroll bar and that nothing on it is cut off or covered. */
export async function expectReadable(editor: EditorPage, what: string): Promise<void> {
  const { page } = editor
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  const extent = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement
    return { scrollWidth, scrollHeight }
  })
  expect(extent, `${what}: no scroll bar of the page`).toEqual({
    scrollWidth: width,
    scrollHeight: height,
  })
  expect(await listCutOff(page), `${what}: cut off`).toEqual([])
}

/** Goes to every region where one at a time has room, and expects to be able to read it. */
export async function readRegions(editor: EditorPage, keyboard: Keyboard): Promise<void> {
  const { page } = editor
  for (const name of ['Explorer', 'Graph', 'Inspector', 'Panel']) {
    const regions = page.getByRole('radiogroup', { name: 'Region' })
    await keyboard.go(regions.getByRole('radio', { name }))
    const region = page.locator(`[data-region="${name.toLowerCase()}"]`)
    await keyboard.reachRegion(region)
    // Its first stop is a field that offers what to find, over the rest.
    if (name === 'Graph') await keyboard.go(region.getByRole('treegrid'))
    await expectReadable(editor, name)
  }
}
