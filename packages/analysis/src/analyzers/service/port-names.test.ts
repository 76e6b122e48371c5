import { describe, expect, it } from 'vitest'
import { analyze, applyFix } from '../../../test/workspace.ts'
import { servicePortNames } from './port-names.ts'

const service = (port: string, more = '', labels = '{}') =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: s, namespace: shop, labels: ${labels}}\nspec: {ports: [${port}]${more}}\n`
const EXTERNAL = ', type: ExternalName, externalName: a.com'
const codes = (text: string) =>
  analyze(servicePortNames, text).map(({ code, marked }) => [code, marked])

describe('the protocol of a port', () => {
  it.each([
    '{name: http, port: 1}',
    '{name: http2-web, port: 1}',
    '{name: gRPC-Web-x, port: 1}',
    '{name: HTTP, port: 1}',
    '{name: udp-x, port: 1}',
    '{name: web, port: 1, protocol: UDP}',
    '{name: web, port: 3306}',
    '{port: 53}',
    '{name: web, port: 1, appProtocol: http}',
    '{name: web, port: 1, appProtocol: kubernetes.io/h2c}',
  ])('is told by %s', (port) => {
    expect(codes(service(port))).toEqual([])
  })

  it.each([
    ['{name: web, port: 1}', 'web'],
    ['{name: httpx, port: 1}', 'httpx'],
    ['{name: web-http, port: 1}', 'web-http'],
    ['{name: http, port: 1, appProtocol: foo}', 'foo'],
    ['{name: http, port: 1, appProtocol: kubernetes.io/other}', 'kubernetes.io/other'],
  ])('is not told by %s', (port, marked) => {
    expect(codes(service(port))).toEqual([['IST0118', marked]])
  })

  it('is not told without a name', () => {
    expect(codes(service('{port: 1}')).map(([code]) => code)).toEqual(['IST0118'])
  })

  it.each([
    '{istio: pilot}',
    '{release: istio}',
    '{gateway.istio.io/managed: istio.io-gateway-controller}',
  ])('is Istio’s own matter with labels %s', (labels) => {
    expect(codes(service('{port: 1}', '', labels))).toEqual([])
  })

  it.each([
    ['{name: tcp, port: 9}', 1],
    ['{name: web, port: 9}', 1],
    ['{name: tcp-web, port: 9}', 0],
    ['{name: https, port: 443}', 0],
  ])('of an ExternalName: %s', (port, count) => {
    expect(codes(service(port, EXTERNAL)).map(([code]) => code)).toEqual(
      Array.from({ length: count }, () => 'IST0150'),
    )
  })

  it('is put before the name, where no other port has that name', () => {
    const text = service('{name: web, port: 1}, {name: http-web, port: 2}')
    const [finding] = analyze(servicePortNames, text)
    expect(finding?.fixes.map(({ title }) => title)).toEqual([
      'Name it grpc-web',
      'Name it tcp-web',
    ])
    expect(applyFix(finding?.fixes[0], text)).toContain('{name: grpc-web, port: 1}')
  })
})
