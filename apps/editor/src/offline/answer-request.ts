/** What a service worker has to know of a request. */
export interface WorkerRequest {
  readonly method: string
  /** Of `Request.mode`: `navigate` for the page itself. */
  readonly mode: string
  readonly url: string
}

/**
 * Where the answer to a request comes from: `page` from the network while there is one, else as kept;
 * `asset` as kept, else from the network; `network` from there alone.
 */
export type AnswerSource = 'page' | 'asset' | 'network'

/** Files that never change under their name; see `build.assetsDir` of Vite. */
const ASSETS = '/assets/'

/**
 * Chooses where an answer comes from. What is not the editor itself is left to the network: other
 * origins, anything but GET, and the files of a folder that a server has open.
 *
 * @param files - kept addresses, e.g. `/theme.js`.
 */
export function chooseSource(
  { method, mode, url }: WorkerRequest,
  origin: string,
  files: ReadonlySet<string>,
): AnswerSource {
  const address = new URL(url)
  if (method !== 'GET' || address.origin !== origin) return 'network'
  if (mode === 'navigate') {
    return address.pathname === '/' || address.pathname === '/index.html' ? 'page' : 'network'
  }
  if (address.pathname.startsWith(ASSETS)) return 'asset'
  // Names without a hash may mean something newer on the server.
  return files.has(address.pathname) ? 'page' : 'network'
}

const PREFIX = 'meshdraft-'

/** Names the cache of a build. */
export function nameCache(version: string): string {
  return `${PREFIX}${version}`
}

/**
 * Lists the caches that no window needs any more. The build before the present one stays: a window that
 * was opened with it may still load parts of it.
 *
 * @param names - of all caches, the oldest first, as `caches.keys()` yields them.
 */
export function listStaleCaches(names: readonly string[], current: string): readonly string[] {
  const own = names.filter((name) => name.startsWith(PREFIX) && name !== current)
  return own.slice(0, -1)
}
