import { chooseSource, listStaleCaches, nameCache } from './answer-request.ts'

/** What the build writes in: the files to keep and a name for all of them together. */
interface Build {
  readonly version: string
  /** Addresses on this origin, e.g. `/assets/index-C82nMyb1.js`. */
  readonly files: readonly string[]
}

/** What this file uses of a service worker's global scope; the DOM types describe the page's. */
interface WorkerScope {
  readonly location: { readonly origin: string }
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
}

interface LastingEvent {
  waitUntil(work: Promise<unknown>): void
}

interface FetchEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

declare const MESHDRAFT_BUILD: Build

const PAGE = '/index.html'

/** A server that says nothing for so long, in milliseconds, is treated as one that is not there. */
const PATIENCE = 4_000

const { version, files } = MESHDRAFT_BUILD
const kept: ReadonlySet<string> = new Set(files)
const cacheName = nameCache(version)
// A service worker's scope; see above.
const scope = globalThis as unknown as WorkerScope

scope.addEventListener('install', (event) => {
  // Windows that are open go on with what they have: the page comes from the network while there is one.
  event.waitUntil(keepFiles().then(() => scope.skipWaiting()))
})

scope.addEventListener('activate', (event) => {
  event.waitUntil(dropStaleCaches().then(() => scope.clients.claim()))
})

scope.addEventListener('fetch', (event) => {
  const { request } = event
  const source = chooseSource(request, scope.location.origin, kept)
  if (source === 'asset') event.respondWith(answerFromCache(request))
  else if (source === 'page') event.respondWith(answerFromNetwork(request))
})

async function keepFiles(): Promise<void> {
  const cache = await caches.open(cacheName)
  // Past the browser's own cache: names without a hash may hold an older file there.
  await cache.addAll(files.map((file) => new Request(file, { cache: 'no-cache' })))
}

async function dropStaleCaches(): Promise<void> {
  const stale = listStaleCaches(await caches.keys(), cacheName)
  await Promise.all(stale.map((name) => caches.delete(name)))
}

async function answerFromCache(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}

async function answerFromNetwork(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const readKept = () => caches.match(request.mode === 'navigate' ? PAGE : pathname)
  try {
    const answer = await Promise.race([fetch(request), failAfter(PATIENCE)])
    if (answer.ok || answer.type === 'opaqueredirect') return answer
    return (await readKept()) ?? answer
  } catch (error) {
    const answer = await readKept()
    if (answer === undefined) throw error
    return answer
  }
}

// A navigation takes no signal to end it by.
function failAfter(milliseconds: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('The server does not answer.')), milliseconds)
  })
}
