import { describe, expect, it } from 'vitest'
import { analyze, istio, open, stream } from '../../../test/workspace.ts'
import { describeBadCredential } from './bad-credential.ts'
import { gatewayConflicts } from './conflicts.ts'
import { gatewayCredentials } from './credentials.ts'
import { gatewaySelector } from './selector.ts'
import { gatewayServicePorts } from './service-ports.ts'
import { sharedCertificates } from './shared-certificates.ts'

const object = (kind: string, name: string, namespace: string, rest: string, labels = '{}') =>
  `apiVersion: ${kind === 'Deployment' ? 'apps/v1' : 'v1'}\nkind: ${kind}\nmetadata: {name: ${name}, namespace: ${namespace}, labels: ${labels}}\n${rest}\n`
const pod = (labels: string, namespace = 'shop', name = 'p') =>
  object('Pod', name, namespace, 'spec: {}', labels)
const deployment = (labels: string, namespace = 'shop') =>
  object('Deployment', 'd', namespace, `spec: {template: {metadata: {labels: ${labels}}}}`)
const secret = (name: string, namespace: string, rest = 'stringData: {cert: c, key: k}') =>
  object('Secret', name, namespace, rest)
const serviceFor = (selector: string, ports: string, namespace = 'shop') =>
  object('Service', 's', namespace, `spec: {selector: ${selector}, ports: ${ports}}`)

const gateway = (name: string, selector: string, servers: string, namespace = 'shop') =>
  istio('Gateway', name, `{selector: ${selector}, servers: ${servers}}`, namespace)
const server = (port: number, hosts: string, rest = '') =>
  `{port: {number: ${port}, name: p, protocol: HTTP}, hosts: ${hosts}${rest}}`
const tls = (rest: string) => server(443, '[a.com]', `, tls: {mode: SIMPLE, ${rest}}`)

describe('the selector of a Gateway', () => {
  const selecting = (labels: string) => gateway('g', labels, '[]')

  it.each([
    ['a Pod', pod('{app: in, x: one}')],
    ['a Pod of another namespace', pod('{app: in}', 'other')],
    ['what a Deployment runs', stream(pod('{app: z}'), deployment('{app: in}'))],
    ['nothing, where there are no Pods', deployment('{app: z}')],
  ])('may match %s', (_, others) => {
    expect(analyze(gatewaySelector, stream(selecting('{app: in}'), others))).toEqual([])
  })

  it.each([
    ['no Pod', '{app: in}', pod('{app: z}'), 'spec/selector/app', ['Select app: z']],
    [
      'no Pod with all labels',
      '{app: in, x: one}',
      stream(pod('{app: in}', 'shop', 'p1'), pod('{x: one}', 'shop', 'p2')),
      'spec/selector',
      [],
    ],
    [
      'a Pod but for one label',
      '{app: in, x: one}',
      pod('{app: in, x: two}'),
      'spec/selector/x',
      ['Select x: two'],
    ],
    [
      'Pods of kube-system only',
      '{app: in}',
      stream(pod('{app: in}', 'kube-system', 'k'), pod('{}')),
      'spec/selector/app',
      [],
    ],
  ])('is reported for %s', (_, selector, others, path, fixes) => {
    const [finding] = analyze(gatewaySelector, stream(selecting(selector), others))
    expect(finding).toMatchObject({ code: 'IST0101', path })
    expect(finding?.fixes.map(({ title }) => title)).toEqual(fixes)
  })
})

describe('the credentialName of a Gateway', () => {
  const named = (name: string) => gateway('g', '{app: in}', `[${tls(`credentialName: "${name}"`)}]`)
  const ingress = pod('{app: in}', 'ingress')

  it.each([
    ['is there', 'c', secret('c', 'ingress')],
    ['is named with its namespace', 'other/c', secret('c', 'other')],
    ['is named with a scheme', 'kubernetes-gateway://other/c', secret('x', 'other')],
  ])('is found when the Secret %s', (_, name, others) => {
    const found = analyze(gatewayCredentials, stream(named(name), ingress, others))
    expect(found.filter(({ code }) => code === 'IST0101')).toEqual([])
  })

  it('is looked for where the workloads run; no Secret without a certificate is moved there', () => {
    const text = stream(named('c'), ingress, secret('c', 'shop'))
    const [finding] = analyze(gatewayCredentials, text)
    expect(finding).toMatchObject({ code: 'IST0101', marked: '"c"', fixes: [] })
    expect(finding?.message).toContain('“shop”')
  })

  it('is compared with the Secrets beside the workloads', () => {
    const text = stream(named('shop-tsl'), ingress, secret('shop-tls', 'ingress'))
    expect(analyze(gatewayCredentials, text)[0]?.fixes.map(({ title }) => title)).toEqual([
      'Use Secret shop-tls',
    ])
  })

  it('is no finding without Secrets, or without a workload', () => {
    expect(analyze(gatewayCredentials, stream(named('c'), ingress))).toEqual([])
    expect(analyze(gatewayCredentials, stream(named('c'), pod('{}'), secret('x', 'y')))).toEqual([])
  })

  const PEM = `-----BEGIN CERTIFICATE-----
MIH/MIGmAgECMAoGCCqGSM49BAMCMAwxCjAIBgNVBAMMAWEwHhcNMjAwMTAxMDAw
MDAwWhcNMjEwMTAxMDAwMDAwWjAMMQowCAYDVQQDDAFhMFkwEwYHKoZIzj0CAQYI
KoZIzj0DAQcDQgAEf4kbuRsDJ1qqZZ6VbVHleRK4lFWqTssD+/zw/V3+OOPy29Pp
+77DyJBZ1w/sZwyd1DLGIPEmbUnRpjsMFKhWQDAKBggqhkjOPQQDAgNIADBFAiEA
hOOXmwFlJE3DeoIUHViX36maMBq1cC3XmcYjPg6DqJoCICk3fH26ozqedA6/QS8S
XG6HVVjrZEmyyOqsoscgsbNA
-----END CERTIFICATE-----`
  const data = (entries: Readonly<Record<string, string>>, field = 'stringData') =>
    secret('c', 'ingress', `${field}: ${JSON.stringify(entries)}`)

  it.each([
    ['2020-06-01', data({ 'tls.crt': PEM, 'tls.key': 'k' }), undefined],
    ['2020-06-01', data({ cert: PEM, key: 'k' }), undefined],
    [
      '2022-01-01',
      data({ 'tls.crt': PEM, 'tls.key': 'k' }),
      'its certificate expired on 2021-01-01',
    ],
    [
      '2019-01-01',
      data({ 'tls.crt': PEM, 'tls.key': 'k' }),
      'its certificate is not valid before 2020-01-01',
    ],
    ['2020-06-01', data({ 'tls.crt': PEM }), 'it has no tls.crt and tls.key'],
    [
      '2020-06-01',
      data({ 'tls.crt': 'x', 'tls.key': 'k' }),
      'its tls.crt is no certificate in PEM form',
    ],
    [
      '2020-06-01',
      data({ 'tls.crt': '%', 'tls.key': 'aw==' }, 'data'),
      'its tls.crt is no certificate in PEM form',
    ],
    [
      '2020-06-01',
      data({ 'tls.crt': '', 'tls.key': 'aw==' }, 'data'),
      'it has no tls.crt and tls.key',
    ],
  ])('on %s is judged by what the Secret holds', (date, text, reason) => {
    const [resource] = open(text).resources
    if (resource === undefined) throw new Error('There is no Secret.')
    expect(describeBadCredential(resource, Date.parse(date))).toBe(reason)
  })

  it('is reported when the certificate is of no use', () => {
    const found = analyze(gatewayCredentials, stream(named('c'), ingress, secret('c', 'ingress')))
    expect(found.map(({ code, marked }) => [code, marked])).toEqual([['IST0161', '"c"']])
  })
})

describe('a port of a Gateway', () => {
  const listening = (...ports: readonly number[]) =>
    gateway('g', '{app: in}', `[${ports.map((port) => server(port, '["*"]')).join(', ')}]`)

  it.each([
    ['the target port', 8080, '[{port: 80, targetPort: 8080}]'],
    ['the target port as text', 8080, '[{port: 80, targetPort: "8080"}]'],
    ['the port, where the target has a name', 80, '[{port: 80, targetPort: web}]'],
    ['the port, where there is no target', 80, '[{port: 80}]'],
  ])('is one that a Service leads to: %s', (_, port, ports) => {
    const text = stream(listening(port), pod('{app: in, x: one}'), serviceFor('{app: in}', ports))
    expect(analyze(gatewayServicePorts, text)).toEqual([])
  })

  it.each([
    ['the port is mapped to another', serviceFor('{app: in}', '[{port: 80, targetPort: 8080}]')],
    ['the Service speaks UDP', serviceFor('{app: in}', '[{port: 80, protocol: UDP}]')],
    ['the Service selects others', serviceFor('{app: out}', '[{port: 80}]')],
    ['the Service lives elsewhere', serviceFor('{app: in}', '[{port: 80}]', 'other')],
  ])('is reported where %s', (_, service) => {
    const found = analyze(gatewayServicePorts, stream(listening(80), pod('{app: in}'), service))
    expect(found.map(({ code, marked }) => [code, marked])).toEqual([['IST0162', '80']])
  })

  it('is reported once, and the free ports are offered', () => {
    const service = serviceFor('{app: in}', '[{port: 8080}, {port: 81}, {port: 82}]')
    const text = stream(listening(80, 80, 81), deployment('{app: in}'), service)
    const found = analyze(gatewayServicePorts, text)
    expect(found.map(({ fixes }) => fixes.map(({ title }) => title))).toEqual([
      ['Listen on port 82', 'Listen on port 8080'],
    ])
  })
})

describe('a host on a port', () => {
  const one = gateway('one', '{app: in}', `[${server(80, '[a.com, b.com]')}]`)
  const two = (selector: string, servers: string, namespace = 'shop') =>
    gateway('two', selector, servers, namespace)

  it.each([
    ['another port', two('{app: in}', `[${server(81, '[a.com]')}]`)],
    ['another host', two('{app: in}', `[${server(80, '["*.com"]')}]`)],
    ['another address', two('{app: in}', `[${server(80, '[a.com]', ', bind: 10.0.0.1')}]`)],
    ['another selector', two('{app: out}', `[${server(80, '[a.com]')}]`)],
    [
      'a narrower selector that no workload shares',
      two('{app: in, x: one}', `[${server(80, '[a.com]')}]`),
    ],
    ['the same Gateway defined again', gateway('one', '{app: in}', `[${server(80, '[a.com]')}]`)],
  ])('is served by one Gateway beside %s', (_, other) => {
    expect(analyze(gatewayConflicts, stream(one, other))).toEqual([])
  })

  it.each([
    ['the same selector', two('{app: in}', `[${server(80, '[b.com]')}]`, 'other')],
    [
      'a narrower selector of a workload',
      stream(two('{app: in, x: one}', `[${server(80, '[b.com]')}]`), pod('{app: in, x: one}')),
    ],
    [
      'the last of several servers',
      two('{app: in}', `[${server(80, '[c.com]')}, ${server(80, '[b.com]')}]`),
    ],
    [
      'the first of several servers',
      two('{app: in}', `[${server(80, '[b.com]')}, ${server(80, '[c.com]')}]`),
    ],
  ])('is reported for both Gateways with %s', (_, other) => {
    const found = analyze(gatewayConflicts, stream(one, other))
    expect(found.map(({ code, marked }) => [code, marked])).toEqual([
      ['IST0145', 'b.com'],
      ['IST0145', 'b.com'],
    ])
  })

  it('is reported once for each Gateway, however many serve it', () => {
    const texts = Array.from({ length: 12 }, (_, i) =>
      gateway(`g${i}`, '{app: in}', `[${server(80, '[a.com]')}]`),
    )
    const found = analyze(gatewayConflicts, stream(...texts))
    expect(found).toHaveLength(12)
    expect(found[0]?.message).toContain('shop/g1, shop/g2, shop/g3, shop/g4, shop/g5 and 6 more')
    expect(found[3]?.related).toHaveLength(5)
  })
})

describe('a certificate', () => {
  const files = 'serverCertificate: /c, privateKey: /k'
  const presenting = (name: string, selector: string, rest: string) =>
    gateway(name, selector, `[${tls(rest)}]`)
  const names = (text: string) =>
    analyze(sharedCertificates, text).map(({ code, resource, marked }) => [
      code,
      resource?.name,
      marked,
    ])

  it.each([
    ['a Secret', 'credentialName: c', 'c'],
    ['files', files, '/c'],
  ])('of two Gateways is reported for both: %s', (_, rest, marked) => {
    const text = stream(presenting('a', '{app: in}', rest), presenting('b', '{app: in}', rest))
    expect(names(text)).toEqual([
      ['IST0138', 'a', marked],
      ['IST0138', 'b', marked],
    ])
  })

  it('of a general and a narrower Gateway is reported for the general one', () => {
    const text = stream(
      presenting('a', '{app: in}', 'credentialName: c'),
      presenting('b', '{app: in, x: one}', 'credentialName: c'),
      presenting('c', '{app: out}', 'credentialName: c'),
    )
    expect(names(text)).toEqual([['IST0138', 'a', 'c']])
  })

  it.each([
    ['differ', 'credentialName: c', 'credentialName: d'],
    ['differ in the key', files, 'serverCertificate: /c, privateKey: /other'],
    ['are of different sorts', `credentialName: c, ${files}`, files],
    ['have no key', 'serverCertificate: /c', 'serverCertificate: /c'],
  ])('is not shared where two %s', (_, a, b) => {
    expect(names(stream(presenting('a', '{}', a), presenting('b', '{}', b)))).toEqual([])
  })
})
