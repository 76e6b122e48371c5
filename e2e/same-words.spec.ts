import { expect, test } from './test.ts'

const service = (name: string, namespace: string) => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ${namespace} }
spec: { ports: [{ name: http, port: 80 }] }
`

test('a place stays short where a resource is named as its namespace', async ({ editor, page }) => {
  await editor.openFirstVisit()
  await editor.firstVisit.paste.click()
  await editor.pasting.field.fill(
    [service('billing', 'billing'), service('ledger', 'billing'), service('mail', 'mail')].join(
      '---\n',
    ),
  )
  await page.keyboard.press('Control+Enter')
  for (const [name, namespace] of [
    ['billing', 'billing'],
    ['ledger', 'billing'],
    ['mail', 'mail'],
    ['billing', 'billing'],
  ] as const) {
    await editor.explorer.row(`Service ${name}`).click()
    await expect(editor.place).toHaveText(`S${namespace}${name}`)
  }
})

test('what is wrong in several places leaves the form when it is mended', async ({
  editor,
  page,
}) => {
  await editor.open('bookshop')
  await editor.canvas.select('Route 4, everyone')
  await editor.yaml.clickEndOf('- name: everyone')
  await page.keyboard.press('Control+Home')
  await editor.yaml.type('a: [1')
  await expect(editor.form.region).toContainText('is never closed')
  await editor.yaml.type(']')
  await expect(editor.form.region).not.toContainText('is never closed')
  await expect(editor.form.region).not.toContainText('is not expected here')
})
