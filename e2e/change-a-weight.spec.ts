import { expect, test } from './test.ts'
import { expectSameBytes, readSample, withText } from './workspace-bytes.ts'

const FILE = 'routes/storefront.yaml'
const original = readSample('bookshop')
// The text is the proof: this one line, with all comments and the rest of the file as they were.
const expected = withText(original, FILE, '          weight: 10\n', '          weight: 30\n')

test('a weight changed in the form changes one line', async ({ editor }) => {
  await editor.open('bookshop')
  await expect(editor.canvas.pill('90%')).toBeVisible()
  await editor.canvas.select('Route 4, everyone')
  await editor.form.setWeight('v2', 30)

  await expect(editor.canvas.node('Route 4, everyone')).toHaveAccessibleName(
    /75% to v1, 25% to v2\. /,
  )
  await expect(editor.canvas.pill('25%')).toBeVisible()
  await expect(editor.yaml.line('weight: 30')).toBeVisible()
  await editor.changes.show()
  await editor.changes.expectOneLine(FILE, 'weight: 10', 'weight: 30')
  expectSameBytes(await editor.exportAll(), expected)
})

test('a weight changed by keyboard alone changes one line', async ({ editor, keyboard }) => {
  await editor.open('bookshop')
  await editor.canvas.editBy(keyboard, 'everyone', 'Route 4, everyone')
  await keyboard.reach(await editor.form.weightOf('v2'))
  await keyboard.type('30')
  await keyboard.press('Enter')
  await expect(editor.canvas.pill('25%')).toBeVisible()

  await keyboard.reachRegion(editor.panel)
  await keyboard.reach(editor.problems.tab, 'Shift+Tab')
  await keyboard.press('ArrowRight')
  await editor.changes.expectOneLine(FILE, 'weight: 10', 'weight: 30')

  expectSameBytes(await editor.exportAllBy(keyboard), expected)
})

test('the arrow keys walk the graph to a route and its form', async ({ editor, keyboard }) => {
  await editor.open('bookshop')
  await keyboard.reachRegion(editor.canvas.region)
  await keyboard.reach(editor.canvas.drawing)
  await keyboard.press('Home')
  await keyboard.press('ArrowRight')
  await editor.canvas.expectSelected('Virtual service storefront')
  await keyboard.press('ArrowRight')
  await keyboard.press('Home')
  await editor.canvas.expectSelected('Route 1, old-catalogue')
  await keyboard.press('ArrowDown', 3)
  await editor.canvas.expectSelected('Route 4, everyone')
  await keyboard.press('Enter')
  await keyboard.reach(editor.form.weightAt(2))
  await expect(editor.form.weightAt(2)).toHaveValue('10')
})
