import { Palette } from './palette-page.ts'
import { holdPart } from './states-page.ts'
import { BOTH_HANDS, expect, test } from './test.ts'

test(
  'what is typed before the palette is there goes into it, and not into the file',
  { tag: BOTH_HANDS },
  async ({ editor, page }) => {
    const palette = new Palette(editor)
    const letThrough = await holdPart(page, 'PaletteDialog')
    await editor.open('bookshop')
    await editor.canvas.select('Route 4, everyone')
    await editor.yaml.clickEndOf('- name: everyone')
    await page.keyboard.press('Control+K')
    await page.keyboard.type('timeout 8ss')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Enter')
    letThrough()
    await expect(palette.field).toHaveValue('timeout 8s')
    await expect(palette.group('Fields').first()).toContainText('timeout: 8s')
    await page.keyboard.press('Escape')
    await palette.expectClosed()
    await expect(editor.undoButton).toBeDisabled()
  },
)
