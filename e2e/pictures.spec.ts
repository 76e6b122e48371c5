import { findAccessibilityFaults } from './accessibility.ts'
import { PicturesPage, readPdf, readPngSize, runInBarePage } from './pictures-page.ts'
import { BOTH_HANDS, expect, test } from './test.ts'

/** Markup of every sort in every name that a graph shows. */
const HOSTILE = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: '"/><script>window.wasRun = 1</script>'
  namespace: '<img src=x onerror=window.wasRun=1>'
spec:
  hosts: ['</title></svg><script>window.wasRun = 1</script>']
  http:
    - name: '<foreignObject><iframe src=javascript:window.top.wasRun=1></foreignObject>'
      match: [{ uri: { prefix: '/<svg onload=window.wasRun=1>' } }]
      redirect: { uri: '<image href=https://example.invalid/a.png onerror=window.wasRun=1>' }
    - name: ']]><use href="https://example.invalid/a.svg#a"/>'
      route: [{ destination: { host: '<style>@import "https://example.invalid/a.css"</style>' } }]
`

test(
  'the graph is exported as SVG, light or dark, with title and legend or without',
  { tag: BOTH_HANDS },
  async ({ editor, hand, page, browser }) => {
    const pictures = new PicturesPage(page, hand)
    await editor.open('bookshop')
    await pictures.open()
    const { width, height, colors } = await pictures.readPreview()
    expect(width).toBeGreaterThan(600)
    expect(height).toBeGreaterThan(400)
    expect(colors).toBeGreaterThan(50)
    expect(await findAccessibilityFaults(page)).toEqual([])

    const download = () =>
      editor.exporting.download(() => hand.press(pictures.downloadButton('SVG')))
    const light = (await download()).toString('utf8')
    expect(light).toContain('>bookshop</text>')
    expect(light).toContain('>Route, with its order</text>')
    expect(light).toContain('fill="#f8f9fb"')
    const run = await runInBarePage(browser, light)
    expect(run).toMatchObject({ wasRun: false, strangers: 0, seen: [] })
    expect(run.words).toBeGreaterThan(40)

    await pictures.choose('Colours', 'Dark')
    await pictures.turnOff('Title')
    await pictures.turnOff('Legend')
    const dark = (await download()).toString('utf8')
    expect(dark).toContain('fill="#111418"')
    // The name is that of a namespace too; only a title is of this size.
    expect(light.includes('font-size="16"')).toBe(true)
    expect(dark.includes('font-size="16"')).toBe(false)
    expect(dark).not.toContain('Route, with its order')

    await hand.press(pictures.copyButton)
    await expect(pictures.dialog).toContainText('The text is on the clipboard.')
    expect(await editor.readClipboard()).toBe(dark)
  },
)

test(
  'a PNG is as large as it says, at each of three sizes',
  { tag: BOTH_HANDS },
  async ({ editor, hand, page }) => {
    const pictures = new PicturesPage(page, hand)
    await editor.open('bookshop')
    await pictures.open()
    const { width, height } = await pictures.readPreview()
    await pictures.choose('Format', 'PNG')
    for (const scale of [1, 2, 3]) {
      await pictures.choose('Size', `${scale}×`)
      const size = { width: width * scale, height: height * scale }
      await expect(pictures.dialog).toContainText(
        `${size.width.toLocaleString('en')} × ${size.height.toLocaleString('en')} px.`,
      )
      const png = await editor.exporting.download(() => hand.press(pictures.downloadButton('PNG')))
      expect(readPngSize(png)).toEqual(size)
      expect(png.length).toBeGreaterThan(20_000)
    }
    await hand.press(pictures.copyButton)
    await expect(pictures.dialog).toContainText('The picture is on the clipboard.')
  },
)

test(
  'a selection is exported with what it is connected with, as Mermaid too',
  { tag: BOTH_HANDS },
  async ({ editor, hand, page }) => {
    const pictures = new PicturesPage(page, hand)
    await editor.open('bookshop')
    await editor.canvas.select('Route 4, everyone')
    await pictures.open()
    await pictures.choose('Part', 'Selection')
    const svg = await editor.exporting.download(() => hand.press(pictures.downloadButton('SVG')))
    expect(svg.toString('utf8')).toContain('>everyone</text>')
    expect(svg.toString('utf8')).not.toContain('>star-trial</text>')

    await pictures.choose('Format', 'Mermaid')
    await expect(pictures.textPreview).toContainText('flowchart LR')
    await expect(pictures.textPreview).toContainText('|"90%"|')
    await expect(pictures.textPreview).not.toContainText('star-trial')
    const mermaid = await editor.exporting.download(() =>
      hand.press(pictures.downloadButton('Mermaid')),
    )
    expect(mermaid.toString('utf8')).toMatch(/^---\ntitle: "bookshop"\n---\nflowchart LR\n/)
    expect(await findAccessibilityFaults(page)).toEqual([])
    await hand.press(pictures.copyButton)
    await expect(pictures.dialog).toContainText('The text is on the clipboard.')
    expect(await editor.readClipboard()).toBe(mermaid.toString('utf8'))
  },
)

test(
  'nothing in a name runs or is fetched, in the editor or from the file',
  { tag: BOTH_HANDS },
  async ({ editor, hand, page, browser }) => {
    const pictures = new PicturesPage(page, hand)
    await editor.openFirstVisit()
    await hand.press(editor.firstVisit.paste)
    await expect(editor.pasting.field).toBeFocused()
    await editor.writeClipboard(HOSTILE)
    await page.keyboard.press('Control+V')
    await page.keyboard.press('Control+Enter')
    await editor.canvas.expectDrawn()
    await pictures.open()
    expect((await pictures.readPreview()).colors).toBeGreaterThan(20)
    const svg = await editor.exporting.download(() => hand.press(pictures.downloadButton('SVG')))
    expect(svg.toString('utf8')).toContain('&lt;foreignObject&gt;')
    expect(await runInBarePage(browser, svg.toString('utf8'))).toMatchObject({
      wasRun: false,
      strangers: 0,
      seen: [],
    })
    await pictures.choose('Format', 'Mermaid')
    expect(await pictures.textPreview.innerText()).not.toMatch(/[<`]/)
    await editor.exporting.close()
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    await expect(pictures.printView).toContainText('<foreignObject>')
    expect(await page.evaluate(() => Reflect.get(window, 'wasRun'))).toBe(undefined)
  },
)

test('paper has the graph, the hosts with what answers them, and the problems', async ({
  editor,
  page,
}) => {
  const pictures = new PicturesPage(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await editor.open('broken')
  const print = () => page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect
    .poll(async () => {
      await print()
      return pictures.printView.isVisible()
    })
    .toBe(true)
  const { printView } = pictures
  await expect(printView.getByRole('heading', { name: 'broken' })).toBeVisible()
  await expect(printView.getByRole('img').first()).toBeVisible()
  const hosts = printView.getByRole('table').first()
  await expect(hosts).toContainText('chat.helpdesk.svc.cluster.local')
  await expect(hosts).toContainText('Virtual service chat in helpdesk, 3 routes')
  const problems = printView.getByRole('table').last()
  await expect(problems).toContainText('HTTP status “5030” is out of range; use 200 to 599.')
  await expect(problems).toContainText('refused.yaml:20')
  await expect(page.getByRole('banner').getByRole('button', { name: 'Export' })).toBeHidden()
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('light')

  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect(printView).toHaveCount(0)
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')

  // The browser's own printing, by the page's own size: A4 across.
  await page.emulateMedia({ media: null })
  const pdf = readPdf(await page.pdf({ preferCSSPageSize: true }))
  expect([pdf.width, pdf.height]).toEqual([842, 595])
  expect(pdf.pages).toBeGreaterThanOrEqual(3)
})

test('Ctrl+P asks the browser to print, and the keyboard alone exports a picture', async ({
  editor,
  page,
  keyboard,
}) => {
  const pictures = new PicturesPage(page)
  await editor.open('bookshop')
  await page.evaluate(() => {
    Reflect.set(window, 'print', () => Reflect.set(window, 'wasAsked', true))
  })
  await keyboard.press('Control+P')
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'wasAsked'))).toBe(true)

  await keyboard.press('Control+S')
  await keyboard.reach(pictures.dialog.getByRole('tab', { name: 'Files' }), 'Shift+Tab')
  await keyboard.press('ArrowRight')
  await expect(pictures.tab).toBeFocused()
  await keyboard.reach(pictures.choice('Format', 'SVG'))
  await keyboard.press('ArrowRight')
  await expect(pictures.choice('Format', 'PNG')).toBeChecked()
  const png = await editor.exporting.download(() => keyboard.press('Control+Enter'))
  expect(readPngSize(png).width).toBeGreaterThan(1_200)
})
