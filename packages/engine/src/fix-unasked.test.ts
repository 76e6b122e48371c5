import { describe, expect, it } from 'vitest'
import { DEFAULT_ENGINE_SETTINGS } from './create-engine.ts'
import { fixAll } from './fix-all.ts'

const settings = DEFAULT_ENGINE_SETTINGS

const write = (kind: string, spec: string) =>
  `apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata: {name: a, namespace: shop}\nspec:\n${spec}\n`

/** What all fixes that need no choice make of a text, and the codes that are left. */
function fix(kind: string, spec: string) {
  const text = write(kind, spec)
  const { files, view } = fixAll([{ path: 'a.yaml', text }], { settings })
  const found = [...view.diagnosticsByDocument.values()].flat()
  return {
    text: files[0]?.after ?? text,
    codes: found.flatMap(({ code, aliases }) => [code, ...aliases]),
  }
}

const ROUTE = 'route: [{destination: {host: a.example.com}}]'
const routes = (...rules: readonly string[]) =>
  `  hosts: [a.example.com]\n  http:\n${rules.map((rule) => `  - {${rule}}\n`).join('')}`
const policy = (text: string) => `  host: a.example.com\n  trafficPolicy:\n    ${text}`
const server = (port: string, tls: string, host = '"*"') =>
  `  servers:\n  - {port: {number: 443, name: a, protocol: ${port}}, hosts: [${host}], tls: ${tls}}`
const entry = (more: string, host = 'a.example.com') =>
  `  hosts: ["${host}"]\n  ports: [{number: 80, name: http, protocol: HTTP}]\n  ${more}`

const GET = 'match: [{method: {exact: GET}}]'

describe('unasked', () => {
  it.each([
    [
      'no redirect goes while the protocol is unknown',
      'GW-021',
      'Gateway',
      server('NONE', '{mode: SIMPLE, httpsRedirect: true, credentialName: a}'),
    ],
    [
      'no wildcard of a Gateway is widened',
      'GW-008',
      'Gateway',
      server('HTTPS', '{mode: PASSTHROUGH}', '"*a.example.com"'),
    ],
    [
      'no certificate goes from mutual TLS of the mesh',
      'TLS-008',
      'Gateway',
      server('HTTPS', '{mode: ISTIO_MUTUAL, credentialName: a}'),
    ],
    [
      'no idle timeout of zero goes',
      'DR-015',
      'DestinationRule',
      policy('connectionPool: {http: {idleTimeout: 0s}}'),
    ],
    [
      'no connect timeout of zero goes',
      'DR-020',
      'DestinationRule',
      policy('connectionPool: {tcp: {connectTimeout: 0s}}'),
    ],
    [
      'no ejection time of zero goes',
      'DR-008',
      'DestinationRule',
      policy('outlierDetection: {baseEjectionTime: 0s}'),
    ],
    [
      'no keepalive of zero goes',
      'DR-018',
      'DestinationRule',
      policy('connectionPool: {http: {http2KeepAlive: {interval: 0s, timeout: 1s}}}'),
    ],
    [
      'no timeout of a try goes',
      'VS-069',
      'VirtualService',
      routes(`retries: {attempts: 2, perTryTimeout: 0s}, ${ROUTE}`),
    ],
    [
      'no percentage of a fault is cut',
      'VS-043',
      'VirtualService',
      routes(`fault: {abort: {httpStatus: 500, percentage: {value: 150}}}, ${ROUTE}`),
    ],
    [
      'no percentage of a mirror is cut',
      'VS-057',
      'VirtualService',
      routes(`${ROUTE}, mirrors: [{destination: {host: a.example.com}, percentage: {value: 150}}]`),
    ],
    [
      'no share of ejected hosts is cut',
      'DR-012',
      'DestinationRule',
      policy('outlierDetection: {maxEjectionPercent: 150}'),
    ],
    [
      'no negative weight becomes 0',
      'VS-079',
      'VirtualService',
      routes(
        'route: [{destination: {host: a.example.com}, weight: -5}, {destination: {host: b.example.com}, weight: 5}]',
      ),
    ],
    [
      'a rule that does something else stays',
      'VS-102',
      'VirtualService',
      routes(`${GET}, ${ROUTE}`, `${GET}, route: [{destination: {host: b.example.com}}]`),
    ],
    [
      'no fault goes while two answers are there',
      'VS-015',
      'VirtualService',
      routes(
        `redirect: {uri: /a}, ${ROUTE}, fault: {abort: {httpStatus: 500, percentage: {value: 1}}}`,
      ),
    ],
    [
      'no rewrite goes while two answers are there',
      'VS-020',
      'VirtualService',
      routes(`directResponse: {status: 200}, ${ROUTE}, rewrite: {uri: /a}`),
    ],
    [
      'nothing is exported more widely',
      'SE-040',
      'ServiceEntry',
      entry('resolution: DNS\n  exportTo: ["*", other]'),
    ],
    [
      'no resolution is chosen for endpoints',
      'SE-018',
      'ServiceEntry',
      entry('resolution: NONE\n  endpoints: [{address: 10.0.0.1}]'),
    ],
    [
      'no wildcard of a ServiceEntry is widened',
      'SE-007',
      'ServiceEntry',
      entry('resolution: NONE', '*a.example.com'),
    ],
    [
      'no header Host becomes the authority',
      'MD-013',
      'VirtualService',
      routes(`match: [{headers: {host: {exact: a}}}], ${ROUTE}`),
    ],
  ])('%s (%s)', (_, code, kind, spec) => {
    const { text, codes } = fix(kind, spec)
    expect(text).toBe(write(kind, spec))
    expect(codes).toContain(code)
  })

  it.each([
    ['the timeout of zero of a route goes', routes(`timeout: 0s, ${ROUTE}`), routes(ROUTE)],
    [
      'a copy of a rule goes',
      routes(`name: a, ${GET}, ${ROUTE}`, `name: b, ${ROUTE}, ${GET}`),
      routes(`name: a, ${GET}, ${ROUTE}`),
    ],
    [
      'a fault beside the only answer goes',
      routes('redirect: {uri: /a}, fault: {abort: {httpStatus: 500, percentage: {value: 1}}}'),
      routes('redirect: {uri: /a}'),
    ],
    [
      'no empty list of headers is left',
      routes(`${ROUTE}, headers: {request: {remove: [":path"]}}`),
      routes(ROUTE),
    ],
  ])('%s', (_, before, after) => {
    expect(fix('VirtualService', before).text).toBe(write('VirtualService', after))
  })
})
