import { BOTH_HANDS, expect, test } from './test.ts'

test(
  'settings hold at once, survive a reload, and can all be set back',
  { tag: BOTH_HANDS },
  async ({ editor, hand, page }) => {
    await editor.open('bookshop')
    await editor.canvas.expectDrawn()
    await page.keyboard.press('Control+,')
    const dialog = page.getByRole('dialog', { name: 'Settings' })
    await hand.press(dialog.getByRole('radio', { name: 'Dark', exact: true }))
    await hand.press(dialog.getByRole('radio', { name: 'Roomy', exact: true }))
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    const row = page.getByRole('treegrid').first().getByRole('row').first()
    expect((await row.boundingBox())?.height).toBeCloseTo(30, 0)
    await hand.press(dialog.getByRole('tab', { name: 'YAML editor' }))
    await hand.choose(dialog.getByLabel('Text size'), '16 px')
    await hand.press(dialog.getByRole('button', { name: 'Done' }))

    await editor.reload()
    await editor.canvas.expectDrawn()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await editor.canvas.select('Route 4, everyone')
    await expect
      .poll(() => page.locator('.view-lines').evaluate((lines) => getComputedStyle(lines).fontSize))
      .toBe('16px')

    await page.keyboard.press('Control+,')
    await hand.press(dialog.getByRole('button', { name: 'Reset all to defaults' }))
    await expect(page.locator('html')).not.toHaveAttribute('data-density', 'roomy')
    expect((await row.boundingBox())?.height).toBeCloseTo(24, 0)
  },
)

test(
  'the target version is chosen here as well, and is one undo step',
  { tag: BOTH_HANDS },
  async ({ editor, hand, page }) => {
    await editor.open('bookshop')
    await page.keyboard.press('Control+,')
    const dialog = page.getByRole('dialog', { name: 'Settings' })
    await hand.press(dialog.getByRole('tab', { name: 'Checks' }))
    await hand.choose(dialog.getByLabel('Target version'), 'Istio 1.26')
    await hand.press(dialog.getByRole('button', { name: 'Done' }))
    const version = page.locator('[data-region="status"]')
    await expect(version).toContainText('1.26')
    await page.keyboard.press('Control+Z')
    await expect(version).not.toContainText('1.26')
  },
)

test('by keyboard alone, a command gets other keys, and clashes are refused', async ({
  editor,
  keyboard,
  page,
}) => {
  await editor.open('bookshop')
  await editor.canvas.expectDrawn()
  await keyboard.press('Control+,')
  const dialog = page.getByRole('dialog', { name: 'Settings' })
  await keyboard.reach(dialog.getByRole('tab', { name: 'Appearance' }))
  await keyboard.reach(dialog.getByRole('tab', { name: 'Keyboard' }), 'ArrowRight')
  await keyboard.reach(dialog.getByLabel('Search commands'))
  await keyboard.type('Share')
  const change = dialog.getByRole('button', { name: 'Change the keys of Share a link' })
  await keyboard.activate(change)
  await keyboard.press('Control+Z')
  await expect(dialog.getByRole('alert')).toHaveText('Ctrl+Z belongs to “Undo”.')
  await keyboard.press('Control+T')
  await expect(dialog.getByRole('alert')).toHaveText('Ctrl+T belongs to the browser.')
  await keyboard.press('Control+Alt+L')
  await keyboard.activate(dialog.getByRole('button', { name: 'Done' }))

  await keyboard.press('Control+Alt+L')
  await expect(page.getByRole('dialog', { name: /Share/ })).toBeVisible()
  await keyboard.press('Escape')
  await editor.reload()
  await editor.canvas.expectDrawn()
  await keyboard.press('Control+Alt+L')
  await expect(page.getByRole('dialog', { name: /Share/ })).toBeVisible()
})
