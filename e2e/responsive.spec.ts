import type { EditorPage } from './editor-page.ts'
import { expect, test } from './test.ts'

test.use({ viewport: { width: 1024, height: 700 } })

/** Expects that the window needs no scroll bar, and that every region lies inside it. */
async function expectInsideWindow({ page, ...editor }: EditorPage): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  const overflow = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement
    return { scrollWidth, scrollHeight }
  })
  expect(overflow).toEqual({ scrollWidth: width, scrollHeight: height })
  const regions = [editor.topBar, editor.canvas.region, editor.inspector, editor.form.region]
  for (const region of regions) {
    const box = await region.boundingBox()
    expect(box, region.toString()).not.toBeNull()
    expect(Math.round((box?.x ?? 0) + (box?.width ?? 0))).toBeLessThanOrEqual(width)
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBeLessThanOrEqual(height)
    expect(box?.x).toBeGreaterThanOrEqual(0)
  }
}

test('a small laptop shows everything, and the explorer opens over the graph', async ({
  editor,
}) => {
  await editor.open('bookshop')
  await expect(editor.explorer.tree).toBeHidden()
  await editor.explorer.opener.click()
  await editor.explorer.row('VirtualService storefront').click()
  await expect(editor.explorer.tree).toBeHidden()
  await expect(editor.place).toContainText('storefront')
  await expectInsideWindow(editor)
  await editor.canvas.select('Route 4, everyone')
  await editor.form.setWeight('v2', 30)
  await editor.changes.show()
  await editor.changes.expectOneLine('routes/storefront.yaml', 'weight: 10', 'weight: 30')
  await expectInsideWindow(editor)
})

test('on a small laptop the keyboard alone opens and leaves the explorer', async ({
  editor,
  keyboard,
}) => {
  await editor.open('bookshop')
  await keyboard.reachRegion(editor.explorer.region)
  await keyboard.activate(editor.explorer.opener)
  await expect(editor.explorer.tree).toBeVisible()
  await keyboard.press('Escape')
  await expect(editor.explorer.tree).toBeHidden()
  await expect(editor.explorer.opener).toBeFocused()

  await keyboard.press('Enter')
  await editor.explorer.walkTo(keyboard, 'VirtualService storefront')
  await keyboard.press('Enter')
  await expect(editor.place).toContainText('storefront')
  await expectInsideWindow(editor)
})
