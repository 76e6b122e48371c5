import { writeRoute } from '@meshdraft/fixtures'
import { openFolder, writeFolder } from './bad-input-page.ts'
import type { TestFolder } from './bad-input-page.ts'
import { expect, test } from './test.ts'
import { expectSameBytes, withText } from './workspace-bytes.ts'

const GOOD = { path: 'good.yaml', content: writeRoute('good') }

let folder: TestFolder

test.afterEach(() => folder.remove())

/** What goes before the worker's script so that it hangs over one sign, as over a text without an end. */
const HANG = `
let isEndless = false
const hang = () => { for (;;); }
const post = self.postMessage.bind(self)
addEventListener('message', ({ data }) => {
  isEndless ||= JSON.stringify(data).includes('°')
  if (isEndless && data.type === 'change') hang()
})
self.postMessage = (message) => {
  post(message)
  if (isEndless && message.type === 'progress' && message.path === 'slow.yaml') hang()
}
`

test('a file that the checker never answers for does not take the text or the others along', async ({
  editor,
  page,
}) => {
  test.setTimeout(300_000)
  folder = writeFolder([GOOD, { path: 'slow.yaml', content: writeRoute('slow') }])
  await page.route(/\/assets\/engine\.worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `${HANG}\n${await response.text()}` })
  })
  await openFolder(editor, folder)
  await editor.explorer.row('VirtualService slow').click()
  await editor.yaml.clickEndOf('uri: /books')
  await editor.yaml.type(' # °')
  const notice = editor.notice(
    'slow.yaml stopped the checker. Its text is kept, but it is not checked or drawn.',
  )
  await expect(notice).toBeVisible({ timeout: 120_000 })
  await expect(editor.saved).toBeVisible()
  await expect(editor.canvas.node('Virtual service good')).toBeVisible()
  await editor.explorer.row('VirtualService good').click()
  await expect(editor.form.region).toContainText('any request → 301 /books')
  const text = writeRoute('slow').replace('{uri: /books}', '{uri: /books} # °')
  const expected = withText(folder.bytes(), 'slow.yaml', writeRoute('slow'), text)
  expectSameBytes(await editor.exportAll(), expected)
})
