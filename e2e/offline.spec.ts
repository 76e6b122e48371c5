import { spawn } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, rmSync, utimesSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { BOTH_HANDS, expect, test } from './test.ts'

// Other stories do without, so that each starts from the server.
test.use({ serviceWorkers: 'allow' })

test(
  'after the first visit the editor opens and works without network',
  { tag: BOTH_HANDS },
  async ({ editor, page, context }) => {
    await editor.open('bookshop')
    await editor.canvas.expectDrawn()
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    await context.setOffline(true)
    await editor.reload()
    await editor.canvas.expectDrawn()
    // The form and the YAML editor are loaded when they are needed; they are there as well.
    await editor.canvas.select('Route 4, everyone')
    await editor.form.setWeight('v2', 40)
    await expect(editor.saved).toBeVisible()
    await editor.reload()
    await expect(editor.form.weightAt(2)).toHaveValue('40')
  },
)

test('the editor can be installed', async ({ editor, page, baseURL }) => {
  await editor.open('bookshop')
  const href = await page.locator('link[rel=manifest]').getAttribute('href')
  const answer = await page.request.get(new URL(href ?? '', baseURL).href)
  expect(answer.headers()['content-type']).toContain('application/manifest+json')
  const manifest: { readonly icons: readonly { readonly src: string }[] } = JSON.parse(
    await answer.text(),
  )
  expect(manifest).toMatchObject({ name: 'Meshdraft', display: 'standalone', start_url: '/' })
  for (const { src } of manifest.icons) {
    const icon = await page.request.get(new URL(src, baseURL).href)
    expect(icon.status(), src).toBe(200)
    expect(icon.headers()['content-type'], src).toMatch(/^image\//)
  }
})

/** Serves a copy of the build, which a story may replace by a newer one. */
const testOfCopy = test.extend<{ readonly folder: string }>({
  // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads the names of the fixtures
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'meshdraft-update-'))
    for (const app of ['cli', 'editor']) {
      const from = path.join(import.meta.dirname, '../apps', app, 'dist')
      cpSync(from, path.join(folder, app, 'dist'), { recursive: true })
    }
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  baseURL: async ({ folder }, use) => {
    const program = path.join(folder, 'cli/dist/meshdraft.js')
    const server = spawn(process.execPath, [program, 'serve', '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const address = await new Promise<string>((resolve) => {
      server.stdout.on('data', (data: Buffer) => {
        const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(data.toString()) ?? []
        if (found !== undefined) resolve(found)
      })
    })
    await use(address)
    server.kill()
  },
})

testOfCopy(
  'a newer editor is offered, and loading it keeps what was worked on',
  { tag: BOTH_HANDS },
  async ({ editor, hand, page, folder }) => {
    await editor.open('bookshop')
    await editor.canvas.select('Route 4, everyone')
    await editor.form.setWeight('v2', 40)
    await expect(editor.saved).toBeVisible()
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await editor.reload()
    const reload = page.getByRole('button', { name: 'Reload for the newer Meshdraft' })
    await expect(reload).toHaveCount(0)

    const dist = path.join(folder, 'editor/dist')
    appendFileSync(path.join(dist, 'service-worker.js'), '\n// A newer build.\n')
    rmSync(path.join(dist, 'service-worker.js.br'), { force: true })
    const now = new Date()
    utimesSync(path.join(dist, 'index.html'), now, now)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await hand.press(reload)
    await expect(editor.form.weightAt(2)).toHaveValue('40')
    await expect(reload).toHaveCount(0)
  },
)
