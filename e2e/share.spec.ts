import { BOTH_HANDS, expect, test } from './test.ts'
import type { EditorPage } from './editor-page.ts'
import { expectSameBytes, readSample, withText } from './workspace-bytes.ts'

const FILE = 'routes/storefront.yaml'
const original = readSample('bookshop')
const edited = withText(original, FILE, '          weight: 10\n', '          weight: 30\n')

/** Opens the sample, edits it, and takes the link that the dialog shows and copies. */
async function shareEdited(editor: EditorPage): Promise<string> {
  await editor.open('bookshop')
  await editor.canvas.select('Route 4, everyone')
  await editor.form.setWeight('v2', 30)
  await editor.openShare()
  const { dialog, link, baseline, copyButton, size } = editor.sharing
  await expect(baseline).toBeChecked()
  await expect(size).toBeVisible()
  await expect(dialog).toContainText(/[\d,]+ characters\. Fits Slack, Teams and GitHub/)
  const address = await link.inputValue()
  await editor.hand.press(copyButton)
  await expect(dialog).toContainText('The link is on the clipboard.')
  expect(await editor.readClipboard()).toBe(address)
  return address
}

test(
  'a link opens as a read-only copy in a clean profile and can be kept',
  { tag: BOTH_HANDS },
  async ({ editor, openProfile }) => {
    const link = await shareEdited(editor)
    const { editor: other } = await openProfile()
    await other.openLink(link)
    await other.canvas.expectDrawn()
    await expect(other.sharedCopy).toContainText('Shared copy, read-only')

    // It shows what changed against the baseline, and changes nothing.
    await other.changes.show()
    await other.changes.expectOneLine(FILE, 'weight: 10', 'weight: 30')
    await other.canvas.select('Route 4, everyone')
    await expect(other.form.weightAt(2)).toHaveValue('30')
    await expect(other.form.weightAt(2)).toHaveAttribute('readonly')
    await other.yaml.clickEndOf('weight: 30')
    await other.yaml.type('5')
    await expect(other.yaml.line('weight: 305')).toHaveCount(0)
    await expect(other.undoButton).toBeDisabled()
    expectSameBytes(await other.exportAll(), edited)

    await other.hand.press(other.sharedCopy.getByRole('button', { name: 'Keep a copy' }))
    await expect(other.sharedCopy).toBeHidden()
    await other.form.setWeight('v2', 50)
    await expect(other.saved).toBeVisible()
    await other.reload()
    await other.canvas.expectDrawn()
    expectSameBytes(
      await other.exportAll(),
      withText(edited, FILE, '          weight: 30\n', '          weight: 50\n'),
    )
  },
)

test(
  'a link leaves the work of whoever opens it untouched',
  { tag: BOTH_HANDS },
  async ({ editor, openProfile }) => {
    const link = await shareEdited(editor)
    const { editor: other } = await openProfile()
    await other.open('egress')
    await other.explorer.select('VirtualService bank')
    await other.chooseOfDocument(/^Delete/)
    const own = await other.exportAll()
    await expect(other.saved).toBeVisible()

    await other.openLink(link)
    await expect(other.sharedCopy).toBeVisible()
    await other.canvas.expectDrawn()
    expectSameBytes(await other.exportAll(), edited)
    await other.reload()
    await expect(other.sharedCopy).toBeHidden()
    await other.canvas.expectDrawn()
    expectSameBytes(await other.exportAll(), own)
  },
)

test('by keyboard alone, a link is made, opened and kept', async ({
  editor,
  keyboard,
  openProfile,
}) => {
  await editor.open('bookshop')
  await keyboard.activate(editor.topBar.getByRole('button', { name: 'Share' }))
  await expect(editor.sharing.link).toBeFocused()
  await keyboard.press('Control+Enter')
  await expect(editor.sharing.dialog).toContainText('The link is on the clipboard.')
  const link = await editor.readClipboard()
  await keyboard.press('Escape')

  const { editor: other, keyboard: otherKeyboard } = await openProfile()
  await other.openFirstVisit()
  await otherKeyboard.activate(other.firstVisit.paste)
  await expect(other.pasting.field).toBeFocused()
  await other.writeClipboard(link)
  await otherKeyboard.press('Control+V')
  await expect(other.pasting.field).toHaveValue(link)
  await otherKeyboard.press('Control+Enter')
  await expect(other.sharedCopy).toBeVisible()
  await other.canvas.expectDrawn()
  await otherKeyboard.activate(other.sharedCopy.getByRole('button', { name: 'Keep a copy' }))
  await expect(other.sharedCopy).toBeHidden()
  await expect(other.saved).toBeVisible()
  expectSameBytes(await other.exportAllBy(otherKeyboard), original)
})

const DAMAGES: readonly (readonly [
  title: string,
  damage: (link: string) => string,
  message: RegExp,
])[] = [
  ['cut off', (link) => link.slice(0, -60), /The link is cut off: [\d,]+ of [\d,]+ characters/],
  ['damaged', (link) => swapCase(link, -200), /The link is damaged/],
  ['too new', (link) => link.replace('#v1.', '#v7.'), /The link is of format 7, which is newer/],
  ['too large', (link) => `${link}${'A'.repeat(70_000)}`, /The link is over the limit of 65,536/],
]

test(
  'a link that is cut off, damaged, too new or too large says so and touches nothing',
  { tag: BOTH_HANDS },
  async ({ editor, openProfile }) => {
    const link = await shareEdited(editor)
    const { editor: other } = await openProfile()
    await other.open('egress')
    await expect(other.saved).toBeVisible()
    for (const [title, damage, message] of DAMAGES) {
      await test.step(title, async () => {
        await other.openLink(damage(link))
        await other.canvas.expectDrawn()
        await expect(other.notice(message)).toBeVisible()
        await expect(other.sharedCopy).toBeHidden()
      })
    }
    await other.reload()
    await other.canvas.expectDrawn()
    expectSameBytes(await other.exportAll(), readSample('egress'))
  },
)

test('a damaged link says so on the first screen and in the paste dialog', async ({
  editor,
  keyboard,
}) => {
  await editor.openLink('/index.html#v1.900.deadbeef.AAAA')
  await expect(editor.notice(/The link is cut off: 4 of 900 characters/)).toBeVisible()
  await expect(editor.firstVisit.heading).toBeVisible()
  await keyboard.activate(editor.firstVisit.paste)
  await expect(editor.pasting.field).toBeFocused()
  await keyboard.type('https://example.com/#v2.9.deadbeef.AAAA')
  await keyboard.press('Control+Enter')
  await expect(editor.pasting.dialog.getByRole('alert')).toContainText('format 2, which is newer')
})

/** Changes one letter of the link, counted from its end, to another one of the alphabet. */
function swapCase(link: string, at: number): string {
  const end = link.length + at
  const offset = end + (/[a-zA-Z]/.exec(link.slice(end))?.index ?? 0)
  const letter = link.charAt(offset)
  const other = letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()
  return link.slice(0, offset) + other + link.slice(offset + 1)
}
