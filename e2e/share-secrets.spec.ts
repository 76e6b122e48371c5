import { findAccessibilityFaults } from './accessibility.ts'
import { SharePage } from './share-page.ts'
import { BOTH_HANDS, expect, test } from './test.ts'
import { textOf } from './workspace-bytes.ts'

// Put together here, so that no token stands in the repository.
const TOKEN = `ghp_${'a1B2c3'.repeat(6)}`
const SECRET = `# the database of the shop
apiVersion: v1
kind: Secret
metadata:
  name: db
data:
  password: aHVudGVyMi1odW50ZXIy # from the vault
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: remote
data:
  remote: https://git.example.com/?id=${TOKEN}
`

test(
  'secrets are hidden in a link unless one is shown',
  { tag: BOTH_HANDS },
  async ({ editor, hand, page, openProfile }) => {
    const share = new SharePage(page)
    await editor.openFirstVisit()
    await hand.press(editor.firstVisit.paste)
    await expect(editor.pasting.field).toBeFocused()
    await editor.writeClipboard(SECRET)
    await page.keyboard.press('Control+V')
    await expect(editor.pasting.field).toHaveValue(SECRET)
    await page.keyboard.press('Control+Enter')
    await editor.openShare()
    const { link, copyButton, dialog } = editor.sharing
    await expect(share.secrets).toContainText('2 secrets are hidden: the link says REDACTED')
    await expect(share.secret(/Hide data “password” of Secret “db”/)).toBeChecked()
    await expect(share.secret(/Hide GitHub token.*:14$/)).toBeChecked()
    expect(await findAccessibilityFaults(page)).toEqual([])

    // The field shows where the link begins, although all of it is selected.
    await hand.enter(link)
    expect(await share.readShownPart(link)).toEqual({ scroll: 0, start: 0 })
    const hidden = await link.inputValue()

    await hand.press(share.secret(/GitHub token/))
    await expect(share.secret(/GitHub token/)).not.toBeChecked()
    await expect(share.secrets).toContainText('1 of 2 secrets is in the link in full.')
    await expect(link).not.toHaveValue(hidden)
    await hand.press(copyButton)
    await expect(dialog).toContainText('The link is on the clipboard.')
    const shown = await editor.readClipboard()

    const { editor: other } = await openProfile()
    await other.openLink(hidden)
    await expect(other.sharedCopy).toBeVisible()
    const [name = ''] = (await other.exportAll()).keys()
    const text = SECRET.replace('aHVudGVyMi1odW50ZXIy', 'UkVEQUNURUQ=')
    expect(textOf(await other.exportAll(), name)).toBe(text.replace(TOKEN, 'REDACTED'))
    await other.openLink(shown)
    await expect.poll(async () => textOf(await other.exportAll(), name)).toBe(text)

    // It is an answer for one link: the next one hides everything again.
    await editor.sharing.close()
    await editor.openShare()
    await expect(share.secret(/GitHub token/)).toBeChecked()
    await expect(link).toHaveValue(hidden)
  },
)

test(
  'a link with a baseline opens on the changes and leaves the address',
  { tag: BOTH_HANDS },
  async ({ editor, openProfile }) => {
    await editor.open('bookshop')
    await editor.canvas.select('Route 4, everyone')
    await editor.form.setWeight('v2', 30)
    await editor.openShare()
    await expect(editor.sharing.size).toBeVisible()
    const link = await editor.sharing.link.inputValue()

    const { editor: other } = await openProfile()
    const { page } = other
    const share = new SharePage(page)
    await other.openLink(link)
    await expect(other.sharedCopy).toBeVisible()
    await expect(page.getByRole('tab', { name: /Changes/, selected: true })).toBeVisible()
    await other.changes.expectOneLine('routes/storefront.yaml', 'weight: 10', 'weight: 30')
    expect(await share.readFragment()).toBe('')

    // The tab knows it for a reload, until the copy is kept.
    await page.reload()
    await expect(other.sharedCopy).toBeVisible()
    await other.hand.press(other.sharedCopy.getByRole('button', { name: 'Keep a copy' }))
    await expect(other.saved).toBeVisible()
    await page.reload()
    await other.canvas.expectDrawn()
    await expect(other.sharedCopy).toBeHidden()
  },
)
