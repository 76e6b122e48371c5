import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { BOTH_HANDS, expect, test } from './test.ts'
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

test(
  'an edited workspace is exported as changed files, ZIP and one stream',
  { tag: BOTH_HANDS },
  async ({ editor, hand }) => {
    const { exporting } = editor
    await editor.open('bookshop')
    await editor.canvas.select('Route 4, everyone')
    await editor.form.setWeight('v2', 25)

    await editor.openExport()
    await expect(exporting.scope('Changed files')).toBeChecked()
    const changed = await exporting.downloadArchive(() => hand.press(exporting.zipButton))
    expectSameBytes(changed, new Map([...edited].filter(([filePath]) => filePath === FILE)))
    const single = await exporting.download(() => hand.press(exporting.file(FILE)))
    expect(single.toString('utf8')).toBe(textOf(edited, FILE))

    await exporting.choose('All files')
    expectSameBytes(await exporting.downloadArchive(() => hand.press(exporting.zipButton)), edited)
    const stream = await exporting.download(() => hand.press(exporting.streamButton))
    expect(stream.toString('utf8')).toBe(joinFiles(edited))
    await hand.press(exporting.copyButton)
    await expect(exporting.dialog).toContainText('The manifests are on the clipboard.')
    expect(await editor.readClipboard()).toBe(joinFiles(edited))
  },
)

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

test(
  'a kustomization is added to the ZIP on request',
  { tag: BOTH_HANDS },
  async ({ editor, hand }) => {
    const { exporting } = editor
    await editor.open('bookshop')
    await editor.openExport()
    await exporting.choose('All files')
    await hand.press(exporting.dialog.getByRole('switch'))
    const files = await exporting.downloadArchive(() => hand.press(exporting.zipButton))
    const paths = [...original.keys()].sort()
    expect(textOf(files, 'kustomization.yaml')).toBe(
      [
        'apiVersion: kustomize.config.k8s.io/v1beta1',
        'kind: Kustomization',
        'resources:',
        ...paths.map((filePath) => `  - ${filePath}`),
        '',
      ].join('\n'),
    )
    expectSameBytes(new Map([...files].filter(([filePath]) => original.has(filePath))), original)
  },
)

test(
  'a kustomization of the workspace is never replaced',
  { tag: BOTH_HANDS },
  async ({ editor, hand, page }) => {
    const { exporting } = editor
    await editor.openFirstVisit()
    const folder = await mkdtemp(path.join(tmpdir(), 'meshdraft-'))
    const own = 'resources:\n  - a.yaml\n'
    await writeFile(path.join(folder, 'a.yaml'), textOf(original, 'gateway.yaml'))
    await writeFile(path.join(folder, 'kustomization.yaml'), own)
    await editor.firstVisit.chooseFolder(folder, () => hand.press(editor.firstVisit.openFolder))
    await editor.canvas.expectDrawn()
    await page.keyboard.press('Control+S')
    await exporting.choose('All files')
    await expect(exporting.dialog).toContainText(
      'There is a “kustomization.yaml” already; it stays as it is.',
    )
    await expect(exporting.dialog.getByRole('switch')).toBeDisabled()
    const same = await exporting.downloadArchive(() => hand.press(exporting.zipButton))
    expect(textOf(same, 'kustomization.yaml')).toBe(own)
    await rm(folder, { recursive: true })
  },
)
