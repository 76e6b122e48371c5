import { readFileSync } from 'node:fs'
import { findAccessibilityFaults } from './accessibility.ts'
import { KeepPage, stubHangingStorage, stubMissingStorage } from './keep-page.ts'
import { BOTH_HANDS, expect, test } from './test.ts'
import { expectSameBytes, readSample, withText } from './workspace-bytes.ts'
import { readArchive } from './read-archive.ts'

const FILE = 'routes/storefront.yaml'
const original = readSample('bookshop')
const edited = withText(original, FILE, '          weight: 10\n', '          weight: 40\n')

test(
  'a full storage is told until there is room; everything can be downloaded',
  { tag: BOTH_HANDS },
  async ({ editor, hand }) => {
    const keep = new KeepPage(editor.page)
    await editor.open('bookshop')
    await editor.canvas.select('Route 4, everyone')
    await expect(editor.saved).toBeVisible()
    await keep.fillStorage()
    await editor.form.setWeight('v2', 40)
    await expect(keep.failure).toContainText('The storage of the browser is full.')
    await expect(editor.saved).toBeHidden()
    expect(await findAccessibilityFaults(editor.page)).toEqual([])

    const downloading = editor.page.waitForEvent('download')
    await hand.press(keep.failure.getByRole('button', { name: 'Download everything' }))
    const download = await downloading
    expectSameBytes(readArchive(readFileSync(await download.path())), edited)
    await expect(keep.failure).toBeVisible()

    await keep.freeStorage()
    await expect(keep.failure).toBeHidden()
    await expect(editor.saved).toBeVisible()
    await editor.reload()
    await editor.canvas.expectDrawn()
    expectSameBytes(await editor.exportAll(), edited)
  },
)

for (const [what, stub] of [
  ['missing', stubMissingStorage],
  ['hanging', stubHangingStorage],
] as const) {
  test(
    `with a storage that is ${what} the editor works in memory and says so`,
    { tag: BOTH_HANDS },
    async ({ editor, context }) => {
      await context.addInitScript(stub)
      const keep = new KeepPage(editor.page)
      await editor.open('bookshop')
      await expect(keep.failure).toContainText('Your work is in this window only.')
      await editor.canvas.select('Route 4, everyone')
      await editor.form.setWeight('v2', 40)
      await expect(keep.failure).toBeVisible()
      await expect(editor.saved).toBeHidden()
      expectSameBytes(await editor.exportAll(), edited)
    },
  )
}

test(
  'a storage that is cleared under the page is written anew',
  { tag: BOTH_HANDS },
  async ({ editor, context }) => {
    await editor.open('bookshop')
    await editor.canvas.select('Route 4, everyone')
    await editor.form.setWeight('v2', 40)
    await expect(editor.saved).toBeVisible()
    const session = await context.newCDPSession(editor.page)
    const origin = new URL(editor.page.url()).origin
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
    await expect
      .poll(() => editor.page.evaluate(async () => (await indexedDB.databases()).length))
      .toBe(1)
    await expect(editor.saved).toBeVisible()
    await editor.reload()
    await editor.canvas.expectDrawn()
    expectSameBytes(await editor.exportAll(), edited)
  },
)

test('a damaged storage opens as far as it goes, and offers the rest as a file', async ({
  editor,
  hand,
}) => {
  const keep = new KeepPage(editor.page)
  await editor.open('bookshop')
  await editor.canvas.select('Route 4, everyone')
  await editor.form.setWeight('v2', 40)
  await expect(editor.saved).toBeVisible()
  await editor.form.setWeight('v2', 30)
  await expect(editor.saved).toBeVisible()
  // From another page, because this one is about to be left.
  await keep.damageStorage()
  await editor.reload()
  await editor.canvas.expectDrawn()
  await expect(keep.damage).toContainText('The last saving is missing.')
  expect(await findAccessibilityFaults(editor.page)).toEqual([])
  const downloading = editor.page.waitForEvent('download')
  await hand.press(keep.damage.getByRole('button', { name: 'Save the rest as a file' }))
  const rest = readFileSync(await (await downloading).path(), 'utf8')
  expect(rest).toContain('"spoiled": true')
  expectSameBytes(await editor.exportAll(), edited)
  await hand.press(keep.damage.getByRole('button', { name: 'Dismiss' }))
  await expect(keep.damage).toBeHidden()
})
