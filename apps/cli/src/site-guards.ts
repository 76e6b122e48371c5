import type { IncomingMessage } from 'node:http'

/** Why a request is not answered: the status, and a sentence for whoever looks. */
export interface Refusal {
  readonly status: number
  readonly message: string
}

/**
 * Yields why a request must not be answered, or `undefined`. A page of another site can point its
 * own name at this address, and can send requests to it; the headers that the browser adds, which no
 * page can change, give both away.
 */
export function findRefusal(request: IncomingMessage): Refusal | undefined {
  if (!isOwnHost(request) || !request.url?.startsWith('/')) {
    return { status: 421, message: 'This address is not served here.' }
  }
  const [origin, ...moreOrigins] = listValues(request, 'origin')
  const isOwnOrigin = origin === undefined || origin === `http://${request.headers.host ?? ''}`
  if (!isOwnOrigin || moreOrigins.length > 0) {
    return { status: 403, message: 'Pages of other origins are not answered.' }
  }
  const [site, ...moreSites] = listValues(request, 'sec-fetch-site')
  // `none`: typed into the address bar. Links of other sites lead here, shared designs for example.
  const isNavigation = request.headers['sec-fetch-mode'] === 'navigate'
  const isOwnSite = site === undefined || site === 'same-origin' || site === 'none' || isNavigation
  if (!isOwnSite || moreSites.length > 0) {
    return { status: 403, message: 'Pages of other sites are not answered.' }
  }
  return undefined
}

/** The names under which a server on `port` answers. Browsers leave port 80 out. */
function listOwnHosts(port: number | undefined): readonly string[] {
  const names = ['127.0.0.1', 'localhost', '[::1]']
  return port === 80
    ? [...names, ...names.map((name) => `${name}:80`)]
    : names.map((name) => `${name}:${port}`)
}

function isOwnHost(request: IncomingMessage): boolean {
  const [host, ...more] = listValues(request, 'host')
  return (
    host !== undefined && more.length === 0 && listOwnHosts(request.socket.localPort).includes(host)
  )
}

/** Yields every value of a header as it was sent; Node joins or drops repeated ones. */
export function listValues({ rawHeaders }: IncomingMessage, name: string): readonly string[] {
  return rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name)
}
