import { describe, expect, it } from 'vitest'
import { applyEdits } from '@meshdraft/yaml'
import { istio, open, service, textAt } from '../../../test/workspace.ts'
import { checkAdmission } from '../check-admission.ts'

type Files = Readonly<Record<string, string>>

function admit(files: string | Files) {
  const workspace = open(files)
  const lookup = workspace.index.lookup(() => {})
  const found = workspace.resources.flatMap((resource) => checkAdmission(resource, lookup))
  return found.map((finding) => ({ ...finding, marked: textAt(finding, workspace) }))
}

const see = (text: string) =>
  admit(text).map(({ code, fieldPath, marked }) => [code, fieldPath.slice(2).join('.'), marked])

const gateway = (servers: string, name = 'shop') =>
  istio('Gateway', name, `{servers: [${servers}]}`)

describe('a Gateway whose name has a dot', () => {
  const files = (virtualService: string, more: Files = {}) => ({
    'a.yaml': gateway('{port: {number: 80, name: a, protocol: HTTP}, hosts: ["*"]}', 'a.b'),
    'vs.yaml': virtualService,
    ...more,
  })
  const rename = (all: Files) => {
    const [fix] = admit(all).find(({ code }) => code === 'GW-001')?.fixes ?? []
    return Object.fromEntries(
      Object.entries(all).map(([path, text]) => [
        path,
        applyEdits(
          text,
          (fix?.edits ?? []).filter(({ documentId }) => documentId.startsWith(path)),
        ),
      ]),
    )
  }
  const route = '{destination: {host: c}}'
  const refers = (gateways: string, namespace = 'shop') =>
    istio(
      'VirtualService',
      'vs',
      `{hosts: [x.y], gateways: ${gateways}, http: [{match: [{gateways: ${gateways}}], route: [${route}]}]}`,
      namespace,
    )

  it.each([
    ['by its name', refers('[a.b]'), refers('[a-b]')],
    ['with its namespace', refers('[shop/a.b, mesh]'), refers('[shop/a-b, mesh]')],
    ['from another namespace', refers('[shop/a.b]', 'prod'), refers('[shop/a-b]', 'prod')],
  ])('is renamed where a VirtualService names it %s', (_, before, after) => {
    const renamed = rename(files(before))
    expect(renamed['a.yaml']).toContain('name: a-b')
    expect(renamed['vs.yaml']).toBe(after)
  })

  it('stays as it is in a reference that leads to another Gateway', () => {
    const other = istio('Gateway', 'a', '{servers: []}', 'b')
    const renamed = rename(files(refers('[a.b]'), { 'c.yaml': other }))
    expect(renamed['a.yaml']).toContain('name: a-b')
    expect(renamed['vs.yaml']).toBe(refers('[a.b]'))
  })

  it('is not renamed to a name that is taken', () => {
    const taken = { 'c.yaml': istio('Gateway', 'a-b', '{servers: []}') }
    const [found] = admit(files(refers('[a.b]'), taken)).filter(({ code }) => code === 'GW-001')
    expect(found?.fixes).toEqual([])
  })
})

describe('ports of servers', () => {
  it.each([
    ['{number: 0, name: a, protocol: HTTP}', 'GW-011', '0'],
    ['{number: 65536, name: a, protocol: HTTP}', 'GW-011', '65536'],
    ['{number: 80, name: a, protocol: ""}', 'GW-010', '""'],
    ['{number: 80, name: a, protocol: HTTPX}', 'GW-010', 'HTTPX'],
    ['{number: 80, name: "", protocol: HTTP}', 'GW-013', '""'],
  ])('%s is reported as %s', (port, code, marked) => {
    expect(see(gateway(`{port: ${port}, hosts: ["*"]}`))).toContainEqual([
      code,
      expect.any(String),
      marked,
    ])
  })

  it.each(['http', 'HTTP_PROXY', 'UDP', 'grpc-web'])('may have protocol %s', (protocol) => {
    expect(
      see(gateway(`{port: {number: 1, name: a, protocol: ${protocol}}, hosts: ["*"]}`)),
    ).toEqual([])
  })

  it('report what is missing where the schema does, so that it is one finding', () => {
    expect(see(gateway('{port: {number: 80}, hosts: ["*"]}'))).toEqual([
      ['GW-010', '0.port', 'port'],
      ['GW-013', '0.port', 'port'],
    ])
  })
})

describe('TLS and the protocol', () => {
  const server = (protocol: string, tls: string) =>
    see(gateway(`{port: {number: 80, name: a, protocol: ${protocol}}, hosts: ["*"], tls: ${tls}}`))
  it.each([
    ['HTTP', '{}', []],
    ['HTTP', '{httpsRedirect: true}', []],
    ['HTTP', '{mode: AUTO_PASSTHROUGH}', []],
    ['HTTP', '{mode: ISTIO_MUTUAL}', ['GW-019']],
    ['HTTP', '{caCertificates: /a}', ['GW-019', 'TLS-010']],
    ['HTTP', '{credentialName: a}', ['TLS-010']],
    ['TCP', '{}', ['GW-020']],
    ['TCP', '{httpsRedirect: true}', ['GW-020', 'GW-021']],
    ['TLS', '{}', []],
    ['HTTPS', '{httpsRedirect: true}', ['GW-021']],
  ])('%s with %s', (protocol, tls, codes) => {
    expect(
      server(protocol, tls)
        .map(([code]) => code)
        .toSorted(),
    ).toEqual(codes)
  })

  it('are compared only where the port is valid', () => {
    expect(
      see(gateway('{port: {number: 0, name: a, protocol: HTTPS}, hosts: ["*"]}')).map(
        ([code]) => code,
      ),
    ).toEqual(['GW-011'])
  })
})

it.each([
  ['cart', 'cart.shop.svc.cluster.local'],
  ['./cart', './cart.shop.svc.cluster.local'],
  ['prod/pay', 'prod/pay.prod.svc.cluster.local'],
  ['pay', undefined],
])('the short host %s is completed to %s, where a Service has the name', (host, expected) => {
  const port = '{number: 80, name: a, protocol: HTTP}'
  const found = admit({
    'a.yaml': gateway(`{port: ${port}, hosts: [${host}]}`),
    'b.yaml': service('cart'),
    'c.yaml': service('pay', 'prod'),
  })
  expect(found[0]?.fixes.flatMap(({ edits }) => edits)[0]?.newText).toBe(expected)
})

it('of thousands of findings in one document only the first are offered a fix', () => {
  const server = '{port: {number: 80, name: a, protocol: HTTP}, hosts: ["*"]}'
  const found = admit(gateway(Array.from({ length: 1000 }, () => server).join(',\n  ')))
  const offered = found.map(({ fixes }) => fixes.length > 0)
  expect(found.length).toBe(999)
  expect(offered[0]).toBe(true)
  expect(offered.at(-1)).toBe(false)
})
