import { readRegions, expectReadable } from './reading-page.ts'
import { expect, test } from './test.ts'

// The browser's own setting for the size of text, at twice the usual; media queries follow it, too.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const args = [...(launchOptions.args ?? []), '--blink-settings=defaultFontSize=32']
    await use({ ...launchOptions, args })
  },
})

test('with text at 200 % nothing is cut off and every region is reached', async ({
  editor,
  keyboard,
  page,
}) => {
  await editor.openFirstVisit()
  const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
  expect(await size()).toBe('32px')
  await expectReadable(editor, 'the first visit')
  await editor.openLink('/?sample=broken')
  await expect(editor.canvas.region.getByRole('treegrid')).toBeVisible()
  await keyboard.press('F8')
  await readRegions(editor, keyboard)
  const rows = editor.problems.list.locator('[data-row]')
  expect((await rows.first().boundingBox())?.height).toBeCloseTo(88, 0)
})
