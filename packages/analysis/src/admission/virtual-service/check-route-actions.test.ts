import { describe, expect, it } from 'vitest'
import { checkAlone as check } from '../../../test/admission.ts'
import { applyFix } from '../../../test/workspace.ts'

const manifest = (spec: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: reviews, namespace: shop}
spec:
  hosts: [reviews.example.com]
${spec}
`
const DESTINATION = 'destination: {host: reviews.example.com}'
const http = (more: string) => manifest(`  http: [{route: [{${DESTINATION}}], ${more}}]`)
const answer = (action: string) => manifest(`  http: [{${action}}]`)

/** Findings of the webhook, by their own code or the schema's that stands for them. */
const list = (text: string) =>
  check(text).flatMap(({ code, aliases, path, severity }) =>
    [code, ...aliases]
      .filter((one) => one.startsWith('VS-'))
      .map((one) => `${one} ${severity} ${path.replace(/^spec\//, '')}`),
  )
const fixesOf = (text: string, code: string) =>
  check(text).flatMap((finding) =>
    finding.code === code || finding.aliases.includes(code) ? finding.fixes : [],
  )

describe('the webhook', () => {
  it.each<[string, string, readonly string[]]>([
    ['takes port 0 of a redirect for a port', answer('redirect: {port: 0}'), []],
    [
      'takes any port choice for a port',
      answer('redirect: {derivePort: FROM_PROTOCOL_DEFAULT}'),
      [],
    ],
    [
      'asks for prefixes where a match has an empty uri too',
      answer('match: [{uri: {}}, {uri: {prefix: ""}}], redirect: {prefixRewrite: /a}'),
      ['VS-059 error http/0/redirect/prefixRewrite'],
    ],
    [
      'lets a match without uri be',
      answer('match: [{port: 80}], redirect: {prefixRewrite: /a}'),
      [],
    ],
    ['accepts status 399', answer('redirect: {uri: /a, redirectCode: 399}'), []],
    [
      'refuses status 400',
      answer('redirect: {uri: /a, redirectCode: 400}'),
      ['VS-061 error http/0/redirect/redirectCode'],
    ],
    ['accepts status 600 of a response', answer('directResponse: {status: 600}'), []],
    [
      'refuses a response without status',
      answer('directResponse: {}'),
      ['VS-066 error http/0/directResponse'],
    ],
    ['lets a backoff without attempts be', http('retries: {backoff: 1s}'), []],
    [
      'refuses retryRemoteLocalities without attempts, even if false',
      http('retries: {retryRemoteLocalities: false}'),
      ['VS-068 error http/0/retries'],
    ],
    [
      'names both parts that a regex rewrite lacks once',
      http('rewrite: {uriRegexRewrite: {}}'),
      ['VS-074 error http/0/rewrite/uriRegexRewrite'],
    ],
    [
      'takes host and :authority for one, whatever the case',
      http('headers: {request: {set: {HOST: a}, add: {":Authority": b}}}'),
      ['VS-076 error http/0/headers/request/add/:Authority'],
    ],
    [
      'lets a destination change the authority again',
      answer(
        `route: [{${DESTINATION}, headers: {request: {set: {host: a}}}}], rewrite: {authority: b}`,
      ),
      [],
    ],
    ['lets a single destination have weight 0', answer(`route: [{${DESTINATION}, weight: 0}]`), []],
    [
      'counts negative weights in the sum',
      answer(`route: [{${DESTINATION}, weight: 5}, {${DESTINATION}, weight: -5}]`),
      ['VS-080 error http/0/route', 'VS-079 error http/0/route/1/weight'],
    ],
    [
      'misses the destination where the schema does',
      answer('route: [{weight: 1}]'),
      ['VS-077 error http/0/route/0'],
    ],
    [
      'misses the host where the schema does',
      answer('route: [{destination: {subset: v1}}]'),
      ['VS-078 error http/0/route/0/destination'],
    ],
  ])('%s', (_, text, expected) => {
    expect(list(text)).toEqual(expected)
  })
})

describe('a body', () => {
  const body = (text: string) => answer(`directResponse: {status: 503, body: {string: ${text}}}`)
  const bytes = (text: string) => answer(`directResponse: {status: 503, body: {bytes: ${text}}}`)

  it.each([
    ['is fine up to 100 KiB', body('x'.repeat(100 * 1024)), []],
    ['is large above', body('x'.repeat(100 * 1024 + 1)), ['VS-065 warning']],
    ['is measured in bytes', body('é'.repeat(50 * 1024 + 1)), ['VS-065 warning']],
    ['is measured as it is sent', bytes('AAAA'.repeat(34_133)), []],
    ['is large as it is sent', bytes('AAAA'.repeat(34_134)), ['VS-065 warning']],
    ['is too large above 1 MiB', body('é'.repeat(512 * 1024 + 1)), ['VS-064 error']],
  ])('%s', (_, text, expected) => {
    expect(list(text).map((one) => one.split(' ', 2).join(' '))).toEqual(expected)
  })
})

describe('TLS and TCP routes', () => {
  const ROUTE = `route: [{${DESTINATION}}]`
  const tls = (match: string, gateways = '[]') =>
    manifest(`  gateways: ${gateways}\n  tls: [{match: [${match}], ${ROUTE}}]`)
  const sni = (host: string, gateways?: string) => tls(`{sniHosts: ["${host}"]}`, gateways)
  const item = 'tls/0/match/0/sniHosts/0'

  it.each<[string, string, readonly string[]]>([
    ['accepts a host', sni('reviews.example.com'), []],
    ['refuses a wildcard wider than the hosts', sni('*.example.com'), [`VS-088 error ${item}`]],
    ['warns of an address and nothing else', sni('10.0.0.1'), [`VS-087 warning ${item}`]],
    ['refuses a wildcard inside', sni('a.*.com'), [`VS-086 error ${item}`]],
    [
      'takes names of AUTO_PASSTHROUGH for names without gateways too',
      sni('outbound_.80_._.a.b.svc'),
      [`VS-088 error ${item}`],
    ],
    [
      'refuses names of AUTO_PASSTHROUGH in the mesh',
      sni('outbound_.80_._.a.b.svc', '[mesh]'),
      [`VS-086 error ${item}`],
    ],
    [
      'warns of a gateway of the old form',
      tls('{sniHosts: [reviews.example.com], gateways: [a.b]}'),
      ['VS-092 warning tls/0/match/0/gateways/0'],
    ],
    [
      'loses that warning for TCP',
      manifest(`  tcp: [{match: [{gateways: [a.b]}], ${ROUTE}}]`),
      ['VS-095 info tcp/0/match/0/gateways/0'],
    ],
    ['misses a TCP route', manifest('  tcp: [{}]'), ['VS-096 error tcp/0/route']],
    [
      'misses match and route of a TLS rule apart',
      manifest('  tls: [{}]'),
      ['VS-083 error tls/0', 'VS-093 error tls/0/route'],
    ],
  ])('the webhook %s', (_, text, expected) => {
    expect(list(text).toSorted()).toEqual(expected)
  })

  it('tell istioctl of the warning by its code only', () => {
    const found = check(tls('{sniHosts: [reviews.example.com], gateways: [a.b]}'))
    expect(found.find(({ code }) => code === 'VS-092')?.aliases).toEqual(['IST0133'])
  })

  it('are not widened to a host that overlaps another', () => {
    const added = (host: string) =>
      fixesOf(sni(host, '[public]'), 'VS-088').map(({ title }) => title)
    expect(added('*.example.com')).toEqual([])
    expect(added('reviews.example.org')).toContain('Add “reviews.example.org” to hosts')
  })
})

describe('a fix', () => {
  it('shares weights out to 100', () => {
    const text = answer(`route: [{${DESTINATION}}, {${DESTINATION}}, {${DESTINATION}}]`)
    const [fix] = fixesOf(text, 'VS-080')
    expect(applyFix(fix, text).match(/weight: \d+/g)).toEqual([
      'weight: 34',
      'weight: 33',
      'weight: 33',
    ])
    expect(fix?.isChoice).toBeUndefined()
  })

  it('asks where weights of 0 are written', () => {
    const text = answer(`route: [{${DESTINATION}, weight: 0}, {${DESTINATION}}]`)
    expect(fixesOf(text, 'VS-080')).toMatchObject([{ isChoice: true }])
  })

  it('does not take away the last weight', () => {
    const text = answer(`route: [{${DESTINATION}, weight: 0}, {${DESTINATION}, weight: -5}]`)
    expect(fixesOf(text, 'VS-079')).toEqual([])
  })

  it.each([
    ['same', undefined],
    ['other', true],
  ])('asks before it drops an authority that differs: %s', (value, isChoice) => {
    const text = http(`rewrite: {authority: same}, headers: {request: {set: {host: ${value}}}}`)
    expect(fixesOf(text, 'VS-076').map((fix) => fix.isChoice)).toEqual([isChoice])
  })
})
