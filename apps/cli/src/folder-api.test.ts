import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sendRaw } from '../test/raw-request.ts'
import type { RawAnswer } from '../test/raw-request.ts'
import { openServedFolder } from './folder-api-files.ts'
import { createFolderApi } from './folder-api.ts'
import { SECURITY_HEADERS, createSite } from './site.ts'

const TOKEN = 'k3-canary-4Vn0pW8sQzYtLrXu2eHbJdGfAoCiMm1R7xT'
const CONTENT = 'kind: Canary\n'

let base = ''
let server: Server
let port = 0

beforeAll(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'meshdraft-api-'))
  const site = path.join(base, 'site')
  const folder = path.join(base, 'shop')
  await mkdir(path.join(site, 'assets'), { recursive: true })
  await mkdir(folder)
  await writeFile(path.join(site, 'index.html'), '<!doctype html>')
  await writeFile(path.join(site, 'assets/app.js'), 'export {}')
  await writeFile(path.join(folder, 'route.yaml'), CONTENT)
  await writeFile(path.join(base, 'outside.yaml'), 'secret: outside\n')
  const api = createFolderApi(await openServedFolder(folder), TOKEN)
  server = createSite(site, { api })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
  // Files have ids once they were listed.
  expect((await ask('/api/workspace', [`Meshdraft-Token: ${TOKEN}`])).status).toBe(200)
})

afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await rm(base, { recursive: true })
})

interface Asking {
  readonly method?: string
  readonly host?: string
  readonly body?: string
}

async function ask(
  target: string,
  headers: readonly string[] = [],
  { method = 'GET', host = 'Host: 127.0.0.1:PORT', body = '' }: Asking = {},
): Promise<RawAnswer> {
  const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]
  const lines = [`${method} ${target} HTTP/1.1`, host, ...headers, ...length, 'Connection: close']
  const head = lines.filter((line) => line !== '').join('\n')
  const answer = await sendRaw(port, `${head.replaceAll('PORT', String(port))}\n\n${body}`)
  expectGuarded(answer)
  return answer
}

/** What holds for every answer, whatever was asked. */
function expectGuarded({ head, body }: RawAnswer): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    expect(head).toContain(`${name}: ${value}\r\n`)
  }
  expect(head).not.toMatch(/access-control|set-cookie/i)
  expect(head + body).not.toContain(TOKEN)
}

function expectNothingTold({ body }: RawAnswer): void {
  expect(body).not.toContain('Canary')
  expect(body).not.toContain('route.yaml')
  expect(body).not.toContain('outside')
}

const WITH_TOKEN = [`Meshdraft-Token: ${TOKEN}`]

const ORIGINS: readonly (readonly [name: string, isOwn: boolean, headers: readonly string[]])[] = [
  ['the editor', true, ['Origin: http://127.0.0.1:PORT', 'Sec-Fetch-Site: same-origin']],
  ['the other name of it', false, ['Origin: http://localhost:PORT', 'Sec-Fetch-Site: cross-site']],
  ['another port', false, ['Origin: http://127.0.0.1:1', 'Sec-Fetch-Site: same-site']],
  ['another site', false, ['Origin: https://evil.test', 'Sec-Fetch-Site: cross-site']],
  ['a sandbox or a file', false, ['Origin: null', 'Sec-Fetch-Site: cross-site']],
  ['another site without Origin, as of an image', false, ['Sec-Fetch-Site: cross-site']],
]

const CONTENT_TYPES: readonly (readonly [type: string, isPlain: boolean, body: string])[] = [
  ['', true, ''],
  ['application/json', true, '{}'],
  ['text/plain', false, '{}'],
  ['application/x-www-form-urlencoded', false, 'a=b'],
  ['multipart/form-data; boundary=x', false, '--x--'],
]

const ROUTES: readonly (readonly [method: string, target: string, exists: boolean])[] = [
  ['GET', '/api/workspace', true],
  ['GET', '/api/files/1', true],
  ['GET', '/api/files/2', false],
  ['GET', '/api/nothing', false],
  ['HEAD', '/api/workspace', false],
  ['POST', '/api/workspace', false],
  ['PUT', '/api/files/1', false],
  ['DELETE', '/api/files/1', false],
  ['PATCH', '/api/files/1', false],
  ['OPTIONS', '/api/files/1', false],
]

describe('of all that a page can send, only the editor with its token is answered', () => {
  const rows = ROUTES.flatMap(([method, target, exists]) =>
    ORIGINS.flatMap(([origin, isOwn, originHeaders]) =>
      CONTENT_TYPES.flatMap(([type, isPlain, body]) =>
        [true, false].map((hasToken) => ({
          title: `${method} ${target}, ${origin}, ${type || 'no content'}, ${hasToken ? 'token' : 'no token'}`,
          method,
          target,
          body,
          passes: exists && isOwn && isPlain && hasToken,
          headers: [
            ...originHeaders,
            ...(type === '' ? [] : [`Content-Type: ${type}`]),
            ...(hasToken ? WITH_TOKEN : []),
          ],
        })),
      ),
    ),
  )

  it('the table is whole', () => {
    expect(rows).toHaveLength(10 * 6 * 5 * 2)
    expect(rows.filter(({ passes }) => passes)).toHaveLength(4)
  })

  it.each(rows)('$title: $passes', async ({ method, target, headers, body, passes }) => {
    const answer = await ask(target, headers, { method, body })
    if (passes) {
      expect(answer.status).toBe(200)
      expect(answer.body).toContain(target === '/api/workspace' ? 'route.yaml' : CONTENT)
    } else {
      expect([401, 403, 404, 405, 415]).toContain(answer.status)
      expectNothingTold(answer)
    }
  })

  it.each([
    ['without Origin, as browsers ask their own server', 200, ['Sec-Fetch-Site: same-origin']],
    ['a program on this machine that has the token', 200, []],
    ['typed into the address bar', 403, ['Sec-Fetch-Site: none', 'Sec-Fetch-Mode: navigate']],
    ['a link of the page itself', 403, ['Sec-Fetch-Site: same-origin', 'Sec-Fetch-Mode: navigate']],
    ['two origins', 403, ['Origin: http://127.0.0.1:PORT', 'Origin: http://evil.test']],
    ['two sites', 403, ['Sec-Fetch-Site: same-origin', 'Sec-Fetch-Site: cross-site']],
    ['its own Origin without the port', 403, ['Origin: http://127.0.0.1']],
    ['its own Origin by https', 403, ['Origin: https://127.0.0.1:PORT']],
  ])('%s: %i', async (_, status, headers) => {
    expect((await ask('/api/workspace', [...WITH_TOKEN, ...headers])).status).toBe(status)
  })

  it.each([
    ['empty', ['Meshdraft-Token: ']],
    ['of another start', [`Meshdraft-Token: ${'A'.repeat(43)}`]],
    ['cut short', [`Meshdraft-Token: ${TOKEN.slice(0, -1)}`]],
    ['longer', [`Meshdraft-Token: ${TOKEN}A`]],
    ['twice', [...WITH_TOKEN, ...WITH_TOKEN]],
    ['as a cookie', [`Cookie: token=${TOKEN}`]],
    ['as a password', [`Authorization: Bearer ${TOKEN}`]],
  ])('a token that is %s is none', async (_, headers) => {
    const answer = await ask('/api/workspace', headers)
    expect(answer.status).toBe(401)
    expectNothingTold(answer)
  })

  it('a token in the address is none', async () => {
    expect((await ask(`/api/workspace?token=${TOKEN}`)).status).toBe(401)
  })

  it('a body whose kind is not said is refused, chunks included', async () => {
    const chunked = [...WITH_TOKEN, 'Transfer-Encoding: chunked']
    expect((await ask('/api/workspace', chunked, { body: '' })).status).toBe(415)
    expect((await ask('/api/workspace', WITH_TOKEN, { body: '{}' })).status).toBe(415)
  })

  it('a socket is refused', async () => {
    const upgrade = ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Key: eA==']
    expect((await ask('/api/workspace', [...WITH_TOKEN, ...upgrade])).status).toBe(400)
  })
})

describe('another name for this address is refused, with the token, too', () => {
  const HOSTS = [
    ['a site', 'Host: evil.test:PORT'],
    ['a name that starts alike', 'Host: localhost.evil:PORT'],
    ['a name that ends alike', 'Host: evil.localhost:PORT'],
    ['a name that resolves here', 'Host: 127.0.0.1.nip.io:PORT'],
    ['every address', 'Host: 0.0.0.0:PORT'],
    ['every address of IPv6', 'Host: [::]:PORT'],
    ['another loopback address', 'Host: 127.0.0.2:PORT'],
    ['this address as one number', 'Host: 2130706433:PORT'],
    ['another port', 'Host: 127.0.0.1:1'],
    ['no port', 'Host: 127.0.0.1'],
    ['a dot at its end', 'Host: localhost.:PORT'],
    ['a user before it', 'Host: 127.0.0.1:PORT@evil.test'],
    ['nothing', 'Host: '],
    ['no header', ''],
    ['two of them', 'Host: 127.0.0.1:PORT\nHost: evil.test:PORT'],
    ['the same twice', 'Host: 127.0.0.1:PORT\nHost: 127.0.0.1:PORT'],
  ] as const
  const TARGETS = [
    '/',
    '/index.html',
    '/assets/app.js',
    '/nothing',
    '/api/workspace',
    '/api/files/1',
  ]

  it.each(HOSTS.flatMap(([name, host]) => TARGETS.map((target) => [name, target, host] as const)))(
    '%s: %s',
    async (_, target, host) => {
      const answer = await ask(target, WITH_TOKEN, { host })
      expect(answer.status).toBe(421)
      expectNothingTold(answer)
    },
  )

  it.each(TARGETS)('in the request line: %s', async (target) => {
    expect((await ask(`http://evil.test${target}`, WITH_TOKEN)).status).toBe(421)
    expect((await ask(`http://127.0.0.1:${port}${target}`, WITH_TOKEN)).status).toBe(421)
  })

  it.each(['127.0.0.1', 'localhost', '[::1]'])('but %s is its own', async (name) => {
    const host = `Host: ${name}:PORT`
    expect((await ask('/api/workspace', WITH_TOKEN, { host })).status).toBe(200)
    const headers = [...WITH_TOKEN, `Origin: http://${name}:PORT`]
    expect((await ask('/api/workspace', headers, { host })).status).toBe(200)
  })
})

describe('the editor itself', () => {
  it.each([
    ['typed into the address bar', 200, ['Sec-Fetch-Site: none', 'Sec-Fetch-Mode: navigate']],
    [
      'behind a link of another site',
      200,
      ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate'],
    ],
    ['as part of its own page', 200, ['Sec-Fetch-Site: same-origin', 'Sec-Fetch-Mode: cors']],
    [
      'as part of a page on another port',
      403,
      ['Sec-Fetch-Site: same-site', 'Sec-Fetch-Mode: no-cors'],
    ],
    [
      'as part of a page of another site',
      403,
      ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors'],
    ],
    ['asked for by another origin', 403, ['Origin: https://evil.test']],
  ])('%s: %i', async (_, status, headers) => {
    expect((await ask('/assets/app.js', headers)).status).toBe(status)
    expect((await ask('/index.html', headers)).status).toBe(status)
  })
})

describe('no address leads out of the folder', () => {
  const UP = [
    '..',
    '%2e%2e',
    '%252e%252e',
    '.%2e',
    '..%00',
    '%c0%ae%c0%ae',
    '%u002e%u002e',
    '%ef%bc%8e%ef%bc%8e',
  ]
  const SLASHES = ['/', '%2f', '%252f', '\\', '%5c', '%255c', '%c0%af']
  const PATHS = [
    ...UP.map((up) => `/api/files/${up}/outside.yaml`),
    ...SLASHES.map((slash) => `/api/files/..${slash}etc${slash}passwd`),
    ...SLASHES.map((slash) => `/api/files/1${slash}..${slash}..${slash}outside.yaml`),
    ...['/etc/passwd', '//etc/passwd', 'C:/Windows/win.ini', 'C:%5CWindows', '%2fetc%2fpasswd'].map(
      (target) => `/api/files/${target}`,
    ),
    ...['NUL', 'CON', 'COM1', 'aux.yaml', '%5c%5c.%5cC:', '%5c%5c%3f%5cC:'].map(
      (name) => `/api/files/${name}`,
    ),
    ...[
      '1%00',
      '1%00.yaml',
      '%00',
      '1;',
      '1?',
      '1?x=1',
      '1.',
      '1/',
      '+1',
      '-1',
      '01',
      '0x1',
      '1e0',
    ].map((id) => `/api/files/${id}`),
    ...[
      '%d9%a1',
      '%ef%bc%91',
      '99999999999999999999',
      '',
      '1,2',
      '*',
      '__proto__',
      'constructor',
    ].map((id) => `/api/files/${id}`),
    '/api/files/route.yaml',
    '/api/files?id=1',
    '/api//files/1',
    '/api/./files/1',
    '/api/x/../files/1',
    '/API/files/1',
    '/%61pi/files/1',
    '/api/workspace/../files/1',
    '/api/workspace/',
    '/api/workspace?dir=/etc',
    '/api/../../outside.yaml',
    '//api/files/1',
  ]

  it('the list is long', () => {
    expect(PATHS.length).toBeGreaterThanOrEqual(60)
    expect(new Set(PATHS).size).toBe(PATHS.length)
  })

  it.each(PATHS)('%s', async (target) => {
    const answer = await ask(target, WITH_TOKEN)
    expect(answer.status).toBe(404)
    expectNothingTold(answer)
  })

  it('an address with a NUL in it is no address', async () => {
    expect((await ask('/api/files/1\u0000', WITH_TOKEN)).status).toBe(400)
  })
})
