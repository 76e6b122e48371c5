import { readFileSync } from 'node:fs'
import { test as plainTest } from '@playwright/test'
import { openLargeFolder } from './accessibility-states.ts'
import { EditorPage } from './editor-page.ts'
import { readArchive } from './read-archive.ts'
import {
  changeEngine,
  findFailure,
  holdOpening,
  holdPart,
  refuseParts,
  SPOIL_RESOURCES,
} from './states-page.ts'
import { expect, test } from './test.ts'
import { expectSameBytes, readSample } from './workspace-bytes.ts'

const original = readSample('bookshop')

// What does not arrive is an error on the console, which no other story may cause.
plainTest(
  'regions that cannot be fetched leave the others at work, and come when they are reloaded',
  async ({ page }) => {
    const editor = new EditorPage(page)
    const bringBack = await refuseParts(page, ['GraphRegion', 'FormView', 'ProblemsPanel'])
    await editor.openLink('/?sample=bookshop')
    await editor.explorer.row('VirtualService storefront').click()
    const graph = findFailure(editor.canvas.region)
    const form = findFailure(editor.form.region)
    await expect(graph.words).toContainText('The graph could not be fetched.')
    await expect(graph.words).toContainText('Your text is safe')
    await expect(form.words).toBeVisible()
    // The rest goes on: text is edited, kept and undone.
    await editor.yaml.clickEndOf('name: storefront')
    await editor.yaml.type('-2')
    await expect(editor.saved).toBeVisible()
    await editor.changes.show()
    await expect(editor.changes.file('routes/storefront.yaml')).toBeVisible()
    await editor.undo()

    // While the server is gone, another try fails as the first did.
    await form.reload.click()
    await expect(form.words).toBeVisible()
    await bringBack()
    await form.reload.click()
    await expect(editor.form.region.getByRole('textbox').first()).toBeVisible()
    await expect(graph.words).toBeVisible()
    await graph.reload.click()
    await editor.canvas.expectDrawn()
  },
)

plainTest(
  'a region that fails gives a report without a word of the user, and all of the data',
  async ({ page }) => {
    const editor = new EditorPage(page)
    await changeEngine(page, SPOIL_RESOURCES)
    await editor.openLink('/?sample=bookshop')
    const explorer = findFailure(editor.explorer.region)
    await expect(explorer.words).toContainText('The explorer stopped working.')
    await explorer.copyReport.click()
    await expect.poll(() => editor.readClipboard()).toContain('The explorer stopped working.')
    const report = await editor.readClipboard()
    expect(report).toMatch(/^TypeError$/m)
    expect(report).toMatch(/^ {2}at .+\.js:\d+:\d+\)$/m)
    expect(report).not.toMatch(/storefront|bookshop|reviews|Cannot read/)

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      explorer.downloadAll.click(),
    ])
    expectSameBytes(readArchive(readFileSync(await download.path())), original)
  },
)

test('a part that takes its time is announced by a bar, and then it is there', async ({
  editor,
  page,
}) => {
  const release = await holdPart(page, 'SearchPanel')
  await editor.open('bookshop')
  await page.keyboard.press('Control+Shift+F')
  const bar = editor.panel.getByRole('progressbar', { name: 'Loading' })
  await expect(bar).toBeVisible()
  release()
  await expect(editor.panel.getByRole('textbox', { name: 'Search in files' })).toBeVisible()
  await expect(bar).toBeHidden()
})

test('an opening that takes long says how far it is, and can be cancelled', async ({
  editor,
  page,
}) => {
  await changeEngine(page, holdOpening(812))
  await openLargeFolder(editor)
  await expect(editor.canvas.region.getByText('Nothing to draw yet.')).toBeHidden()
  await editor.canvas.region.getByRole('button', { name: 'Cancel' }).click()
  await expect(editor.firstVisit.heading).toBeVisible()
  // The checker is free again for what is opened next.
  await editor.firstVisit.sample('Bookshop').click()
  await editor.canvas.expectDrawn()
  await expect(editor.problems.nothing).toBeVisible()
})
