import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts'
import type { FolderApi } from './folder-api.ts'
import { findRefusal } from './site-guards.ts'

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

/** Sent with every response, errors included. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
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

export interface SiteOptions {
  /** What the bare address opens where nothing is kept yet; absent: the first screen. */
  readonly sample?: string | undefined
  /** Answers below `/api/`; absent: nothing is there. */
  readonly api?: FolderApi | undefined
}

/**
 * Makes a server for the built editor in `folder`. Every answer carries the security headers, those to
 * malformed requests included; only loopback names of its own port are answered, and no page of
 * another origin.
 */
export function createSite(folder: string, options: SiteOptions = {}): Server {
  // Without a Host header the request would be refused before the headers could be added.
  const server = createServer({ requireHostHeader: false })
  let assets = listAssets(folder)
  let builtAt = readBuildTime(folder)
  const readAssets = () => {
    const time = readBuildTime(folder)
    if (time !== builtAt) {
      assets = listAssets(folder)
      builtAt = time
    }
    return assets
  }
  server.on('request', (request, response) => answer(request, response, readAssets, options))
  server.on('checkExpectation', (_request, response) => {
    addHeaders(response)
    sendText(response, 417, 'Expectations are not met here.')
  })
  server.on('upgrade', (_request, socket) => refuse(socket, '400 Bad Request'))
  server.on('connect', (_request, socket) => refuse(socket, '405 Method Not Allowed'))
  server.on('clientError', (_error, socket) => refuse(socket, '400 Bad Request'))
  return server
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  readAssets: () => ReadonlyMap<string, Asset>,
  { sample, api }: SiteOptions,
): void {
  addHeaders(response)
  const refusal = findRefusal(request)
  if (refusal) {
    sendText(response, refusal.status, refusal.message)
    return
  }
  const [urlPath = '/', query] = (request.url ?? '').split('?', 2)
  if (api && urlPath.startsWith('/api/')) {
    // What went wrong is nobody's business but ours; the connection ends.
    api.answer(request, response).catch(() => response.destroy())
    return
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    sendText(response, 405, 'Only GET and HEAD are answered.')
    return
  }
  if (urlPath === '/' && query === undefined && sample !== undefined) {
    response.setHeader('Location', `/?first=${encodeURIComponent(sample)}`)
    sendText(response, 302, 'Opening the sample.')
    return
  }
  const asset = readAssets().get(urlPath)
  if (asset) sendAsset(request, response, asset)
  else sendText(response, 404, 'There is nothing at this address.')
}

function addHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
}

function refuse(socket: Duplex, status: string): void {
  if (!socket.writable) return
  const headers = Object.entries(SECURITY_HEADERS).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status}\r\n${headers.join('')}Connection: close\r\n\r\n`)
}

function readBuildTime(folder: string): number | undefined {
  return statSync(path.join(folder, 'index.html'), { throwIfNoEntry: false })?.mtimeMs
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

/** Sends a file of the build; 404 when a new build has taken it away meanwhile. */
function sendAsset(request: IncomingMessage, response: ServerResponse, asset: Asset): void {
  const acceptsBrotli = /\bbr\b/.test(request.headers['accept-encoding'] ?? '')
  const isBrotli = asset.hasBrotli && acceptsBrotli
  const filePath = isBrotli ? `${asset.filePath}.br` : asset.filePath
  const stats = statSync(filePath, { throwIfNoEntry: false })
  if (!stats) {
    sendText(response, 404, 'There is nothing at this address any more; reload the page.')
    return
  }
  response.setHeader('Content-Type', asset.contentType)
  response.setHeader('Content-Length', stats.size)
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
