import { expect } from '@playwright/test'
import { Palette } from './palette-page.ts'
import { PicturesPage } from './pictures-page.ts'
import { scrollThrough, settle } from './script-payload-walk.ts'
import type { PayloadView, PayloadWalk } from './script-payload-walk.ts'
import { FileSearch } from './search-page.ts'

/** The panel, the palette and the dialogs; what is typed or changed comes last. */
export const DIALOG_VIEWS: readonly PayloadView[] = [
  { name: 'problems', visit: readProblems },
  { name: 'explanations', visit: explain },
  { name: 'palette', visit: usePalette },
  { name: 'search', visit: searchFiles },
  { name: 'pictures', visit: drawPictures },
  { name: 'print view', visit: print },
  { name: 'export', visit: exportFiles },
  { name: 'share and its secrets', isOwnOnly: true, visit: share },
  { name: 'settings', visit: readSettings },
  { name: 'names of workspaces', isOwnOnly: true, visit: rename },
  { name: 'replace and changes', isOwnOnly: true, visit: replaceAndCompare },
]

async function readProblems({ editor, look }: PayloadWalk) {
  await editor.problems.show()
  await expect(editor.problems.list.getByRole('row').first()).toBeVisible()
  await scrollThrough(editor.problems.list, look)
}

async function explain({ editor, look }: PayloadWalk) {
  await editor.problems.list.evaluate((list) => list.scrollTo({ top: 0 }))
  await editor.problems.list
    .getByRole('button', { name: /^Explain/ })
    .first()
    .click()
  await expect(editor.explaining.dialog).toBeVisible()
  await look()
  await editor.explaining.search.fill('<img')
  await look()
  // Escape would empty the field first.
  await editor.explaining.search.fill('')
  await editor.explaining.close()
}

async function usePalette({ editor, payload, look }: PayloadWalk) {
  const palette = new Palette(editor)
  await palette.opener.click()
  for (const text of ['<', 'script', '@<', `#${payload}`, payload, ':3', '>', `>${payload}`]) {
    await palette.field.fill(text)
    await settle(editor.page)
    await look()
  }
  await editor.page.keyboard.press('Escape')
  await palette.expectClosed()
}

async function searchFiles({ editor, payload, look }: PayloadWalk) {
  const search = new FileSearch(editor)
  await search.tab.click()
  await search.text.fill(payload)
  await settle(editor.page)
  await look()
  await search.text.fill('portal')
  await expect(search.matches.first()).toBeVisible()
  await scrollThrough(search.list, look)
  await search.text.fill('')
}

async function drawPictures({ editor, look }: PayloadWalk) {
  const pictures = new PicturesPage(editor.page)
  await pictures.open()
  await pictures.readPreview()
  await look()
  await pictures.choose('Format', 'PNG')
  await look()
  await pictures.choose('Format', 'Mermaid')
  await expect(pictures.textPreview).toContainText('flowchart')
  expect(await pictures.textPreview.innerText()).not.toMatch(/[<`]/)
  await look()
  await editor.exporting.close()
}

async function print({ editor, look }: PayloadWalk) {
  const { page } = editor
  const pictures = new PicturesPage(page)
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await expect(pictures.printView).toContainText('<')
  await look()
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })
  await expect(pictures.printView).toBeHidden()
}

async function exportFiles({ editor, look }: PayloadWalk) {
  await editor.topBar.getByRole('button', { name: 'Export' }).click()
  await editor.exporting.choose('All files')
  await look()
  await editor.exporting.close()
}

async function share({ editor, look }: PayloadWalk) {
  await editor.topBar.getByRole('button', { name: 'Share' }).click()
  await expect(editor.sharing.dialog).toContainText(/secret/)
  await look()
  await editor.sharing.close()
}

async function readSettings({ editor, look }: PayloadWalk) {
  const dialog = editor.page.getByRole('dialog', { name: 'Settings' })
  await editor.page.keyboard.press('Control+,')
  const tabs = dialog.getByRole('tab')
  await expect(tabs.first()).toBeVisible()
  for (let i = 0; i < (await tabs.count()); i += 1) {
    await tabs.nth(i).click()
    await look()
  }
  await dialog.getByRole('button', { name: 'Done' }).click()
}

async function rename({ editor, payload, look }: PayloadWalk) {
  const { page } = editor
  await editor.chooseOfWorkspace('Rename…')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(payload)
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click()
  await expect(editor.workspaceButton).toContainText(payload.trim().slice(0, 8))
  await editor.workspaceButton.click()
  await look()
  await editor.menuItem('Workspaces…').click()
  await expect(page.getByRole('dialog')).toContainText(/\w/)
  await look()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}

async function replaceAndCompare({ editor, payload, look }: PayloadWalk) {
  const search = new FileSearch(editor)
  await search.tab.click()
  await search.text.fill('apiVersion')
  await search.replacement.fill(payload)
  await expect(search.matches.first()).toBeVisible()
  await look()
  await search.button(/^Replace [\d,]+ in \d+ files?$/).click()
  await expect(search.amount('No match')).toBeVisible()
  await editor.changes.show()
  await expect(editor.panel.getByRole('tabpanel').getByRole('region').first()).toBeVisible()
  await scrollThrough(editor.panel.getByRole('tabpanel'), look)
}
