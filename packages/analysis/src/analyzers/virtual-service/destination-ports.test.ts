import { describe, expect, it } from 'vitest'
import { analyze, applyFix, istio, stream } from '../../../test/workspace.ts'
import { destinationHosts } from './destination-hosts.ts'

const service = (ports: string, annotations = '{}') =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: reviews, namespace: shop, annotations: ${annotations}}\nspec: {ports: ${ports}}\n`
const to = (port: string, protocol = 'http', more = '') =>
  istio(
    'VirtualService',
    'v',
    `{${protocol}: [{route: [{destination: {host: reviews${port === '' ? '' : `, port: ${port}`}}}]}]${more}}`,
  )
const codes = (...texts: readonly string[]) =>
  analyze(destinationHosts, stream(...texts)).map(({ code, marked }) => [code, marked])

const TWO = '[{port: 80, name: http}, {port: 9000, name: tcp-admin}]'

describe('the port of a destination', () => {
  it.each([
    ['is one of the Service', to('{number: 80}'), TWO],
    ['is left out where there is one', to(''), '[{port: 80}]'],
    ['is left out where there is none', to(''), '[]'],
    ['lacks a number, which the webhook refuses', to('{}'), TWO],
  ])('%s', (_, virtualService, ports) => {
    expect(codes(virtualService, service(ports))).toEqual([])
  })

  it.each([
    ['another number', to('{number: 81}'), TWO, ['IST0101', '81']],
    ['any number, where there is none', to('{number: 81}'), '[]', ['IST0101', '81']],
    ['no number, where there are two', to(''), TWO, ['IST0112', 'reviews']],
  ])('is reported with %s', (_, virtualService, ports, expected) => {
    expect(codes(virtualService, service(ports))).toEqual([expected])
  })

  it('is looked for in mirrors too', () => {
    const text = istio(
      'VirtualService',
      'v',
      '{http: [{mirror: {host: reviews}, mirrors: [{destination: {host: reviews, port: {number: 1}}}], route: []}]}',
    )
    expect(codes(text, service(TWO)).map(([code]) => code)).toEqual(['IST0112', 'IST0101'])
  })

  it('is that of what is visible: the Service before a ServiceEntry, the exact before the wildcard', () => {
    const entry = (host: string, port: number) =>
      istio(
        'ServiceEntry',
        `e${port}`,
        `{hosts: ["${host}"], ports: [{number: ${port}, name: p, protocol: HTTP}]}`,
        'other',
      )
    const exact = entry('reviews.shop.svc.cluster.local', 81)
    const hidden = service('[{port: 80}]', '{networking.istio.io/exportTo: other}')
    expect(codes(to('{number: 80}'), service('[{port: 80}]'), exact)).toEqual([])
    expect(codes(to('{number: 81}'), service('[{port: 80}]'), exact)).toHaveLength(1)
    expect(codes(to('{number: 81}'), hidden, exact)).toEqual([])
    expect(codes(to('{number: 82}'), hidden, exact, entry('*.local', 82))).toHaveLength(1)
  })
})

describe('a missing port', () => {
  const fixes = (...texts: readonly string[]) =>
    analyze(destinationHosts, stream(...texts)).flatMap((finding) =>
      finding.fixes.map(({ title, isChoice }) => [title, isChoice ?? false]),
    )

  it('of an HTTP route is the only HTTP port', () => {
    expect(fixes(to(''), service(TWO))).toEqual([['Send to port 80', false]])
    const [finding] = analyze(destinationHosts, stream(to(''), service(TWO)))
    expect(applyFix(finding?.fixes[0], stream(to(''), service(TWO)))).toContain('number: 80')
  })

  it('is for the user to choose where there are two, and in TCP routes', () => {
    const both = '[{port: 80, name: http}, {port: 81, name: grpc}]'
    const choices = [
      ['Send to port 80', true],
      ['Send to port 81', true],
    ]
    expect(fixes(to(''), service(both))).toEqual(choices)
    expect(fixes(to('', 'tcp'), service(both))).toEqual(choices)
  })

  it('is one the webhook takes', () => {
    expect(fixes(to(''), service('[{port: 70000}, {port: 81}]'))).toEqual([
      ['Send to port 81', true],
    ])
  })
})

it('a route without a destination is the same to the schema', () => {
  const text = stream(
    istio('VirtualService', 'v', '{http: [{route: [{}, {destination: {}}, text]}]}'),
    service(TWO),
  )
  const found = analyze(destinationHosts, text)
  expect(found.map(({ path, sameAs }) => [path, sameAs?.[0]?.code])).toEqual([
    ['spec/http/0/route/0/destination', 'SCH-011'],
  ])
})
