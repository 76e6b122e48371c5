import { Palette } from './palette-page.ts'
import { expect, test } from './test.ts'

test('the tour goes on with keys alone, and leaves the focus where it was', async ({
  editor,
  keyboard,
  page,
}) => {
  await editor.open('bookshop')
  await editor.canvas.expectDrawn()
  const palette = new Palette(editor)
  const filter = page.getByRole('navigation', { name: 'Explorer' }).getByLabel('Filter resources')
  await keyboard.go(filter)
  await keyboard.press('Control+K')
  await expect(palette.field).toBeFocused()
  await keyboard.type('>take the tour')
  await expect(palette.options.first()).toContainText('Take the tour')
  await keyboard.press('Enter')
  const card = page.getByRole('dialog', { name: 'The graph shows where traffic goes' })
  await expect(card).toBeFocused()
  await keyboard.reach(card.getByRole('button', { name: 'Next' }))
  await keyboard.press('Enter')
  await expect(page.getByText('2 of 5')).toBeVisible()
  await keyboard.press('Escape')
  await expect(page.getByText('2 of 5')).toBeHidden()
  await expect(filter).toBeFocused()
})
