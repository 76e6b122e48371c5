import { findAccessibilityFaults } from './accessibility.ts'
import { FileSearch } from './search-page.ts'
import { expect, test } from './test.ts'

test('with the mouse one replaces a name in all files and takes it back', async ({ editor }) => {
  const search = new FileSearch(editor)
  await editor.open('bookshop')
  const before = await editor.exportAll()
  await search.tab.click()
  await search.text.fill('catalog-api')
  await expect(search.amount(/^\d+ match(es)? in \d+ files?$/)).toBeVisible()
  await search.matches.first().click()
  await expect(editor.place).toContainText('storefront')
  await search.replacement.fill('catalog-http')
  await search.button(/^Replace \d+ in \d+ files?$/).click()
  await expect(search.amount('No match')).toBeVisible()
  const after = await editor.exportAll()
  expect(after).not.toEqual(before)
  await editor.undo()
  expect(await editor.exportAll()).toEqual(before)

  await search.text.fill('weight: (\\d')
  await search.button('RE2 expression').click()
  await expect(search.amount(/RE2 does not accept this: missing closing \)/)).toBeVisible()
  await search.text.fill('weight: (\\d+)')
  await expect(search.amount(/^\d+ matches in \d+ files?$/)).toBeVisible()
  await search.files.fill('!routes/**')
  await expect(search.amount('No match')).toBeVisible()
})

test('the keyboard alone finds, replaces one after the other and takes it back', async ({
  editor,
  keyboard,
}) => {
  const search = new FileSearch(editor)
  await editor.open('bookshop')
  await keyboard.press('Control+Shift+F')
  await expect(search.text).toBeFocused()
  await keyboard.type('weight')
  await expect(search.matches.first()).toBeVisible()
  const count = await search.matches.count()
  await keyboard.reach(search.replacement)
  await keyboard.type('weight')
  await expect(search.button('Replace all')).toHaveAttribute('aria-disabled', 'true')
  await keyboard.type('s')
  await keyboard.press('ArrowDown')
  await expect(search.list).toBeFocused()
  await keyboard.press('Control+Enter')
  await expect(editor.panel).toContainText('weights')
  await keyboard.press('Enter')
  await expect(editor.place).toContainText('storefront')
  await keyboard.press('Control+Z')
  await expect(search.matches).toHaveCount(count)
  await expect(editor.undoButton).toHaveAttribute('aria-disabled', 'true')
})

test('search in files is accessible in light and dark', async ({ editor }) => {
  const search = new FileSearch(editor)
  for (const colorScheme of ['light', 'dark'] as const) {
    await editor.page.emulateMedia({ colorScheme })
    await editor.open('bookshop')
    await search.tab.click()
    expect(await findAccessibilityFaults(editor.page), `${colorScheme}, empty`).toEqual([])
    await search.text.fill('weight')
    await search.replacement.fill('share')
    await expect(search.matches.first()).toBeVisible()
    expect(await findAccessibilityFaults(editor.page), `${colorScheme}, matches`).toEqual([])
  }
})
