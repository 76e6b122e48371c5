import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SECURITY_HEADERS, createSite } from './site.ts'

let folder = ''
let server: Server
let port = 0

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'meshdraft-site-'))
  await mkdir(path.join(folder, 'assets'))
  await mkdir(path.join(folder, '.vite'))
  await writeFile(path.join(folder, 'index.html'), '<!doctype html>')
  await writeFile(path.join(folder, '.vite/manifest.json'), '{}')
  await writeFile(path.join(folder, 'assets/app-1.js'), 'export {}')
  await writeFile(path.join(folder, 'assets/app-1.js.br'), brotliCompressSync('export {}'))
  await writeFile(path.join(folder, 'assets/gone.js'), 'export {}')
  await writeFile(path.join(folder, 'secret.pem'), 'key')
  server = createSite(folder, { sample: 'bookshop' })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})

afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await rm(folder, { recursive: true })
})

/** Sends bytes as they are: what a browser or fetch would never send is what matters here. */
function send(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request.replaceAll('\n', '\r\n')))
    let answer = ''
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => (answer += chunk))
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })
}

function get(target: string, headers = ''): Promise<string> {
  return send(`GET ${target} HTTP/1.1\nHost: 127.0.0.1:${port}\n${headers}Connection: close\n\n`)
}

describe('every answer carries the security headers', () => {
  it.each([
    ['the page', 200, () => get('/index.html')],
    ['the bare address', 302, () => get('/')],
    ['a file of the build', 200, () => get('/assets/app-1.js')],
    ['nothing there', 404, () => get('/nothing')],
    [
      'another method',
      405,
      () => send(`POST / HTTP/1.1\nHost: 127.0.0.1:${port}\nConnection: close\n\n`),
    ],
    ['no Host', 421, () => send('GET / HTTP/1.1\nConnection: close\n\n')],
    ['an expectation', 417, () => get('/', 'Expect: foo\n')],
    ['no HTTP at all', 400, () => send('GARBAGE\n\n')],
    ['headers over the limit', 400, () => get('/', `X: ${'x'.repeat(20_000)}\n`)],
    ['an upgrade', 400, () => get('/', 'Connection: Upgrade\nUpgrade: websocket\n')],
    ['a tunnel', 405, () => send(`CONNECT evil.test:443 HTTP/1.1\nHost: evil.test:443\n\n`)],
  ])('%s: %i', async (_, status, request) => {
    const answer = await request()
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      expect(answer).toContain(`${name}: ${value}\r\n`)
    }
    expect(answer).not.toMatch(/access-control/i)
  })
})

describe('another name for this address', () => {
  it.each([
    ['evil.test', 'Host: evil.test:PORT\n'],
    ['a name that starts alike', 'Host: localhost.evil.test:PORT\n'],
    ['a name that resolves here', 'Host: 127.0.0.1.nip.io:PORT\n'],
    ['every address', 'Host: 0.0.0.0:PORT\n'],
    ['another port', 'Host: 127.0.0.1:1\n'],
    ['nothing', 'Host: \n'],
    ['two of them', 'Host: 127.0.0.1:PORT\nHost: evil.test:PORT\n'],
  ])('is refused: %s', async (_, headers) => {
    const own = headers.replaceAll('PORT', String(port))
    expect(await send(`GET /index.html HTTP/1.1\n${own}Connection: close\n\n`)).toMatch(
      /^HTTP\/1\.1 (?:421|400) /,
    )
  })

  it('is refused in the request line', async () => {
    expect(await get('http://evil.test/')).toMatch(/^HTTP\/1.1 421 /)
  })
})

describe('only the files of the build are served', () => {
  it.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/..%2findex.html',
    '/.vite/manifest.json',
    '/secret.pem',
    '/assets',
    '//etc/passwd',
  ])('not %s', async (target) => {
    expect(await get(target)).toMatch(/^HTTP\/1.1 404 /)
  })

  it('and the bare address offers the sample to whoever has nothing yet', async () => {
    expect(await get('/')).toContain('Location: /?first=bookshop')
  })

  it('compressed where the browser takes it', async () => {
    expect(await get('/assets/app-1.js', 'Accept-Encoding: gzip, br\n')).toContain(
      'Content-Encoding: br',
    )
    expect(await get('/assets/app-1.js')).not.toContain('Content-Encoding')
  })

  it('and a file that a new build has taken away is answered, not fatal', async () => {
    await rm(path.join(folder, 'assets/gone.js'))
    expect(await get('/assets/gone.js')).toMatch(/^HTTP\/1.1 404 /)
    expect(await get('/index.html')).toMatch(/^HTTP\/1.1 200 /)
  })

  it('and those of a new build are found', async () => {
    await writeFile(path.join(folder, 'assets/app-2.js'), 'export {}')
    await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>New</title>')
    expect(await get('/assets/app-2.js')).toMatch(/^HTTP\/1.1 200 /)
  })
})
