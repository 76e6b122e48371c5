import { BOTH_HANDS, expect, test } from './test.ts'
import { expectSameBytes, lineOf, readSample } from './workspace-bytes.ts'

const FILE = 'routes/storefront.yaml'
const original = readSample('bookshop')

test('a misspelt subset shows everywhere and a fix repairs it', async ({ editor }) => {
  await editor.open('bookshop')
  await editor.canvas.select('Route 3, preview')
  await expect(editor.problems.nothing).toBeVisible()
  await editor.yaml.clickEndOf('subset: v2')
  await editor.yaml.type('2')

  const message = /Subset “v22” is not defined/
  await expect(editor.problems.finding(message)).toBeVisible()
  await expect(editor.canvas.node('Missing subset v22')).toBeVisible()
  await expect(editor.canvas.node('Route 3, preview')).toHaveAccessibleName(/1 error/)
  await expect(editor.form.region).toContainText(message)
  await expect(editor.explorer.row('VirtualService storefront')).toHaveAccessibleName(/1 error/)

  await editor.problems.chooseFix(message, /^Route to v2/)
  await expect(editor.problems.nothing).toBeVisible()
  await expect(editor.canvas.node('Missing subset v22')).toBeHidden()
  await expect(editor.form.region).not.toContainText(message)
  expectSameBytes(await editor.exportAll(), original)
})

test(
  'an unquoted wildcard is explained in every place and quoted by its fix',
  { tag: BOTH_HANDS },
  async ({ editor, hand }) => {
    await editor.open('broken')
    await hand.write(editor.explorer.filter, 'wildcard')
    await hand.press(editor.explorer.row('Gateway wildcard-gateway'))
    const message = '*.desk.example.com starts an alias in YAML'
    await expect(await editor.problems.findingInView(message)).toBeVisible()
    await expect(editor.form.region).toContainText(message)
    await editor.problems.pressIn(message, /^Quote/)
    await expect(editor.problems.finding(message)).toHaveCount(0)
    await expect(editor.canvas.node('Server 8080 HTTP')).toBeVisible()
  },
)

test('the keyboard alone finds a mistake and repairs it', async ({ editor, keyboard }) => {
  await editor.open('bookshop')
  await editor.canvas.editBy(keyboard, 'preview', 'Route 3, preview')
  await editor.yaml.goToBy(keyboard, lineOf(original, FILE, 'subset: v2'))
  await keyboard.type('2')
  const message = /Subset “v22” is not defined/
  await expect(editor.problems.finding(message)).toBeVisible()
  await expect(editor.canvas.node('Missing subset v22')).toBeVisible()
  await expect(editor.form.region).toContainText(message)

  await keyboard.press('Escape', 2)
  await keyboard.reachRegion(editor.panel)
  await keyboard.reach(editor.problems.finding(message))
  await keyboard.press('.')
  await keyboard.reach(editor.menuItem(/^Route to v2/), 'ArrowDown')
  await keyboard.press('Enter')
  await expect(editor.problems.nothing).toBeVisible()
  await expect(editor.canvas.node('Missing subset v22')).toBeHidden()
  expectSameBytes(await editor.exportAllBy(keyboard), original)
})
