import { expect, test } from './test.ts'

// Other stories do without, so that each starts from the server.
test.use({ serviceWorkers: 'allow' })

test('after the first visit the editor opens and works without network', async ({
  editor,
  page,
  context,
}) => {
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
})

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
