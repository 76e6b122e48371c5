import { BAD_INPUTS, DAMAGED_LINKS, LIMIT_INPUTS } from '@meshdraft/fixtures'
import { findReadOnlyText, openFolder, readProblems, writeFolder } from './bad-input-page.ts'
import type { TestFolder } from './bad-input-page.ts'
import { BOTH_HANDS, expect, test } from './test.ts'
import { expectSameBytes, withText } from './workspace-bytes.ts'

const GOOD = {
  path: 'good.yaml',
  content: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: good
  namespace: shop
spec:
  hosts: [good.example.com]
  http:
  - name: everyone
    timeout: 3s
    redirect: {uri: /books}
`,
}

let folder: TestFolder

test.afterEach(() => folder.remove())

test(
  'of forty bad inputs each is told at its place, and the good file beside them works',
  { tag: BOTH_HANDS },
  async ({ editor }) => {
    test.setTimeout(300_000)
    folder = writeFolder([...BAD_INPUTS, GOOD])
    await openFolder(editor, folder)
    const rows = await readProblems(editor.problems.list)
    for (const { path, title, findings } of BAD_INPUTS) {
      for (const { words, code, line, column, fix } of findings) {
        const row = rows.find(
          (it) => it.includes(words) && it.includes(`${path}:${line}:${column}`),
        )
        expect(row ?? '', `${title}: ${code} among the problems`).toContain(code)
        if (fix !== undefined) expect(row).toContain(fix)
      }
      if (findings.length === 0) expect(rows.some((it) => it.includes(path))).toBe(false)
    }
    expect(rows.some((it) => it.includes(GOOD.path))).toBe(false)

    // The good file draws and edits; nothing else changes by a byte.
    await editor.hand.write(editor.explorer.filter, 'good')
    await editor.hand.press(editor.explorer.row('VirtualService good'))
    const timeout = editor.form.field('Timeout').first()
    await editor.form.set(timeout, '5s')
    await expect(editor.yaml.line('timeout: 5s')).toBeVisible()
    const edited = withText(folder.bytes(), GOOD.path, 'timeout: 3s', 'timeout: 5s')
    expectSameBytes(await editor.exportAll(), edited)
    await editor.undo()
    expectSameBytes(await editor.exportAll(), folder.bytes())
  },
)

test(
  'bytes that are not UTF-8 are shown read-only, and UTF-16 converts as an edit',
  { tag: BOTH_HANDS },
  async ({ editor }) => {
    folder = writeFolder([...BAD_INPUTS.filter(({ isReadOnly }) => isReadOnly), GOOD])
    await openFolder(editor, folder)
    await editor.explorer.show('Files')
    const text = findReadOnlyText(editor)
    await editor.hand.press(editor.explorer.row('05-latin-1.yaml'))
    await expect(text.getByText('/caf\uFFFD')).toBeVisible()
    await expect(editor.yaml.region).toContainText('Byte 165 (0xe9) is not UTF-8')
    await expect(editor.yaml.region).toContainText('Ln 9, Col 25.')
    await editor.hand.press(editor.explorer.row('07-image.yaml'))
    await expect(text).toContainText('89 50 4e 47')
    await expect(editor.yaml.region).toContainText('The file is a PNG image, not text')

    await editor.hand.press(editor.explorer.row('04-utf-16.yaml'))
    await expect(text.getByText('wide.example.com')).toBeVisible()
    expectSameBytes(await editor.exportAll(), folder.bytes())
    await editor.hand.press(editor.yaml.region.getByRole('button', { name: 'Convert to UTF-8' }))
    await expect(text).toBeHidden()
    await expect(editor.canvas.node('Virtual service wide in shop, 1 route')).toBeVisible()
    const wide = BAD_INPUTS.find(({ path }) => path === '04-utf-16.yaml')
    const converted = Buffer.from(wide?.converted ?? '', 'utf8')
    const after = new Map(folder.bytes()).set('04-utf-16.yaml', converted)
    expectSameBytes(await editor.exportAll(), after)
    await editor.undo()
    await expect(text.getByText('wide.example.com')).toBeVisible()
    expectSameBytes(await editor.exportAll(), folder.bytes())
  },
)

test(
  'a file that breaks while it is edited keeps its last good graph',
  { tag: BOTH_HANDS },
  async ({ editor }) => {
    folder = writeFolder([GOOD])
    await openFolder(editor, folder)
    await editor.hand.press(editor.explorer.row('VirtualService good'))
    await editor.yaml.clickEndOf('redirect: {uri: /books}')
    await editor.yaml.type(': x')
    const route = editor.canvas.node('Route 1, everyone')
    await expect(editor.panel).toContainText(`${GOOD.path}:11:`)
    await expect(route).toBeVisible()
    await expect(editor.form.region).toContainText('The form shows the last state')
    await expect(editor.explorer.row('VirtualService good')).toContainText('broken')
    await editor.page.keyboard.press('Backspace')
    await editor.page.keyboard.press('Backspace')
    await editor.page.keyboard.press('Backspace')
    await expect(editor.problems.nothing).toBeVisible()
    expectSameBytes(await editor.exportAll(), folder.bytes())
  },
)

test(
  'each limit is told with its number, and the text comes back untouched',
  { tag: BOTH_HANDS },
  async ({ editor }) => {
    test.setTimeout(300_000)
    const inputs = LIMIT_INPUTS.map(({ path, buildOver }) => ({ path, content: buildOver() }))
    folder = writeFolder([...inputs, GOOD])
    await openFolder(editor, folder)
    const rows = await readProblems(editor.problems.list)
    for (const { path, title, finding } of LIMIT_INPUTS) {
      const { words, line, column } = finding
      const row = rows.find((it) => it.includes(words) && it.includes(`${path}:${line}:${column}`))
      expect(row ?? '', title).toContain(finding.code)
    }
    await expect(editor.canvas.node('Route 1, everyone')).toBeVisible()
    expectSameBytes(await editor.exportAll(), folder.bytes())
  },
)

test(
  'a link that does not arrive as it was sent says how, and touches no work',
  { tag: BOTH_HANDS },
  async ({ editor, openProfile }) => {
    folder = writeFolder([GOOD])
    await openFolder(editor, folder)
    await editor.openShare()
    const link = await editor.sharing.link.inputValue()
    const { editor: other } = await openProfile()
    await other.open('egress')
    const own = await other.exportAll()
    await expect(other.saved).toBeVisible()
    for (const { title, damage, words } of DAMAGED_LINKS) {
      await other.openLink(damage(link))
      await expect(other.page.getByText(words).first(), title).toBeVisible()
    }
    await other.reload()
    await other.canvas.expectDrawn()
    expectSameBytes(await other.exportAll(), own)
  },
)
