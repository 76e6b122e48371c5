import { expect, test } from './test.ts'
import type { WorkspaceBytes } from './workspace-bytes.ts'
import { expectSameBytes, readSample, textOf, withText } from './workspace-bytes.ts'

const FILE = 'routes/storefront.yaml'
const original = readSample('bookshop')
const edited = withText(original, FILE, '          weight: 10\n', '          weight: 25\n')

/** One file after the other as they are, with a marker where the next one has none. */
function joinFiles(files: WorkspaceBytes): string {
  const paths = [...files.keys()].sort()
  return paths.map((filePath) => textOf(files, filePath)).join('---\n')
}

test('what was not edited is exported byte for byte', async ({ editor }) => {
  await editor.open('bookshop')
  expectSameBytes(await editor.exportAll(), original)
})

test('an edited workspace is exported as changed files, ZIP and one stream', async ({ editor }) => {
  const { exporting } = editor
  await editor.open('bookshop')
  await editor.canvas.select('Route 4, everyone')
  await editor.form.setWeight('v2', 25)

  await editor.topBar.getByRole('button', { name: 'Export' }).click()
  await expect(exporting.scope('Changed files')).toBeChecked()
  const changed = await exporting.downloadArchive(() => exporting.zipButton.click())
  expectSameBytes(changed, new Map([...edited].filter(([filePath]) => filePath === FILE)))
  const single = await exporting.download(() => exporting.file(FILE).click())
  expect(single.toString('utf8')).toBe(textOf(edited, FILE))

  await exporting.choose('All files')
  expectSameBytes(await exporting.downloadArchive(() => exporting.zipButton.click()), edited)
  const stream = await exporting.download(() => exporting.streamButton.click())
  expect(stream.toString('utf8')).toBe(joinFiles(edited))
  await exporting.copyButton.click()
  await expect(exporting.dialog).toContainText('The manifests are on the clipboard.')
  expect(await editor.readClipboard()).toBe(joinFiles(edited))
})

test('the keyboard alone exports the same', async ({ editor, keyboard }) => {
  const { exporting } = editor
  await editor.open('bookshop')
  await keyboard.press('Control+S')
  await expect(exporting.scope('All files')).toBeChecked()
  expectSameBytes(await exporting.downloadArchive(() => keyboard.press('Control+Enter')), original)
  const stream = await exporting.download(() => keyboard.activate(exporting.streamButton))
  expect(stream.toString('utf8')).toBe(joinFiles(original))
  const single = await exporting.download(() => keyboard.activate(exporting.file(FILE)))
  expect(single.equals(original.get(FILE) ?? Buffer.alloc(0))).toBe(true)
  await keyboard.activate(exporting.copyButton)
  await expect(exporting.dialog).toContainText('The manifests are on the clipboard.')
  expect(await editor.readClipboard()).toBe(joinFiles(original))

  await keyboard.reach(exporting.scope('All files'))
  await keyboard.press('ArrowLeft')
  await expect(exporting.scope('Changed files')).toBeChecked()
  await expect(exporting.dialog).toContainText('Nothing has changed since the files were opened.')
  await keyboard.press('Escape')
  await expect(exporting.dialog).toBeHidden()
})
