import type { EditorPage } from './editor-page.ts'
import type { Keyboard } from './keyboard.ts'
import { listMoving } from './keyboard-page.ts'
import { expectReadable, readRegions } from './reading-page.ts'
import { expect, test } from './test.ts'

// What people who enlarge the page, or bear no motion, need of every region.

test.describe('in a window of 720 × 450, as at 200 % zoom', () => {
  test.use({ viewport: { width: 720, height: 450 } })

  test('at 200 % zoom nothing is cut off and every region is reached', async ({
    editor,
    keyboard,
  }) => {
    await editor.openFirstVisit()
    await expectReadable(editor, 'the first visit')
    await editor.openLink('/?sample=broken')
    await expect(editor.canvas.region.getByRole('treegrid')).toBeVisible()
    await keyboard.press('F8')
    await readRegions(editor, keyboard)
  })
})

async function expectStill(editor: EditorPage, keyboard: Keyboard): Promise<void> {
  const { page } = editor
  expect(await listMoving(page), 'a workspace').toEqual([])
  await keyboard.go(editor.workspaceButton)
  await keyboard.press('Enter')
  await expect(editor.menuItem('Rename…')).toBeFocused()
  expect(await listMoving(page), 'a menu').toEqual([])
  await keyboard.press('Escape')
  await keyboard.press('Control+S')
  await expect(editor.exporting.zipButton).toBeVisible()
  expect(await listMoving(page), 'a dialog').toEqual([])
  await keyboard.press('Escape')
  await editor.canvas.editBy(keyboard, 'everyone', 'Route 4, everyone')
  await expect(editor.form.weightAt(2)).toBeVisible()
  await expect(editor.yaml.line('weight: 10').first()).toBeVisible()
  expect(await listMoving(page), 'a route').toEqual([])
}

test('nothing moves where the system asks for less motion', async ({ editor, keyboard, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await editor.open('bookshop')
  await expectStill(editor, keyboard)
})

test('nothing moves where the settings ask for less motion', async ({ editor, keyboard, page }) => {
  await editor.open('bookshop')
  expect(await listMoving(page), 'without the setting').not.toEqual([])
  await keyboard.press('Control+,')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await keyboard.go(settings.getByRole('switch', { name: /motion/i }))
  await keyboard.press('Space')
  await keyboard.press('Escape')
  await expect(settings).toBeHidden()
  await expectStill(editor, keyboard)
})
