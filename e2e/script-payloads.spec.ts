import { buildScriptPayloads } from '@meshdraft/fixtures'
import { encodeLink } from '../packages/share/src/index.ts'
import { openFolder, writeFolder } from './bad-input-page.ts'
import { HARM, auditPage } from './script-payload-audit.ts'
import { arrangeMeetings } from './script-payload-documents.ts'
import { runThroughViews, watchStrangers } from './script-payload-run.ts'
import { SharePage } from './share-page.ts'
import { expect, test } from './test.ts'
import { watchContext } from './watch-context.ts'

// Here every field meets one payload and every payload some field, in every view;
// `npm run fuzz -- --only payloads` lets all of them meet.
const PAYLOADS = buildScriptPayloads(HARM)
const MEETINGS = arrangeMeetings(PAYLOADS)

// A tall window shows much of a form or a file at once, so that there is less to go through.
test.use({ viewport: { width: 1440, height: 2400 } })

// The watch of every story fails it for a violation of the policy, a request to another origin and
// an error in the page.
test(`${PAYLOADS.length} script payloads in ${MEETINGS.fields.length} fields run nothing in any view`, async ({
  editor,
  page,
}, { annotations }) => {
  test.setTimeout(600_000)
  expect(PAYLOADS.length).toBeGreaterThanOrEqual(150)
  const strangers = watchStrangers(page)
  const files = MEETINGS.buildFiles(0)
  const folder = writeFolder(files)
  try {
    await openFolder(editor, folder)
    const run = await runThroughViews(editor, { files, payload: PAYLOADS[0] ?? '' })
    expect(run.faults).toEqual([])
    expect(strangers, 'requests but those for the parts of the editor').toEqual([])
    // What is not shown cannot do harm: nearly all of them have been in the form or the table.
    const shown = PAYLOADS.filter((payload) => run.shown.includes(payload))
    expect(shown.length).toBeGreaterThanOrEqual(150)
    annotations.push({
      type: 'checked',
      description: `${MEETINGS.fields.length} fields, ${run.views.length} views, ${run.looks} looks`,
    })
  } finally {
    folder.remove()
  }
})

test('script payloads that come by a link run nothing and leave stored work as it is', async ({
  editor,
  page,
}) => {
  test.setTimeout(600_000)
  const share = new SharePage(page)
  await editor.open('egress')
  await expect(editor.saved).toBeVisible()
  await editor.reload()
  await editor.canvas.expectDrawn()
  const stored = await share.readStorage()
  const strangers = watchStrangers(page)
  const files = MEETINGS.buildFiles(1)
  const shared = files.map(({ path, content }) => ({ path, text: content }))
  const link = encodeLink({ name: PAYLOADS[1] ?? '', files: shared })
  await share.follow(link.ok ? link.fragment : '')
  await expect(editor.sharedCopy).toBeVisible()
  await expect.poll(() => share.readFragment()).toBe('')
  await editor.canvas.expectDrawn()
  const run = await runThroughViews(editor, {
    files,
    payload: PAYLOADS[2] ?? '',
    isShared: true,
  })
  expect(run.faults).toEqual([])
  expect(strangers, 'requests but those for the parts of the editor').toEqual([])
  expect(await share.readStorage()).toBe(stored)
})

/** What would show that a text has become more than text. */
const HARMFUL = [
  ['an element with a handler', 'img', { src: 'x', onerror: HARM }],
  ['a script in the page', 'script', { src: 'https://payload.invalid/a.js' }],
  ['a frame', 'iframe', { srcdoc: `<script>parent.${HARM}</script>` }],
  ['an address that is a script', 'a', { href: `javascript:${HARM}` }],
  ['a picture from elsewhere', 'img', { src: 'https://payload.invalid/a.png' }],
] as const

// Without the policy, so that the harm is done and has to be seen.
test('the look at a page notices what a text must not become', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ ...(baseURL && { baseURL }), bypassCSP: true })
  const page = await context.newPage()
  await page.goto('/index.html')
  await expect(page.getByRole('heading').first()).toBeVisible()
  expect(await auditPage(page)).toEqual([])
  for (const [title, name, attributes] of HARMFUL) {
    await page.evaluate(
      ([tag, entries]) => {
        const element = document.createElement(tag)
        element.dataset['harm'] = ''
        for (const [key, value] of Object.entries(entries)) element.setAttribute(key, value)
        document.body.append(element)
      },
      [name, attributes] as const,
    )
    expect((await auditPage(page)).join('\n'), title).toContain(name)
    await page.evaluate(() => document.querySelector('[data-harm]')?.remove())
  }
  await expect
    .poll(() => auditPage(page), 'the handler has run')
    .toContain('a script of a payload ran')
  await context.close()
})

test('the policy holds what a text might become, and each breach is reported', async ({
  browser,
  baseURL,
}) => {
  const { origin } = new URL(baseURL ?? '')
  const context = await browser.newContext({ ...(baseURL && { baseURL }) })
  const { faults } = await watchContext(context, origin)
  const page = await context.newPage()
  await page.goto('/index.html')
  const answers = await page.evaluate(async (code) => {
    const attempt = async (act: () => unknown) => {
      try {
        await act()
        return 'done'
      } catch (error) {
        return String(error)
      }
    }
    const script = document.createElement('script')
    const image = new Image()
    return {
      html: await attempt(() => document.body.insertAdjacentHTML('beforeend', '<b>x</b>')),
      script: await attempt(() => (script.textContent = code)),
      worker: await attempt(() => new Worker('/assets/x.js')),
      picture: await attempt(() => (image.src = 'https://payload.invalid/a.png')),
      fetched: await attempt(() => fetch('https://payload.invalid/')),
      handler: await attempt(() => {
        image.setAttribute('onerror', code)
        document.body.append(image)
      }),
    }
  }, HARM)
  expect(answers).toMatchObject({
    html: expect.stringContaining('TrustedHTML'),
    script: expect.stringContaining('TrustedScript'),
    worker: expect.stringContaining('TrustedScriptURL'),
    fetched: expect.stringContaining('TypeError'),
  })
  for (const directive of ['require-trusted-types-for', 'img-src', 'connect-src']) {
    await expect.poll(() => faults.join('\n')).toContain(`Violation of the policy: ${directive}`)
  }
  expect(await page.evaluate(() => Reflect.has(globalThis, 'meshdraftHarm'))).toBe(false)
  await context.close()
})
