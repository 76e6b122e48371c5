import type { Locator, Page, Route } from '@playwright/test'

/** Parts of the editor that are fetched when they are first needed, by the names of their files. */
export type FetchedPart =
  | 'GraphRegion'
  | 'GraphTree'
  | 'FormView'
  | 'YamlView'
  | 'ProblemsPanel'
  | 'ChangesPanel'
  | 'SearchPanel'
  | 'PaletteDialog'
  | 'ShareDialog'

/**
 * Lets nothing of these parts arrive, as when the server is gone.
 *
 * @returns brings the server back.
 */
export async function refuseParts(
  page: Page,
  parts: readonly FetchedPart[],
): Promise<() => Promise<void>> {
  const files = new RegExp(String.raw`/(?:${parts.join('|')})-[^/]*\.js`)
  const refuse = (route: Route) => route.abort('internetdisconnected')
  await page.route(files, refuse)
  return () => page.unroute(files, refuse)
}

/**
 * Holds a part back, as a slow network does.
 *
 * @returns lets it through.
 */
export async function holdPart(page: Page, part: FetchedPart): Promise<() => void> {
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(new RegExp(String.raw`/${part}-[^/]*\.js`), async (route) => {
    await released
    await route.continue()
  })
  return release
}

/** Code that runs in the worker before its own, with `post` for what it would have sent. */
type Prelude = string

/** The engine reads some documents of the first workspace that is opened, and then comes to no end. */
export function holdOpening(documents: number): Prelude {
  return `
    let openings = 0
    let isHeld = false
    addEventListener('message', ({ data }) => { if (data.type === 'open') isHeld = ++openings === 1 })
    let done = 0
    send = (message) => {
      if (isHeld && message.type === 'progress' && done < ${documents}) done = message.documentsDone
      else if (isHeld && message.type !== 'ready') return
      post(message)
    }
    setInterval(() => { if (isHeld) post({ type: 'ready', protocol }) }, 1000)`
}

/** The engine answers until the first change, and then no more. */
export const HOLD_CHANGE: Prelude = `
  let isHeld = false
  addEventListener('message', ({ data }) => { if (data.type === 'change') isHeld = true })
  send = (message) => { if (!isHeld) post(message) }
  setInterval(() => { if (isHeld) post({ type: 'ready', protocol }) }, 1000)`

/** The engine fails whenever it is asked, until the page is loaded anew. */
export const FAIL_ALWAYS: Prelude = `
  send = () => undefined
  addEventListener('message', ({ data }) => {
    post({ type: 'failed', protocol, version: data.version, message: 'It is made to fail.' })
  })`

/** The engine answers with resources that no page can show. */
export const SPOIL_RESOURCES: Prelude = `
  const spoil = (value) => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(spoil)
    const spoiled = Object.entries(value).map(([key, inner]) => [
      key, key === 'resources' ? null : spoil(inner),
    ])
    return Object.fromEntries(spoiled)
  }
  send = (message) => post(message.type === 'delta' ? spoil(message) : message)`

/** Lets the engine of a page run with a prelude; to be asked for before the page is opened. */
export async function changeEngine(page: Page, prelude: Prelude): Promise<void> {
  let fetched: ReturnType<typeof fetchOnce> | undefined
  const fetchOnce = async (route: Route) => {
    const answer = await route.fetch()
    const { 'content-encoding': _, 'content-length': __, ...headers } = answer.headers()
    return { headers, body: `${wrap(prelude)}\n${await answer.text()}` }
  }
  await page.route(/\/engine\.worker-[^/]*\.js/, async (route) => {
    fetched ??= fetchOnce(route)
    await route.fulfill({ status: 200, ...(await fetched) })
  })
}

function wrap(prelude: Prelude): string {
  return `{
    const post = self.postMessage.bind(self)
    let protocol
    let send = post
    addEventListener('message', ({ data }) => { protocol = data.protocol })
    self.postMessage = (message) => send(message)
    ${prelude}
  }`
}

/** What stands in a region that failed. */
export function findFailure(region: Locator) {
  const button = (name: string) => region.getByRole('button', { name })
  return {
    words: region.getByRole('alert'),
    reload: button('Reload region'),
    copyReport: button('Copy report'),
    downloadAll: button('Download everything'),
  }
}
