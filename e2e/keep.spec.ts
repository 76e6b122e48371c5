import { BOTH_HANDS, expect, test } from './test.ts'
import { expectSameBytes, readSample, withText } from './workspace-bytes.ts'

const FILE = 'routes/storefront.yaml'
const original = readSample('bookshop')
const edited = withText(original, FILE, '          weight: 10\n', '          weight: 40\n')

test(
  'the workspace survives a reload with what was changed in it',
  { tag: BOTH_HANDS },
  async ({ editor }) => {
    await editor.open('bookshop')
    await editor.canvas.select('Route 4, everyone')
    await editor.form.setWeight('v2', 40)
    await expect(editor.saved).toBeVisible()

    await editor.reload()
    await editor.canvas.expectSelected('Route 4, everyone')
    await expect(editor.form.weightAt(2)).toHaveValue('40')
    await editor.changes.show()
    await editor.changes.expectOneLine(FILE, 'weight: 10', 'weight: 40')
    expectSameBytes(await editor.exportAll(), edited)
  },
)

test('the bare address shows a sample at first, and later what was worked on', async ({
  editor,
}) => {
  await editor.openBareAddress()
  await expect(editor.workspaceButton).toContainText('bookshop')
  await editor.open('teams')
  await expect(editor.workspaceButton).toContainText('teams')
  await expect(editor.saved).toBeVisible()
  await editor.openBareAddress()
  await expect(editor.workspaceButton).toContainText('teams')
})

test('a workspace that was closed can be opened again', async ({ editor }) => {
  await editor.open('bookshop')
  await editor.canvas.select('Route 4, everyone')
  await editor.form.setWeight('v2', 40)
  await expect(editor.saved).toBeVisible()
  await editor.chooseOfWorkspace('Close workspace')
  await expect(editor.firstVisit.heading).toBeVisible()
  await editor.firstVisit.kept('bookshop').click()
  await editor.canvas.expectDrawn()
  expectSameBytes(await editor.exportAll(), edited)
})

test('by keyboard alone, closed and opened again', async ({ editor, keyboard }) => {
  await editor.open('bookshop')
  await editor.canvas.editBy(keyboard, 'everyone', 'Route 4, everyone')
  await keyboard.reach(await editor.form.weightOf('v2'))
  await keyboard.type('40')
  await expect(editor.saved).toBeVisible()
  await editor.reload()
  await expect(editor.form.weightAt(2)).toHaveValue('40')

  await keyboard.activate(editor.workspaceButton)
  await keyboard.reach(editor.menuItem('Close workspace'), 'ArrowDown')
  await keyboard.press('Enter')
  await keyboard.activate(editor.firstVisit.kept('bookshop'))
  await editor.canvas.expectDrawn()
  expectSameBytes(await editor.exportAllBy(keyboard), edited)
})
