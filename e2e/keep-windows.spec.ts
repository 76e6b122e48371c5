import { findAccessibilityFaults } from './accessibility.ts'
import { EditorPage } from './editor-page.ts'
import { KeepPage, stubDeafness } from './keep-page.ts'
import { BOTH_HANDS, expect, test } from './test.ts'
import { expectSameBytes, readSample, withText } from './workspace-bytes.ts'

const FILE = 'routes/storefront.yaml'
const original = readSample('bookshop')

test(
  'a second window follows the first, and takes over when asked',
  { tag: BOTH_HANDS },
  async ({ editor, context }) => {
    await editor.open('bookshop')
    await editor.canvas.select('Route 4, everyone')
    await expect(editor.saved).toBeVisible()

    const second = new EditorPage(await context.newPage(), editor.hand.name)
    const keep = new KeepPage(second.page, second.hand)
    await second.reload()
    await expect(keep.elsewhere).toBeVisible()
    expect(await findAccessibilityFaults(second.page)).toEqual([])
    await second.canvas.select('Route 4, everyone')
    await expect(second.form.weightAt(2)).toHaveValue('10')

    await editor.form.setWeight('v2', 40)
    await expect(second.form.weightAt(2)).toHaveValue('40')
    await expect(second.saved).toBeHidden()

    await keep.takeOver()
    await expect(keep.elsewhere).toBeHidden()
    const first = new KeepPage(editor.page)
    await expect(first.elsewhere).toBeVisible()
    await second.form.setWeight('v2', 30)
    await expect(second.saved).toBeVisible()
    await expect(editor.form.weightAt(2)).toHaveValue('30')

    // The first window writes again as soon as the second is gone.
    await second.page.close()
    await expect(first.elsewhere).toBeHidden()
    await editor.form.setWeight('v2', 20)
    await expect(editor.saved).toBeVisible()
    expectSameBytes(
      await editor.exportAll(),
      withText(original, FILE, '          weight: 10\n', '          weight: 20\n'),
    )
  },
)

test(
  'a window that was overtaken without hearing of it goes on as a copy and overwrites nothing',
  { tag: BOTH_HANDS },
  async ({ editor, context }) => {
    await editor.page.addInitScript(stubDeafness)
    await editor.open('bookshop')
    await editor.canvas.select('Route 4, everyone')
    await editor.form.setWeight('v2', 40)
    await expect(editor.saved).toBeVisible()
    await editor.page.evaluate(() => Reflect.set(globalThis, 'isDeaf', true))

    const second = new EditorPage(await context.newPage(), editor.hand.name)
    const keep = new KeepPage(second.page, second.hand)
    await second.reload()
    await keep.takeOver()
    await expect(keep.elsewhere).toBeHidden()
    await second.canvas.select('Route 4, everyone')
    await second.form.setWeight('v2', 30)
    await expect(second.saved).toBeVisible()

    await editor.form.setWeight('v2', 20)
    await expect(editor.page.getByText('They go on in this copy.')).toBeVisible()
    await expect(editor.saved).toBeVisible()
    const asIs = (weight: number) =>
      withText(original, FILE, '          weight: 10\n', `          weight: ${weight}\n`)
    expectSameBytes(await editor.exportAll(), asIs(20))
    await second.reload()
    await second.canvas.expectDrawn()
    expectSameBytes(await second.exportAll(), asIs(30))
  },
)

test(
  'a workspace is deleted, brought back, and deleted for good',
  { tag: BOTH_HANDS },
  async ({ editor, hand }) => {
    const keep = new KeepPage(editor.page, hand)
    await editor.open('bookshop')
    await editor.canvas.select('Route 4, everyone')
    await editor.form.setWeight('v2', 40)
    await expect(editor.saved).toBeVisible()
    await editor.chooseOfWorkspace('Workspaces…')
    await expect(keep.kept('bookshop')).toBeVisible()
    await keep.remove('bookshop')
    await expect(keep.kept('bookshop')).toBeHidden()
    expect(await findAccessibilityFaults(editor.page)).toEqual([])
    await hand.press(keep.workspaces.getByRole('button', { name: 'Undo' }))
    await hand.press(keep.kept('bookshop'))
    await editor.canvas.expectDrawn()
    expectSameBytes(
      await editor.exportAll(),
      withText(original, FILE, '          weight: 10\n', '          weight: 40\n'),
    )

    await editor.chooseOfWorkspace('Workspaces…')
    await keep.remove('bookshop')
    // It can be restored later as well.
    await hand.press(keep.workspaces.getByRole('button', { name: 'Close' }).last())
    await editor.reload()
    await expect(editor.firstVisit.heading).toBeVisible()
    await expect(editor.firstVisit.kept('bookshop')).toBeHidden()
  },
)
