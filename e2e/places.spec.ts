import { GraphTools } from './find-in-graph-page.ts'
import { PicturesPage } from './pictures-page.ts'
import { BOTH_HANDS, expect, test } from './test.ts'

test(
  'a name in the form leads to what it stands for, and the way back leads home',
  { tag: BOTH_HANDS },
  async ({ editor, hand, page }) => {
    await editor.open('bookshop')
    await editor.canvas.select('Route 4, everyone')
    const subset = editor.form.subsetAt(2)
    await expect(subset).toHaveValue('v2')
    if (hand.name === 'keyboard') {
      await hand.enter(subset)
      await page.keyboard.press('F12')
    } else {
      // As in the YAML: a click with Ctrl.
      await subset.click({ modifiers: ['Control'] })
    }
    await expect(editor.place).toContainText('Subset 2, v2')
    await hand.press(editor.topBar.getByRole('button', { name: 'Back' }))
    await expect(editor.place).toContainText('Route 4, everyone')
  },
)

test('the mouse finds the way to a definition in the field itself', async ({ editor }) => {
  await editor.open('bookshop')
  await editor.canvas.select('Route 4, everyone')
  const subset = editor.form.subsetAt(1)
  await subset.hover()
  await editor.form.region.getByRole('button', { name: 'Go to definition' }).click()
  await expect(editor.place).toContainText('Subset 1, v1')
})

test(
  'a link to a node of a shared design opens there, from the address and pasted',
  { tag: BOTH_HANDS },
  async ({ editor, hand, openProfile }) => {
    await editor.open('bookshop')
    await editor.canvas.select('Subset v2 of ratings')
    await editor.openShare()
    const { dialog, link, size } = editor.sharing
    await expect(size).toBeVisible()
    await hand.press(dialog.getByRole('checkbox', { name: 'Open at the place' }))
    await expect(link).toHaveValue(/&file=.*&field=spec\.subsets.*&node=/)
    const address = await link.inputValue()

    const { editor: byAddress } = await openProfile()
    await byAddress.openLink(address)
    await byAddress.canvas.expectDrawn()
    await byAddress.canvas.expectSelected('Subset v2 of ratings')
    await expect(byAddress.place).toContainText('Subset 2, v2')

    const { editor: byPaste } = await openProfile()
    await byPaste.openFirstVisit()
    await byPaste.hand.press(byPaste.firstVisit.paste)
    await expect(byPaste.pasting.field).toBeFocused()
    await byPaste.writeClipboard(address)
    await byPaste.page.keyboard.press('Control+V')
    await byPaste.page.keyboard.press('Control+Enter')
    await byPaste.canvas.expectDrawn()
    await byPaste.canvas.expectSelected('Subset v2 of ratings')
    await expect(byPaste.place).toContainText('Subset 2, v2')
  },
)

test(
  'a picture shows what the graph shows: what is hidden is not in it',
  { tag: BOTH_HANDS },
  async ({ editor, hand, page }) => {
    const tools = new GraphTools(editor)
    const pictures = new PicturesPage(page, hand)
    await editor.open('bookshop')
    await hand.write(tools.hide, 'kind:workload')
    await page.keyboard.press('Enter')
    await expect(tools.hidden).toHaveText('7 hidden')
    await pictures.open()
    await expect(pictures.choice('Part', 'As shown')).toBeChecked()
    const download = async () => {
      const press = () => hand.press(pictures.downloadButton('SVG'))
      return (await editor.exporting.download(press)).toString('utf8')
    }
    expect(await download()).not.toContain('>catalog-v1</text>')
    await pictures.choose('Part', 'Whole graph')
    expect(await download()).toContain('>catalog-v1</text>')
  },
)
