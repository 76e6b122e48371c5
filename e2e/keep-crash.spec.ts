import { EditorPage } from './editor-page.ts'
import { countWords, typeUntilCrash, wordOf } from './keep-crash.ts'
import { expect, test } from './test.ts'
import { readSample, textOf } from './workspace-bytes.ts'
import type { WorkspaceBytes } from './workspace-bytes.ts'

const KILLS = 10
const FILE = 'gateway.yaml'

test(`${KILLS} times the page is killed while typing: nothing acknowledged is lost`, async ({
  context,
  editor,
}) => {
  test.setTimeout(420_000)
  let page = editor.page
  let acknowledgedInAll = 0
  let before = firstLineOf(readSample('bookshop'))
  await editor.open('bookshop')
  await expect(editor.saved).toBeVisible()
  for (let kill = 0; kill < KILLS; kill += 1) {
    const writing = new EditorPage(page)
    await writing.explorer.select('Gateway shop-gateway')
    await writing.yaml.editor.press('Control+Home')
    await writing.yaml.editor.press('End')
    await writing.yaml.type(' ')
    // At another moment each time: while it rests, is being saved, or types on.
    const plan = { run: kill, restAfter: 4, typed: 4, acknowledged: 2, delayMs: kill * 67 }
    const record = await typeUntilCrash(page, plan)
    await page.close()

    page = await context.newPage()
    const reading = new EditorPage(page)
    await reading.reload()
    await reading.canvas.expectDrawn()
    const line = firstLineOf(await reading.exportAll())
    const words = line.slice(before.length)
    const count = countWords(words, kill)
    expect(count, 'words saved, of those acknowledged').toBeGreaterThanOrEqual(record.acknowledged)
    // What is left is the beginning of what was typed, with nothing left out or doubled.
    const typed = Array.from({ length: count + 1 }, (_, i) => wordOf(kill, i + 1)).join('')
    expect(`${before} ${typed}`.startsWith(line), line).toBe(true)
    expect(line.startsWith(before), line).toBe(true)
    before = line
    acknowledgedInAll += record.acknowledged
  }
  // Kills that came before anything was acknowledged would prove nothing.
  expect(acknowledgedInAll).toBeGreaterThanOrEqual(2 * KILLS)
})

function firstLineOf(files: WorkspaceBytes): string {
  return textOf(files, FILE).split('\n')[0] ?? ''
}
