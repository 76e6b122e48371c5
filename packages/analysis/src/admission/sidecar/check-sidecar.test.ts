import { describe, expect, it } from 'vitest'
import { applyFix, istio, open, textAt } from '../../../test/workspace.ts'
import { checkAdmission } from '../check-admission.ts'

function admit(spec: string) {
  const workspace = open(istio('Sidecar', 'a', spec))
  const lookup = workspace.index.lookup(() => {})
  return workspace.resources
    .flatMap((resource) => checkAdmission(resource, lookup))
    .map((finding) => ({ ...finding, marked: textAt(finding, workspace) }))
}

const see = (spec: string) => admit(spec).map(({ code, marked }) => [code, marked])

/** The text after the first fix of the first finding. */
function fixFirst(spec: string): string {
  return applyFix(admit(spec)[0]?.fixes[0], istio('Sidecar', 'a', spec))
}

describe('defaultEndpoint', () => {
  it.each([
    '127.0.0.1:80',
    '0.0.0.0:65535',
    '[::1]:80',
    '[::]:80',
    ':80',
    '127.0.0.1:+80',
    'unix:///a',
    'unix://@a',
    '',
  ])('may be “%s”', (endpoint) => {
    expect(see(`{ingress: [{port: {number: 80}, defaultEndpoint: "${endpoint}"}]}`)).toEqual([])
  })

  it.each([
    ['8080', 'SC-011'],
    ['::1:80', 'SC-011'],
    ['[::1]', 'SC-011'],
    ['[::1]80', 'SC-011'],
    ['[::1', 'SC-011'],
    ['127.0.0.1:80:80', 'SC-011'],
    ['12[7:80', 'SC-011'],
    ['1.1.1.1:80', 'SC-012'],
    ['localhost:80', 'SC-012'],
    ['127.0.0.1:0', 'SC-013'],
    ['127.0.0.1:-1', 'SC-013'],
    ['127.0.0.1:', 'SC-013'],
    ['127.0.0.1:8e1', 'SC-013'],
    ['unix://', 'SC-010'],
    ['unix://a', 'SC-010'],
  ])('may not be “%s” (%s)', (endpoint, code) => {
    const found = see(`{ingress: [{port: {number: 80}, defaultEndpoint: "${endpoint}"}]}`)
    expect(found).toEqual([[code, `"${endpoint}"`]])
  })
})

describe('what hides the rest', () => {
  it.each([
    ['{workloadSelector: {labels: {"a*": b}}, egress: [{hosts: []}]}', ['SC-001']],
    ['{workloadSelector: {}}', ['SC-002', 'SC-003']],
    ['{ingress: [{bind: x}], egress: [{hosts: ["*/*"]}]}', ['SC-005']],
    ['{outboundTrafficPolicy: {egressProxy: {host: "*"}}}', ['SC-041']],
    ['{outboundTrafficPolicy: {mode: ALLOW_ANY, egressProxy: {host: "*"}}}', ['SC-042', 'SC-043']],
  ])('in %s', (spec, codes) => {
    expect(see(spec).map(([code]) => code)).toEqual(codes)
  })
})

describe('hosts that repeat each other', () => {
  it.each([
    ['[./a.b, shop/a.b]', [['SC-037', 'shop/a.b']]],
    ['["./*", ./a.b]', [['SC-037', './a.b']]],
    ['[./a.b, "./*"]', [['SC-037', '"./*"']]],
    ['["*/a.b", ./a.b]', []],
    ['["*/*", "*/a.b"]', [['SC-037', '"*/a.b"']]],
    ['["*/*", ./a.b]', [['SC-038', 'hosts']]],
    ['["*/*", ~prod/*]', []],
    ['[~prod/*, ~prod/*, ./a.b]', []],
  ])('%s', (hosts, expected) => {
    expect(see(`{egress: [{hosts: ${hosts}}]}`)).toEqual(expected)
  })

  it('are removed where another covers them, also when it comes later', () => {
    expect(fixFirst('{egress: [{hosts: [./a.b, prod/a.b, "./*"]}]}')).toContain(
      'hosts: [prod/a.b, "./*"]',
    )
    expect(fixFirst('{egress: [{hosts: ["*/*", ./a.b, ~prod/a.b]}]}')).toContain(
      'hosts: ["*/*", ~prod/a.b]',
    )
  })
})

describe('egress listeners', () => {
  it('that share a port become one, without hosts that are covered', () => {
    const fixed = fixFirst(
      '{egress: [{port: {number: 80}, hosts: ["./*"]}, {port: {number: 80}, bind: 1.1.1.1, hosts: [./a.b, prod/c.d]}]}',
    )
    expect(fixed).toContain('egress: [{port: {number: 80}, hosts: ["./*", "prod/c.d"]}]')
  })

  it('are merged unasked only where they differ in their hosts alone', () => {
    const merge = (more: string) =>
      admit(
        `{egress: [{port: {number: 80}, hosts: ["./*"]}, {port: {number: 80}${more}, hosts: ["prod/*"]}]}`,
      )[0]?.fixes[0]?.isChoice
    expect(merge('')).toBeUndefined()
    expect(merge(', captureMode: NONE')).toBe(true)
  })

  it('without a port become one', () => {
    expect(fixFirst('{egress: [{hosts: ["prod/*"]}, {hosts: ["./*"]}]}')).toContain(
      'egress: [{hosts: ["./*", "prod/*"]}]',
    )
  })

  it.each([
    ['{port: {number: 0}, bind: "unix:///a", captureMode: DEFAULT, hosts: ["*/*"]}', []],
    ['{port: {number: 0}, bind: 1.1.1.1, hosts: ["*/*"]}', ['SC-030']],
    ['{port: {}, hosts: ["*/*"]}', ['SC-030']],
    ['{port: {number: 80}, bind: "unix:///a", hosts: ["*/*"]}', ['SC-033']],
    ['{port: {number: 65536}, hosts: ["*/*"]}', ['SC-033']],
  ])('%s', (listener, codes) => {
    expect(see(`{egress: [${listener}]}`).map(([code]) => code)).toEqual(codes)
  })
})

describe('TLS of an ingress listener', () => {
  const tls = (settings: string, protocol = 'HTTPS') =>
    `{ingress: [{port: {number: 80, protocol: ${protocol}}, tls: ${settings}}]}`

  it('loses its Secret without asking where files are there already', () => {
    const spec = tls('{mode: SIMPLE, credentialName: c, serverCertificate: /a, privateKey: /b}')
    const [found] = admit(spec)
    expect(found).toMatchObject({ code: 'SC-016', fixes: [{ title: 'Remove credentialName' }] })
    expect(found?.fixes[0]?.isChoice).toBeUndefined()
  })

  it('takes up one listed certificate unasked, the first of two as a choice', () => {
    const one = '{serverCertificate: /a, privateKey: /b}'
    const first = (list: string) =>
      admit(tls(`{mode: SIMPLE, tlsCertificates: [${list}]}`))[0]?.fixes[0]
    expect(first(one)?.isChoice).toBeUndefined()
    expect(first(`${one}, ${one}`)?.isChoice).toBe(true)
    expect(fixFirst(tls(`{mode: SIMPLE, tlsCertificates: [${one}]}`))).toContain(
      'tls: {mode: SIMPLE, serverCertificate: /a, privateKey: /b}',
    )
  })

  it('needs a protocol with TLS, which none is not', () => {
    const files = '{mode: SIMPLE, serverCertificate: /a, privateKey: /b}'
    expect(see(tls(files, '""')).map(([code]) => code)).toEqual(['SC-020'])
    expect(see(tls(files, 'TLS'))).toEqual([])
  })
})
