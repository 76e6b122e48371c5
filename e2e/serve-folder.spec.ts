import type { Request } from '@playwright/test'
import { findAccessibilityFaults } from './accessibility.ts'
import { BOTH_HANDS } from './test.ts'
import { expect, serveOtherSite, test, watched } from './serve-folder-page.ts'
import { expectSameBytes, readSample, textOf, withText } from './workspace-bytes.ts'

const FILE = 'routes/storefront.yaml'
const original = readSample('bookshop')
const edited = withText(original, FILE, '          weight: 10\n', '          weight: 40\n')

test('a folder named on the command line opens, and an export differs in one line', async ({
  page,
  folder,
  server,
  editor,
  served,
}) => {
  await watched(page, server.origin, async () => {
    await page.goto(server.address)
    await editor.canvas.expectDrawn()
    await expect(editor.workspaceButton).toContainText('bookshop, read from disk')
    await expect(served.readFromDisk).toBeVisible()
    await expect(page).toHaveURL(`${server.origin}/`)

    await editor.canvas.select('Route 4, everyone')
    await editor.form.setWeight('v2', 40)
    await editor.changes.show()
    await editor.changes.expectOneLine(FILE, 'weight: 10', 'weight: 40')
    expectSameBytes(await editor.exportAll(), edited)
  })
  expectSameBytes(folder.read(), original)
})

test('by keyboard alone, edited and read again from the disk', async ({
  page,
  folder,
  server,
  editor,
  keyboard,
  served,
}) => {
  await page.goto(server.address)
  await editor.canvas.expectDrawn()
  await editor.canvas.editBy(keyboard, 'everyone', 'Route 4, everyone')
  await keyboard.reach(await editor.form.weightOf('v2'))
  await keyboard.type('40')
  expectSameBytes(await editor.exportAllBy(keyboard), edited)
  folder.write('more.yaml', '# more\n')
  await keyboard.reachRegion(served.status)
  await keyboard.activate(served.reload)
  await expect(editor.notice('Undo brings back what you had changed.')).toBeVisible()
  expectSameBytes(await editor.exportAllBy(keyboard), folder.read())
})

test(
  'changes survive a reload and a new start; reading the disk again is one step',
  { tag: BOTH_HANDS },
  async ({ page, folder, server, editor, served }) => {
    await page.goto(server.address)
    await editor.canvas.select('Route 4, everyone')
    await editor.form.setWeight('v2', 40)
    await expect(editor.saved).toBeVisible()
    await page.reload()
    await editor.canvas.expectDrawn()
    await expect(served.readFromDisk).toBeVisible()
    expectSameBytes(await editor.exportAll(), edited)

    // Somebody pulls, and the server is started again on its port.
    await server.stop()
    folder.write(FILE, `# pulled\n${textOf(original, FILE)}`)
    const next = await folder.serve(Number(new URL(server.origin).port))
    await page.goto(next.address)
    await expect(editor.notice('The folder has changed on the disk')).toBeVisible()
    expectSameBytes(await editor.exportAll(), edited)

    await editor.hand.press(served.reload)
    await expect(editor.notice('Undo brings back what you had changed.')).toBeVisible()
    expectSameBytes(await editor.exportAll(), folder.read())
    await editor.undo()
    expectSameBytes(await editor.exportAll(), edited)
    await editor.redo()
    expectSameBytes(await editor.exportAll(), folder.read())
  },
)

test(
  'what was not changed here follows the disk with each opening',
  { tag: BOTH_HANDS },
  async ({ page, folder, server, editor }) => {
    await page.goto(server.address)
    await editor.canvas.expectDrawn()
    await expect(editor.saved).toBeVisible()
    folder.write('more.yaml', '# more\n')
    await page.reload()
    await editor.explorer.show('Files')
    await expect(editor.explorer.row('more.yaml')).toBeVisible()
    await editor.changes.show()
    expectSameBytes(await editor.exportAll(), folder.read())
  },
)

test('an address of an earlier start says so, and the new one opens in the same tab', async ({
  page,
  folder,
  server,
  editor,
  served,
}) => {
  const port = Number(new URL(server.origin).port)
  await server.stop()
  const next = await folder.serve(port)
  expect(next.token).not.toBe(server.token)
  await page.goto(server.address)
  await expect(served.earlierStart).toBeVisible()
  await expect(page.getByText('Copy the new one from the terminal.', { exact: true })).toBeVisible()
  expect(await findAccessibilityFaults(page)).toEqual([])
  await page.goto(next.address)
  await editor.canvas.expectDrawn()
  expectSameBytes(await editor.exportAll(), original)
})

test('without the folder the editor goes on, with a server that is gone, too', async ({
  page,
  server,
  editor,
  keyboard,
  served,
}) => {
  await page.goto(`${server.origin}/#token=cut`)
  await expect(served.earlierStart).toBeVisible()
  await keyboard.activate(served.goOn)
  await expect(editor.firstVisit.heading).toBeVisible()
  await expect(page).toHaveURL(`${server.origin}/`)

  // The page is there already: the address changes its fragment alone.
  await server.stop()
  await page.goto(server.address)
  await expect(served.unreachable).toBeVisible()
  expect(await findAccessibilityFaults(page)).toEqual([])
  await keyboard.activate(served.tryAgain)
  await expect(served.unreachable).toBeVisible()
})

test('the token is told to nobody', async ({ page, server, editor, served }) => {
  const requests: Request[] = []
  const said: string[] = []
  page.context().on('request', (request) => requests.push(request))
  page.context().on('console', (message) => said.push(message.text()))
  await page.goto(server.address)
  await editor.canvas.expectDrawn()
  await editor.canvas.select('Route 4, everyone')
  await editor.form.setWeight('v2', 40)
  await expect(editor.saved).toBeVisible()
  await editor.hand.press(served.reload)
  await expect(editor.notice('Undo brings back')).toBeVisible()
  await page.reload()
  await editor.canvas.expectDrawn()

  let asked = 0
  for (const request of requests) {
    // What the browser shows of an address may have the fragment, which it sends to nobody.
    expect(request.url().replace(/#.*/, '')).not.toContain(server.token)
    for (const { name, value } of await request.headersArray()) {
      if (name.toLowerCase() !== 'meshdraft-token') expect(value).not.toContain(server.token)
      else {
        expect(new URL(request.url()).pathname).toMatch(/^\/api\//)
        asked += 1
      }
    }
  }
  expect(asked).toBeGreaterThan(2)

  const places = await page.evaluate(readEverything)
  expect(places['sessionStorage']).toContain(server.token)
  for (const [place, text] of Object.entries(places)) {
    expect(text.length, place).toBeGreaterThan(0)
    if (place !== 'sessionStorage') expect(text, place).not.toContain(server.token)
  }
  expect(places['indexedDB']).toContain('bookshop')
  expect(said.join('\n')).not.toContain(server.token)
  expect(server.printed().split(server.token)).toHaveLength(2)
})

test('a page on another port gets nothing, even with the token', async ({ page, server }) => {
  const other = await serveOtherSite()
  try {
    await page.goto(other.address)
    const answers: number[] = []
    page.on('response', (response) => {
      if (response.url().startsWith(server.origin)) answers.push(response.status())
    })
    const outcomes = await page.evaluate(tryEverything, {
      origin: server.origin,
      token: server.token,
    })
    for (const [way, outcome] of Object.entries(outcomes)) {
      expect([way, outcome]).toEqual([way, 'nothing'])
    }
    expect(answers.filter((status) => status < 400)).toEqual([])
    await page.goto(`${server.origin}/api/workspace`)
    await expect(page.getByText('routes')).toHaveCount(0)
  } finally {
    other.stop()
  }
})

/** Reads every place where a page may leave something behind. */
async function readEverything(): Promise<Record<string, string>> {
  const texts: string[] = []
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name)
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(new Error(name)))
    })
    for (const storeName of database.objectStoreNames) {
      const store = database.transaction(storeName).objectStore(storeName)
      const values = await new Promise<unknown[]>((resolve, reject) => {
        const request = store.getAll()
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(new Error(storeName)))
      })
      texts.push(storeName, JSON.stringify(values))
    }
    database.close()
  }
  const cached: string[] = ['caches']
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const { url } of await cache.keys()) cached.push(url)
  }
  return {
    page: document.documentElement.outerHTML,
    address: location.href,
    state: `state ${JSON.stringify(history.state)} ${document.referrer}`,
    localStorage: JSON.stringify(localStorage),
    sessionStorage: JSON.stringify(sessionStorage),
    cookies: `cookies ${document.cookie}`,
    indexedDB: texts.join('\n'),
    caches: cached.join('\n'),
    title: document.title,
  }
}

/** Tries what a page of another origin can; yields what came of each way. */
async function tryEverything({
  origin,
  token,
}: {
  readonly origin: string
  readonly token: string
}): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {}
  const read = async (way: string, init: RequestInit, target = '/api/workspace') => {
    try {
      const answer = await fetch(`${origin}${target}`, init)
      const text = await answer.text()
      outcomes[way] = text === '' && answer.type === 'opaque' ? 'nothing' : `read ${text}`
    } catch {
      outcomes[way] = 'nothing'
    }
  }
  const headers = { 'Meshdraft-Token': token }
  await read('fetch', {})
  await read('fetch with the token', { headers })
  await read('fetch of a file with the token', { headers }, '/api/files/1')
  await read('fetch without CORS', { mode: 'no-cors' })
  await read('fetch with credentials', { credentials: 'include' })
  await read('fetch of the page', {}, '/index.html')
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json']) {
    const body = '{}'
    await read(`post of ${type}`, { method: 'POST', body, headers: { 'Content-Type': type } })
    await read(`post of ${type} without CORS`, {
      method: 'POST',
      body,
      mode: 'no-cors',
      headers: { 'Content-Type': type },
    })
  }
  const load = (way: string, element: HTMLImageElement | HTMLScriptElement, target: string) =>
    new Promise<void>((resolve) => {
      const settle = (outcome: string) => {
        outcomes[way] = outcome
        resolve()
      }
      element.addEventListener('load', () => settle('loaded'))
      element.addEventListener('error', () => settle('nothing'))
      element.src = `${origin}${target}`
      document.body.append(element)
    })
  await load('image', new Image(), '/icon.svg')
  await load('script', document.createElement('script'), '/theme.js')
  await load('script of the API', document.createElement('script'), '/api/workspace')
  await new Promise<void>((resolve) => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/workspace`)
    const settle = (outcome: string) => {
      outcomes['socket'] = outcome
      resolve()
    }
    socket.addEventListener('open', () => settle('opened'))
    socket.addEventListener('error', () => settle('nothing'))
  })
  return outcomes
}
