import type { EditorPage } from './editor-page.ts'
import { pressUntilDisabled } from './editor-page.ts'
import { expect, test } from './test.ts'
import type { WorkspaceBytes } from './workspace-bytes.ts'
import { expectSameBytes, lineOf, readSample, withText } from './workspace-bytes.ts'

const FILE = 'routes/storefront.yaml'
const original = readSample('bookshop')

/** What is left after: v2 at 25, a timeout typed in YAML, and the file of ratings deleted. */
function listEdited(): WorkspaceBytes {
  const weight = withText(original, FILE, '          weight: 10\n', '          weight: 25\n')
  const typed = withText(weight, FILE, '      timeout: 8s\n', '      timeout: 8s500ms\n')
  const left = new Map(typed)
  expect(left.delete('routes/ratings.yaml')).toBe(true)
  return left
}

test('one history takes back what form, YAML and explorer did', async ({ editor }) => {
  await editor.open('bookshop')
  await editor.canvas.select('Route 4, everyone')
  await editor.form.setWeight('v2', 25)
  await editor.canvas.select('Route 2, catalog-api')
  await editor.yaml.clickEndOf('timeout: 8s')
  await editor.yaml.type('500ms')
  await expect(editor.form.field('Timeout')).toHaveValue('8s500ms')
  await editor.explorer.select('VirtualService ratings')
  await editor.chooseOfDocument('Delete ratings')
  await expect(editor.explorer.row('VirtualService ratings')).toBeHidden()
  expectSameBytes(await editor.exportAll(), listEdited())

  await pressUntilDisabled(editor.undoButton, () => editor.undo())
  await expectTakenBack(editor)
  expectSameBytes(await editor.exportAll(), original)

  await pressUntilDisabled(editor.redoButton, () => editor.redo())
  await expect(editor.explorer.row('VirtualService ratings')).toBeHidden()
  expectSameBytes(await editor.exportAll(), listEdited())
})

test('the keyboard alone undoes and redoes on every surface', async ({ editor, keyboard }) => {
  await editor.open('bookshop')
  await editor.canvas.editBy(keyboard, 'everyone', 'Route 4, everyone')
  await keyboard.reach(await editor.form.weightOf('v2'))
  await keyboard.type('25')
  await expect(editor.yaml.line('weight: 25')).toBeVisible()

  await editor.canvas.editBy(keyboard, 'catalog-api', 'Route 2, catalog-api')
  await expect(editor.form.field('Timeout')).toHaveValue('8s')
  await editor.yaml.goToBy(keyboard, lineOf(original, FILE, 'timeout: 8s'))
  await keyboard.type('500ms')
  await expect(editor.form.field('Timeout')).toHaveValue('8s500ms')
  await keyboard.press('Escape', 2)

  await keyboard.reachRegion(editor.explorer.region)
  await keyboard.reach(editor.explorer.filter)
  await keyboard.type('ratings')
  await editor.explorer.walkTo(keyboard, 'VirtualService ratings')
  await keyboard.press('Delete')
  await expect(editor.explorer.row('VirtualService ratings')).toBeHidden()
  expectSameBytes(await editor.exportAllBy(keyboard), listEdited())

  await pressUntilDisabled(editor.undoButton, () => keyboard.press('Control+Z'))
  expectSameBytes(await editor.exportAllBy(keyboard), original)
  await pressUntilDisabled(editor.redoButton, () => keyboard.press('Control+Shift+Z'))
  expectSameBytes(await editor.exportAllBy(keyboard), listEdited())
})

async function expectTakenBack(editor: EditorPage): Promise<void> {
  await expect(editor.explorer.row('VirtualService ratings')).toBeVisible()
  await editor.changes.show()
  await expect(editor.changes.nothing).toBeVisible()
}
