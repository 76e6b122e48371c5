import { BOTH_HANDS, expect, test } from './test.ts'

const service = (name: string, namespace: string) => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ${namespace} }
spec: { ports: [{ name: http, port: 80 }] }
`

test(
  'a place stays short where a resource is named as its namespace',
  { tag: BOTH_HANDS },
  async ({ editor, hand, page }) => {
    await editor.openFirstVisit()
    await hand.press(editor.firstVisit.paste)
    await hand.write(
      editor.pasting.field,
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
      await hand.press(editor.explorer.row(`Service ${name}`))
      await expect(editor.place).toHaveText(`S${namespace}${name}`)
    }
  },
)

test(
  'what is wrong in several places leaves the form when it is mended',
  { tag: BOTH_HANDS },
  async ({ editor, page }) => {
    await editor.open('bookshop')
    await editor.canvas.select('Route 4, everyone')
    await editor.yaml.clickEndOf('- name: everyone')
    await page.keyboard.press('Control+Home')
    await editor.yaml.type('a: [1')
    await expect(editor.form.region).toContainText('is never closed')
    await editor.yaml.type(']')
    await expect(editor.form.region).not.toContainText('is never closed')
    await expect(editor.form.region).not.toContainText('is not expected here')
  },
)
