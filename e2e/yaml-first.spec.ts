import { BOTH_HANDS, expect, test } from './test.ts'
import { expectSameBytes, lineOf, readSample, withText } from './workspace-bytes.ts'

const FILE = 'routes/storefront.yaml'
const original = readSample('bookshop')

test('graph and form follow what is typed in YAML', async ({ editor }) => {
  await editor.open('bookshop')
  await editor.explorer.select('VirtualService storefront')
  await editor.canvas.select('Route 4, everyone')
  await expect(editor.canvas.pill('10%')).toHaveCount(2)
  await editor.yaml.clickEndOf('weight: 10')
  await editor.yaml.type('0')

  await expect(editor.canvas.node('Route 4, everyone')).toHaveAccessibleName(
    /47.4% to v1, 52.6% to v2/,
  )
  await expect(editor.form.weightAt(2)).toHaveValue('100')
  await editor.changes.show()
  await editor.changes.expectOneLine(FILE, 'weight: 10', 'weight: 100')

  // A name that nothing defines: it stands in the graph as missing, and among the problems.
  await editor.canvas.select('Route 2, catalog-api')
  await editor.yaml.clickEndOf('host: catalog')
  await editor.yaml.type('\nsubset: v9')
  await expect(editor.canvas.node('Missing subset v9')).toBeVisible()
  await editor.problems.show()
  await expect(editor.problems.finding('Subset “v9” is not defined')).toBeVisible()
  expectSameBytes(
    await editor.exportAll(),
    withText(
      withText(original, FILE, '          weight: 10\n', '          weight: 100\n'),
      FILE,
      '            host: catalog\n',
      '            host: catalog\n            subset: v9\n',
    ),
  )
})

test('the caret and the form are in step', { tag: BOTH_HANDS }, async ({ editor, hand }) => {
  await editor.open('bookshop')
  await editor.canvas.select('Route 4, everyone')
  await expect(editor.form.weightAt(2)).toHaveValue('10')

  // From YAML to the rest: the caret selects what it stands in.
  await editor.yaml.goToLine('perTryTimeout')
  await expect(editor.place).toContainText('Route 2, catalog-api')
  await editor.canvas.expectSelected('Route 2, catalog-api')
  await expect(editor.form.field('Timeout per try')).toBeVisible()

  // From the form to YAML: the caret follows the field.
  await hand.enter(editor.form.field('Timeout'))
  await expect(editor.caret).toHaveText(`Ln ${lineOf(original, FILE, 'timeout: 8s')}, Col 7`)
})

test('by keyboard alone, graph and form follow the YAML', async ({ editor, keyboard }) => {
  await editor.open('bookshop')
  await editor.canvas.editBy(keyboard, 'everyone', 'Route 4, everyone')
  await editor.yaml.goToBy(keyboard, lineOf(original, FILE, 'weight: 10'))
  await expect(editor.place).toContainText('Route 4, everyone')
  await keyboard.press('Backspace')
  await keyboard.press('Backspace')
  await keyboard.type('30')
  await expect(editor.form.weightAt(2)).toHaveValue('30')
  await expect(editor.canvas.pill('25%')).toBeVisible()

  // Escape, then Tab: the editor is no trap.
  await keyboard.press('Escape')
  await keyboard.press('Escape')
  await keyboard.press('Tab')
  await expect(editor.yaml.editor).not.toBeFocused()
  expectSameBytes(
    await editor.exportAllBy(keyboard),
    withText(original, FILE, '          weight: 10\n', '          weight: 30\n'),
  )
})
