import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArguments } from './arguments.ts'
import { UsageError } from './usage-error.ts'

const DEFAULT_PORT = 4173
const PORTS_TRIED = 20
const LOOPBACK = '127.0.0.1'

const CONTENT_TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
  ['.ttf', 'font/ttf'],
  ['.webmanifest', 'application/manifest+json'],
])

/**
 * Sent with every response, errors included. Styles may be inline because Monaco writes them; scripts
 * may not. A policy in the page itself could not forbid framing, so it has to be a header.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
}

/** One file of the built editor; only these are served, so no path of a request reaches the disk. */
interface Asset {
  readonly filePath: string
  readonly contentType: string
  readonly isImmutable: boolean
  readonly hasBrotli: boolean
}

/** `meshdraft serve`: the built editor on the loopback interface. */
export async function runServe(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArguments(args, {
    port: { type: 'string' },
    sample: { type: 'string' },
  })
  if (positionals.length > 0) {
    throw new UsageError(
      'Opening a folder from the command line is not there yet; drop it on the page.',
    )
  }
  const folder = fileURLToPath(new URL('../../editor/dist', import.meta.url))
  if (!existsSync(path.join(folder, 'index.html'))) {
    throw new UsageError('The editor is not built. Run `npm run build` first.')
  }
  const server = createServer()
  const port = await listen(server, readPort(values.port))
  server.on('request', buildListener(listAssets(folder), port, values.sample))
  process.stdout.write(`Meshdraft is at http://${LOOPBACK}:${port}/\n`)
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  server.closeAllConnections()
  server.close()
  return 0
}

function readPort(given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  const port = Number(given)
  if (/^\d+$/.test(given) && port <= 65_535) return port
  throw new UsageError(`--port takes a number from 0 to 65535; “${given}” is none.`)
}

async function listen(server: Server, given: number | undefined): Promise<number> {
  const first = given ?? DEFAULT_PORT
  const last = given === undefined ? first + PORTS_TRIED : first
  for (let port = first; port <= last; port += 1) {
    if (await tryPort(server, port)) {
      const address = server.address()
      return typeof address === 'object' && address ? address.port : port
    }
  }
  throw new UsageError(
    given === undefined ? `Ports ${first} to ${last} are all taken.` : `Port ${given} is taken.`,
  )
}

function tryPort(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(error)
    }
    server.once('error', fail)
    server.listen(port, LOOPBACK, () => {
      server.off('error', fail)
      resolve(true)
    })
  })
}

function listAssets(folder: string): ReadonlyMap<string, Asset> {
  const assets = new Map<string, Asset>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const contentType = CONTENT_TYPES.get(path.extname(entry.name))
    if (!entry.isFile() || !contentType) continue
    const filePath = path.join(entry.parentPath, entry.name)
    const urlPath = `/${path.relative(folder, filePath).split(path.sep).join('/')}`
    if (urlPath.startsWith('/.')) continue
    assets.set(urlPath, {
      filePath,
      contentType,
      isImmutable: urlPath.startsWith('/assets/'),
      hasBrotli: existsSync(`${filePath}.br`),
    })
  }
  const index = assets.get('/index.html')
  if (index) assets.set('/', index)
  return assets
}

function buildListener(
  assets: ReadonlyMap<string, Asset>,
  port: number,
  sample: string | undefined,
) {
  // A page of another site can point its own name at this address; its Host header gives it away.
  const hosts = new Set([`${LOOPBACK}:${port}`, `localhost:${port}`])
  return (request: IncomingMessage, response: ServerResponse): void => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
    if (!hosts.has(request.headers.host ?? '')) {
      sendText(response, 421, 'This address is not served here.')
      return
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      sendText(response, 405, 'Only GET and HEAD are answered.')
      return
    }
    const [urlPath = '/', query] = (request.url ?? '/').split('?', 2)
    if (urlPath === '/' && query === undefined && sample !== undefined) {
      response.setHeader('Location', `/?sample=${encodeURIComponent(sample)}`)
      sendText(response, 302, 'Opening the sample.')
      return
    }
    const asset = assets.get(urlPath)
    if (asset) sendAsset(request, response, asset)
    else sendText(response, 404, 'There is nothing at this address.')
  }
}

function sendAsset(request: IncomingMessage, response: ServerResponse, asset: Asset): void {
  const acceptsBrotli = /\bbr\b/.test(request.headers['accept-encoding'] ?? '')
  const isBrotli = asset.hasBrotli && acceptsBrotli
  const filePath = isBrotli ? `${asset.filePath}.br` : asset.filePath
  response.setHeader('Content-Type', asset.contentType)
  response.setHeader('Content-Length', statSync(filePath).size)
  response.setHeader(
    'Cache-Control',
    asset.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  )
  response.setHeader('Vary', 'Accept-Encoding')
  if (isBrotli) response.setHeader('Content-Encoding', 'br')
  response.writeHead(200)
  if (request.method === 'HEAD') response.end()
  else
    createReadStream(filePath)
      .on('error', () => response.destroy())
      .pipe(response)
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' })
  response.end(`${text}\n`)
}
