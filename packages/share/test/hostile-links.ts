import { deflateSync, strToU8 } from 'fflate'
import { encodeBase64Url } from '../src/base64url.ts'
import { computeChecksum } from '../src/checksum.ts'
import { LINK_LIMITS } from '../src/design.ts'
import { DICTIONARY_V1 } from '../src/dictionary-v1.ts'
import type { DecodeResult } from '../src/link.ts'

type Reason = Extract<DecodeResult, { readonly ok: false }>['reason']

/** A link that somebody made to do harm. */
export interface HostileLink {
  readonly title: string
  /** Without `#`. */
  readonly fragment: string
  /** What it is answered with; `opens` where it is well formed and only its content is hostile. */
  readonly answer: Reason | 'opens'
}

/** Yields a fragment whose header is right, whatever the bytes. */
export function wrapBytes(bytes: Uint8Array): string {
  const payload = encodeBase64Url(bytes)
  return `v1.${payload.length}.${computeChecksum(bytes)}.${payload}`
}

/** Yields a fragment that carries `text` where a design should be. */
export function wrapText(text: string): string {
  return wrapBytes(deflateSync(strToU8(text), { level: 9, dictionary: strToU8(DICTIONARY_V1) }))
}

/** Builds at least sixty hostile links. Those that open call `harm` where a script could run. */
export function buildHostileLinks(harm: string): readonly HostileLink[] {
  return [...buildBrokenFrames(), ...buildBombs(), ...buildBrokenPayloads(), ...buildContents(harm)]
}

const MANIFEST = 'apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\n'
const GOOD = wrapText(JSON.stringify({ n: 'x', f: [['a.yaml', MANIFEST]] }))

function buildBrokenFrames(): readonly HostileLink[] {
  const [, length = '', checksum = '', payload = ''] = GOOD.split('.')
  const rows: readonly (readonly [string, string, Reason])[] = [
    ['a prefix alone', 'v1.', 'damaged'],
    ['no length', `v1..${checksum}.${payload}`, 'damaged'],
    ['a negative length', `v1.-5.${checksum}.${payload}`, 'damaged'],
    ['a length with a fraction', `v1.1.5.${checksum}.${payload}`, 'damaged'],
    ['a length in powers', `v1.1e3.${checksum}.${payload}`, 'damaged'],
    ['a length of many digits', `v1.${'9'.repeat(400)}.${checksum}.${payload}`, 'damaged'],
    ['a length that is too small', `v1.3.${checksum}.${payload}`, 'damaged'],
    ['a length that is too large', `v1.9000000.${checksum}.${payload}`, 'truncated'],
    ['a checksum of zeros', `v1.${length}.00000000.${payload}`, 'damaged'],
    ['a checksum that is no number', `v1.${length}.zzzzzzzz.${payload}`, 'damaged'],
    ['no payload', `v1.${length}.${checksum}.`, 'truncated'],
    ['a payload cut in the middle', GOOD.slice(0, -20), 'truncated'],
    ['a payload with other letters', `v1.4.${checksum}.AäöA`, 'damaged'],
    ['a payload twice', `${GOOD}${payload}`, 'damaged'],
    ['a version of nought', GOOD.replace('v1', 'v0'), 'damaged'],
    ['a version of tomorrow', GOOD.replace('v1', 'v2'), 'unknown-version'],
    ['a version far away', GOOD.replace('v1', 'v9999'), 'unknown-version'],
    ['a link that is too long', `${GOOD}${'A'.repeat(LINK_LIMITS.linkLength)}`, 'too-large'],
    ['a megabyte of spaces', `v1.${' '.repeat(1_000_000)}`, 'too-large'],
  ]
  return rows.map(([title, fragment, answer]) => ({ title, fragment, answer }))
}

function buildBombs(): readonly HostileLink[] {
  const zeros = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024)
  const big = JSON.stringify({ n: 'x', f: [['a.yaml', 'a'.repeat(40 * 1024 * 1024)]] })
  const many = Array.from({ length: LINK_LIMITS.files + 1 }, (_, i) => [`${i}.yaml`, ''])
  const rows: readonly (readonly [string, string, Reason])[] = [
    ['40 MB of nothing', wrapBytes(deflateSync(zeros(40), { level: 9 })), 'too-large'],
    ['45 MB of ones', wrapBytes(deflateSync(zeros(45).fill(255), { level: 9 })), 'too-large'],
    ['40 MB of one letter in a file', wrapText(big), 'too-large'],
    [
      'a text of one byte over the limit',
      wrapText(' '.repeat(LINK_LIMITS.inflatedBytes + 1)),
      'too-large',
    ],
    ['brackets within brackets', wrapText('['.repeat(1_000_000)), 'damaged'],
    ['objects within objects', wrapText('{"n":'.repeat(300_000)), 'damaged'],
    ['a file too many', wrapText(JSON.stringify({ n: 'x', f: many })), 'damaged'],
    [
      'a name of a megabyte',
      wrapText(JSON.stringify({ n: 'x'.repeat(1_000_000), f: [] })),
      'damaged',
    ],
    [
      'one file as a thousand baselines',
      wrapText(
        JSON.stringify({
          n: 'x',
          f: [['a.yaml', 'a'.repeat(1_000_000)]],
          b: Array.from({ length: 1_000 }, () => ['a.yaml', 1_000_000, 0, '']),
        }),
      ),
      'damaged',
    ],
    [
      'random bytes',
      wrapBytes(Uint8Array.from({ length: 2_000 }, (_, i) => (i * 7_919) % 251)),
      'damaged',
    ],
  ]
  return rows.map(([title, fragment, answer]) => ({ title, fragment, answer }))
}

function buildBrokenPayloads(): readonly HostileLink[] {
  const withPath = (path: string) => JSON.stringify({ n: 'x', f: [[path, MANIFEST]] })
  const rows: readonly (readonly [string, string])[] = [
    ['no JSON', '{'],
    ['null', 'null'],
    ['a list', '[]'],
    ['no files', '{"n":"x"}'],
    ['files that are an object', '{"n":"x","f":{"length":1}}'],
    ['a row that is an object', '{"n":"x","f":[{"0":"a.yaml","1":"","length":2}]}'],
    ['a text that is a number', '{"n":"x","f":[["a.yaml",7]]}'],
    ['a name that is an object', '{"n":{"toString":"x"},"f":[]}'],
    ['the same path twice', '{"n":"x","f":[["a.yaml",""],["a.yaml","x"]]}'],
    ['a baseline beyond its file', '{"n":"x","f":[["a.yaml","ab"]],"b":[["a.yaml",3,9,""]]}'],
    ['a baseline before its file', '{"n":"x","f":[["a.yaml","ab"]],"b":[["a.yaml",-1,0,""]]}'],
    ['a path upwards', withPath('../../.ssh/config')],
    ['a path upwards in the middle', withPath('a/../../b.yaml')],
    ['an absolute path', withPath('/etc/cron.d/a')],
    ['a path with a backslash', withPath('..\\..\\a.yaml')],
    ['a path with a NUL', withPath('a.yaml\u0000.txt')],
    ['a path that turns the writing', withPath('a\u202elmay.exe')],
    ['a path with a line end', withPath('a\nb.yaml')],
  ]
  return rows.map(([title, json]) => ({ title, fragment: wrapText(json), answer: 'damaged' }))
}

function buildContents(harm: string): readonly HostileLink[] {
  const tag = `<img src=x onerror="${harm}">`
  const make = (title: string, design: object): HostileLink => ({
    title,
    fragment: wrapText(JSON.stringify({ n: 'x', f: [['a.yaml', MANIFEST]], ...design })),
    answer: 'opens',
  })
  const file = (text: string, path = 'a.yaml') => ({ f: [[path, text]] })
  const service = (name: string) =>
    `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${JSON.stringify(name)}\n  annotations: {note: ${JSON.stringify(name)}}\n`
  const nines = Array.from(
    { length: 9 },
    (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`,
  ).join('\n')
  return [
    make('a script in the name', { n: `<script>${harm}</script>` }),
    make('markup in the name', { n: tag }),
    make('markup in a path', file(MANIFEST, `${tag.replaceAll('/', '')}.yaml`)),
    make('markup in a name of an object', file(service(tag))),
    make('a script address in a name', file(service(`javascript:${harm}`))),
    make('markdown in a name', file(service(`[a](javascript:${harm})`))),
    make('an SVG in a name', file(service(`<svg onload="${harm}">`))),
    make('markup in an error', file(`kind: ${tag}\nspec: [\n`)),
    make('a page in place of YAML', file(`<!doctype html><script>${harm}</script>`)),
    make('a picture from elsewhere', file(service('<img src="https://evil.example/a.png">'))),
    make('an address to fetch', {
      url: 'https://evil.example/a.yaml',
      ...file(`url: https://evil.example/\n`),
    }),
    make('settings of the editor', {
      settings: { theme: 'dark' },
      panes: {},
      plugins: ['https://evil.example/a.js'],
    }),
    make('a cluster to connect to', {
      context: { cluster: 'prod', server: 'https://evil.example' },
    }),
    {
      title: 'keys of every object',
      fragment: wrapText(
        `{"n":"x","f":[["a.yaml",${JSON.stringify(MANIFEST)}]],"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`,
      ),
      answer: 'opens',
    },
    make(
      'keys of every object in YAML',
      file('__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\n'),
    ),
    make('aliases without end', file(`a0: &a0 [x,x]\n${nines}\n`)),
    make('lists without end', file('['.repeat(50_000))),
    make(
      'an expression without end',
      file(
        `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: a}\nspec:\n  hosts: [a]\n  http: [{match: [{uri: {regex: "(a+)+$"}}], route: [{destination: {host: a}}]}]\n`,
      ),
    ),
    make(
      'settings that silence the checks',
      file('severity: {"*": off}\nistioVersion: 9.9\n', '.meshdraft.yaml'),
    ),
    make('a baseline with markup', {
      b: [
        ['a.yaml', tag],
        [tag.replaceAll('/', ''), tag],
      ],
    }),
  ]
}
