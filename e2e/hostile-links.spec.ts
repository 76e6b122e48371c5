import { buildHostileLinks } from '../packages/share/test/hostile-links.ts'
import { SharePage } from './share-page.ts'
import { BOTH_HANDS, expect, test } from './test.ts'
import { expectSameBytes } from './workspace-bytes.ts'

const LINKS = buildHostileLinks('globalThis.meshdraftHarm=1')

const NOTICES = {
  damaged: /The link is damaged/,
  truncated: /The link is cut off: [\d,]+ of [\d,]+ characters arrived/,
  'unknown-version': /The link is of format \d+, which is newer/,
  'too-large': /The link is over the limit of 65,536/,
  'not-a-link': /This is not a link/,
} as const

// The watch of every story fails it for a violation of the policy, a request to another origin and
// an error in the page.
test('sixty hostile links run nothing, fetch nothing and leave stored work as it is', async ({
  editor,
  page,
}) => {
  test.setTimeout(400_000)
  const share = new SharePage(page)
  await editor.open('egress')
  await editor.explorer.select('VirtualService bank')
  await editor.chooseOfDocument(/^Delete/)
  await expect(editor.saved).toBeVisible()
  const own = await editor.exportAll()
  await expect(editor.saved).toBeVisible()
  await editor.reload()
  await editor.canvas.expectDrawn()
  const stored = await share.readStorage()
  const requests = share.watchRequests()

  expect(LINKS.length).toBeGreaterThanOrEqual(60)
  for (const { title, fragment, answer } of LINKS) {
    await test.step(title, async () => {
      await share.follow(fragment)
      if (answer === 'opens') {
        await expect(editor.sharedCopy, title).toBeVisible()
        await expect.poll(() => share.readFragment(), title).toBe('')
      } else {
        await expect(editor.notice(NOTICES[answer]), title).toBeVisible()
        await page.getByRole('button', { name: 'Dismiss' }).click()
      }
      expect(await share.isHarmed(), title).toBe(false)
      expect(await share.readStorage(), title).toBe(stored)
    })
  }
  const files = requests.filter(
    (url) => !/\/(?:icon\.svg|assets\/[\w.-]+\.(?:js|css|woff2|ttf))$/.test(url),
  )
  expect(files, 'requests but those for the parts of the editor').toEqual([])

  await editor.reload()
  await editor.canvas.expectDrawn()
  expectSameBytes(await editor.exportAll(), own)
})

test('a damaged link offers to paste it again', { tag: BOTH_HANDS }, async ({ editor, page }) => {
  const share = new SharePage(page)
  await editor.open('egress')
  const cut = LINKS.find(({ title }) => title === 'a payload cut in the middle')
  await share.follow(cut?.fragment ?? '')
  await expect(editor.notice(NOTICES.truncated)).toBeVisible()
  await editor.hand.press(share.pasteAgain)
  await expect(editor.pasting.field).toBeFocused()
  await expect(editor.notice(NOTICES.truncated)).toBeHidden()
})
