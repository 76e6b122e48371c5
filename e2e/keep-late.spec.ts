import { KeepPage } from './keep-page.ts'
import { BOTH_HANDS, expect, test } from './test.ts'

const FILE = 'routes/storefront.yaml'

test(
  'a write without an answer is told until it comes, and then everything is saved',
  { tag: BOTH_HANDS },
  async ({ editor }) => {
    const keep = new KeepPage(editor.page)
    await editor.open('bookshop')
    await editor.canvas.select('Route 4, everyone')
    await expect(editor.saved).toBeVisible()
    await keep.holdStorage()
    await editor.form.setWeight('v2', 40)
    await expect(keep.failure).toContainText('The storage of the browser does not answer.')
    await expect(editor.saved).toBeHidden()
    await keep.letStorageGo()
    await expect(editor.saved).toBeVisible()
    await expect(keep.failure).toBeHidden()
    await editor.reload()
    await editor.changes.show()
    await editor.changes.expectOneLine(FILE, 'weight: 10', 'weight: 40')
  },
)
