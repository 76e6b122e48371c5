import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it, test } from 'vitest'
import { CATALOGUE_KINDS } from './catalogue.ts'
import type { CatalogueKind } from './descriptors.ts'
import { OWN_KEYWORDS, toJsonSchema } from './json-schema.ts'
import { validate } from './validate.ts'

function object(kind: CatalogueKind, spec: unknown, more: object = {}): object {
  return { apiVersion: 'networking.istio.io/v1', kind, metadata: { name: 'a' }, spec, ...more }
}

/** What `validate` finds, as `rule path`, a key marked by a trailing colon. */
function findings(kind: CatalogueKind, value: unknown): readonly string[] {
  return validate(kind, value).map(
    ({ rule, path, at }) => `${rule} ${path.join('.')}${at === 'key' ? ':' : ''}`,
  )
}

const destination = { host: 'reviews' }
const vs = (http: object) => ['VirtualService', { http: [http] }] as const
const match = (one: object) => vs({ match: [one] })
const dr = (trafficPolicy: object) => ['DestinationRule', { host: 'a', trafficPolicy }] as const
const hash = (consistentHash: object) => dr({ loadBalancer: { consistentHash } })
const tls = (settings: object) => gw({ tls: settings })
const gw = (server: object) =>
  [
    'Gateway',
    { servers: [{ hosts: ['*'], port: { number: 443, name: 'a', protocol: 'TLS' }, ...server }] },
  ] as const
const se = (spec: object) => ['ServiceEntry', { hosts: ['a.com'], ...spec }] as const
const endpoint = (one: object) => se({ resolution: 'STATIC', endpoints: [one] })
const sc = (spec: object) => ['Sidecar', spec] as const
const we = (spec: object) => ['WorkloadEntry', { address: '10.0.0.1', ...spec }] as const
const wg = (spec: object) => ['WorkloadGroup', { template: {}, ...spec }] as const
const probe = (one: object) => wg({ probe: one })
const labels = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 'v']))

type Case = readonly [CatalogueKind, unknown]

/** Rule and place, the smallest spec that breaks it, and the nearest that does not. */
const CASES: readonly (readonly [string, Case, Case])[] = [
  // Required members
  ['SCH-010 spec:', ['DestinationRule', {}], ['DestinationRule', { host: '' }]],
  [
    'SCH-010 spec.trafficPolicy.tunnel:',
    dr({ tunnel: { targetHost: 'a' } }),
    dr({ tunnel: { targetHost: 'a', targetPort: 1 } }),
  ],
  [
    'SCH-010 spec.trafficPolicy.loadBalancer.warmup:',
    dr({ loadBalancer: { warmup: {} } }),
    dr({ loadBalancer: { warmup: { duration: '1s' } } }),
  ],
  [
    'SCH-010 spec.trafficPolicy.loadBalancer.consistentHash.httpCookie:',
    hash({ httpCookie: {} }),
    hash({ httpCookie: { name: '' } }),
  ],
  ['SCH-011 spec.http.0.route.0:', vs({ route: [{}] }), vs({ route: [{ destination }] })],
  ['SCH-011 spec.http.0.mirror:', vs({ mirror: {} }), vs({ mirror: destination })],
  ['SCH-011 spec.http.0.mirrors.0:', vs({ mirrors: [{}] }), vs({ mirrors: [{ destination }] })],
  [
    'SCH-011 spec.http.0.directResponse:',
    vs({ directResponse: {} }),
    vs({ directResponse: { status: 0 } }),
  ],
  [
    'SCH-011 spec.tls.0:',
    ['VirtualService', { tls: [{}] }],
    ['VirtualService', { tls: [{ match: [] }] }],
  ],
  [
    'SCH-011 spec.tls.0.match.0:',
    ['VirtualService', { tls: [{ match: [{}] }] }],
    ['VirtualService', { tls: [{ match: [{ sniHosts: [] }] }] }],
  ],
  [
    'SCH-012 spec.servers.0:',
    ['Gateway', { servers: [{ port: { number: 80, name: 'a', protocol: 'HTTP' } }] }],
    gw({ hosts: [] }),
  ],
  [
    'SCH-012 spec.servers.0.port:',
    gw({ port: { number: 80, protocol: 'HTTP' } }),
    gw({ port: { number: 80, protocol: 'HTTP', name: '' } }),
  ],
  ['SCH-013 spec:', ['ServiceEntry', {}], se({})],
  [
    'SCH-013 spec.ports.0:',
    se({ ports: [{ number: 80 }] }),
    se({ ports: [{ number: 80, name: 'a' }] }),
  ],
  ['SCH-014 spec.egress.0:', sc({ egress: [{}] }), sc({ egress: [{ hosts: [] }] })],
  ['SCH-014 spec.ingress.0:', sc({ ingress: [{}] }), sc({ ingress: [{ port: {} }] })],
  [
    'SCH-014 spec.outboundTrafficPolicy.egressProxy:',
    sc({ outboundTrafficPolicy: { egressProxy: {} } }),
    sc({ outboundTrafficPolicy: { egressProxy: destination } }),
  ],
  ['SCH-015 spec:', ['WorkloadGroup', {}], wg({})],
  ['SCH-015 spec.probe.httpGet:', probe({ httpGet: {} }), probe({ httpGet: { port: 1 } })],
  // Enums
  [
    'SCH-020 spec.trafficPolicy.loadBalancer.simple',
    dr({ loadBalancer: { simple: 'ROUNDROBIN' } }),
    dr({ loadBalancer: { simple: 'ROUND_ROBIN' } }),
  ],
  [
    'SCH-021 spec.trafficPolicy.connectionPool.http.h2UpgradePolicy',
    dr({ connectionPool: { http: { h2UpgradePolicy: 'YES' } } }),
    dr({ connectionPool: { http: { h2UpgradePolicy: 'UPGRADE' } } }),
  ],
  [
    'SCH-022 spec.trafficPolicy.tls.mode',
    dr({ tls: { mode: 'PASSTHROUGH' } }),
    dr({ tls: { mode: 'MUTUAL' } }),
  ],
  [
    'SCH-023 spec.trafficPolicy.proxyProtocol.version',
    dr({ proxyProtocol: { version: 'V3' } }),
    dr({ proxyProtocol: { version: 'V2' } }),
  ],
  ['SCH-024 spec.servers.0.tls.mode', tls({ mode: 'DISABLE' }), tls({ mode: 'OPTIONAL_MUTUAL' })],
  [
    'SCH-025 spec.servers.0.tls.minProtocolVersion',
    tls({ minProtocolVersion: 'TLSv1.2' }),
    tls({ minProtocolVersion: 'TLSV1_2' }),
  ],
  ['SCH-026 spec.resolution', se({ resolution: 'dns' }), se({ resolution: 'DNS' })],
  ['SCH-026 spec.location', se({ location: 'EXTERNAL' }), se({ location: 'MESH_EXTERNAL' })],
  [
    'SCH-027 spec.outboundTrafficPolicy.mode',
    sc({ outboundTrafficPolicy: { mode: 'ALLOW_ANY_DYNAMIC_DNS' } }),
    sc({ outboundTrafficPolicy: { mode: 'ALLOW_ANY' } }),
  ],
  [
    'SCH-027 spec.egress.0.captureMode',
    sc({ egress: [{ hosts: [], captureMode: 'NO' }] }),
    sc({ egress: [{ hosts: [], captureMode: 'NONE' }] }),
  ],
  [
    'SCH-028 spec.http.0.corsPolicy.unmatchedPreflights',
    vs({ corsPolicy: { unmatchedPreflights: 'DROP' } }),
    vs({ corsPolicy: { unmatchedPreflights: 'IGNORE' } }),
  ],
  [
    'SCH-028 spec.http.0.redirect.derivePort',
    vs({ redirect: { derivePort: '' } }),
    vs({ redirect: { derivePort: 'FROM_REQUEST_PORT' } }),
  ],
  // Bounds
  ['SCH-030 spec.http.0.match.0.port', match({ port: 2 ** 32 }), match({ port: 2 ** 32 - 1 })],
  [
    'SCH-030 spec.http.0.redirect.redirectCode',
    vs({ redirect: { redirectCode: -1 } }),
    vs({ redirect: { redirectCode: 0 } }),
  ],
  [
    'SCH-031 spec.http.0.retries.attempts',
    vs({ retries: { attempts: 2 ** 31 } }),
    vs({ retries: { attempts: -1 } }),
  ],
  [
    'SCH-032 spec.trafficPolicy.loadBalancer.consistentHash.maglev.tableSize',
    hash({ maglev: { tableSize: -1 } }),
    hash({ maglev: { tableSize: 2n ** 60n } }),
  ],
  [
    'SCH-033 spec.trafficPolicy.retryBudget.percent',
    dr({ retryBudget: { percent: 100.5 } }),
    dr({ retryBudget: { percent: 99.5 } }),
  ],
  [
    'SCH-034 spec.trafficPolicy.outlierDetection.outlierDetectionHttpErrorCodes.0',
    dr({ outlierDetection: { outlierDetectionHttpErrorCodes: [600] } }),
    dr({ outlierDetection: { outlierDetectionHttpErrorCodes: [599] } }),
  ],
  [
    'SCH-034 spec.trafficPolicy.portLevelSettings',
    dr({ portLevelSettings: Array.from({ length: 4097 }, () => ({})) }),
    dr({ portLevelSettings: Array.from({ length: 4096 }, () => ({})) }),
  ],
  [
    'SCH-035 spec.workloadSelector.labels.app',
    sc({ workloadSelector: { labels: { app: 'v'.repeat(64) } } }),
    sc({ workloadSelector: { labels: { app: 'v'.repeat(63) } } }),
  ],
  ['SCH-035 spec.labels', we({ labels: labels(257) }), we({ labels: labels(256) })],
  ['SCH-036 spec.hosts', ['ServiceEntry', { hosts: [] }], se({})],
  [
    'SCH-036 spec.addresses.0',
    se({ addresses: ['1'.repeat(65)] }),
    se({ addresses: ['1'.repeat(64)] }),
  ],
  [
    'SCH-036 spec.ports.1.name',
    se({
      ports: [
        { number: 80, name: 'a' },
        { number: 81, name: 'a' },
      ],
    }),
    se({
      ports: [
        { number: 80, name: 'a' },
        { number: 81, name: 'b' },
      ],
    }),
  ],
  ['SCH-037 spec.address', we({ address: 'a'.repeat(257) }), we({ address: 'a'.repeat(256) })],
  // Length counts characters, not UTF-16 units.
  [
    'SCH-037 spec.serviceAccount',
    we({ serviceAccount: '😀'.repeat(254) }),
    we({ serviceAccount: '😀'.repeat(253) }),
  ],
  [
    'SCH-037 spec.template.network',
    wg({ template: { network: 'a'.repeat(2049) } }),
    wg({ template: { network: 'a' } }),
  ],
  [
    'SCH-038 spec.servers.0.tls.credentialNames',
    tls({ credentialNames: [] }),
    tls({ credentialNames: ['a', 'b'] }),
  ],
  ['SCH-039 spec.probe.periodSeconds', probe({ periodSeconds: -1 }), probe({ periodSeconds: 0 })],
  [
    'SCH-039 spec.probe.exec.command.0',
    probe({ exec: { command: [''] } }),
    probe({ exec: { command: [] } }),
  ],
  [
    'SCH-039 spec.probe.httpGet.httpHeaders.0.name',
    probe({ httpGet: { port: 1, httpHeaders: [{ name: 'a b' }] } }),
    probe({ httpGet: { port: 1, httpHeaders: [{ name: 'a_b' }] } }),
  ],
  [
    'SCH-040 spec.http.0.directResponse.body.bytes',
    vs({ directResponse: { status: 200, body: { bytes: 'a' } } }),
    vs({ directResponse: { status: 200, body: { bytes: 'YQ==' } } }),
  ],
  // One-of groups: the later member, one finding a group
  [
    'SCH-050 spec.http.0.match.0.uri.prefix:',
    match({ uri: { exact: '', prefix: '' } }),
    match({ uri: {} }),
  ],
  [
    'SCH-050 spec.http.0.match.0.headers.x-a.exact:',
    match({ headers: { 'x-a': { regex: 'a', prefix: 'a', exact: 'a' } } }),
    match({ headers: { 'x-a': {} } }),
  ],
  [
    'SCH-051 spec.http.0.directResponse.body.bytes:',
    vs({ directResponse: { status: 200, body: { string: 'a', bytes: 'YQ==' } } }),
    vs({ directResponse: { status: 200, body: { string: 'a' } } }),
  ],
  [
    'SCH-052 spec.http.0.fault.abort.grpcStatus:',
    vs({ fault: { abort: { httpStatus: 500, grpcStatus: 'OK' } } }),
    vs({ fault: { abort: { httpStatus: 500 } } }),
  ],
  [
    'SCH-053 spec.http.0.fault.delay.exponentialDelay:',
    vs({ fault: { delay: { fixedDelay: '1s', exponentialDelay: '1s' } } }),
    vs({ fault: { delay: { fixedDelay: '1s' } } }),
  ],
  [
    'SCH-054 spec.http.0.redirect.derivePort:',
    vs({ redirect: { port: 80, derivePort: 'FROM_REQUEST_PORT' } }),
    vs({ redirect: { port: 80 } }),
  ],
  [
    'SCH-055 spec.trafficPolicy.loadBalancer.consistentHash:',
    dr({ loadBalancer: { simple: 'RANDOM', consistentHash: {} } }),
    dr({ loadBalancer: { simple: 'RANDOM' } }),
  ],
  [
    'SCH-056 spec.trafficPolicy.loadBalancer.consistentHash.httpHeaderName:',
    hash({ useSourceIp: false, httpHeaderName: 'x' }),
    hash({ httpHeaderName: 'x' }),
  ],
  [
    'SCH-057 spec.trafficPolicy.loadBalancer.consistentHash.maglev:',
    hash({ httpHeaderName: 'x', ringHash: {}, maglev: {} }),
    hash({ httpHeaderName: 'x', ringHash: {} }),
  ],
  ['SCH-058 spec.probe.grpc:', probe({ tcpSocket: { port: 1 }, grpc: {} }), probe({ grpc: {} })],
  // Names and types
  ['SCH-060 spec.http.0.timout:', vs({ timout: '5s' }), vs({ timeout: '5s' })],
  [
    'SCH-062 spec.trafficPolicy.tls.mode',
    dr({ tls: { mode: 1 } }),
    dr({ tls: { mode: 'SIMPLE' } }),
  ],
  ['SCH-063 spec.http.0.match.0.port', match({ port: '80' }), match({ port: 80 })],
  [
    'SCH-064 spec.tls.0.match.0.sni_hosts:',
    ['VirtualService', { tls: [{ match: [{ sniHosts: [], sni_hosts: [] }] }] }],
    vs({ mirror_percent: 1 }),
  ],
  [
    'SCH-066 spec.hosts.0',
    ['VirtualService', { hosts: [null] }],
    ['VirtualService', { hosts: [''] }],
  ],
  [
    'SCH-066 spec.http.0.match.0.headers.x-a',
    match({ headers: { 'x-a': null } }),
    match({ headers: { 'x-a': {} } }),
  ],
  [
    'SCH-066 spec.http.0.timeout',
    vs({ timeout: null }),
    vs({ mirrorPercent: null, retries: { retryRemoteLocalities: null } }),
  ],
  [
    'SCH-068 spec.exportTo',
    ['VirtualService', { exportTo: '*' }],
    ['VirtualService', { exportTo: ['*'] }],
  ],
  [
    'SCH-068 spec.http.0.mirrorPercentage',
    vs({ mirrorPercentage: 10 }),
    vs({ mirrorPercentage: { value: 10 } }),
  ],
  ['SCH-068 spec.http.0.match.0.port', match({ port: 80.5 }), match({ port: 80 })],
  [
    'SCH-069 spec.http.0.match.0.sourceLabels.version',
    match({ sourceLabels: { version: 1 } }),
    match({ sourceLabels: { version: '1' } }),
  ],
  [
    'SCH-069 spec.http.0.match.0.queryParams.debug.exact',
    match({ queryParams: { debug: { exact: true } } }),
    match({ queryParams: { debug: { exact: 'true' } } }),
  ],
  // CEL rules
  ['CEL-01 spec.http.0.timeout', vs({ timeout: '0s' }), vs({ timeout: '1ms' })],
  [
    'CEL-01 spec.http.0.retries.perTryTimeout',
    vs({ retries: { perTryTimeout: '999us' } }),
    vs({ retries: { perTryTimeout: '1000us' } }),
  ],
  [
    'CEL-01 spec.http.0.fault.delay.fixedDelay',
    vs({ fault: { delay: { fixedDelay: '5' } } }),
    vs({ fault: { delay: { fixedDelay: '5s' } } }),
  ],
  [
    'CEL-01 spec.trafficPolicy.connectionPool.tcp.connectTimeout',
    dr({ connectionPool: { tcp: { connectTimeout: '1d' } } }),
    dr({ connectionPool: { tcp: { connectTimeout: '24h', idleTimeout: '0s' } } }),
  ],
  [
    'CEL-02 spec.workloadSelector.matchLabels.a*:',
    ['DestinationRule', { host: 'a', workloadSelector: { matchLabels: { 'a*': 'b' } } }],
    ['DestinationRule', { host: 'a', workloadSelector: { matchLabels: { a: 'b' } } }],
  ],
  [
    'CEL-03 spec.workloadSelector.matchLabels.:',
    ['DestinationRule', { host: 'a', workloadSelector: { matchLabels: { '': 'b' } } }],
    ['DestinationRule', { host: 'a', workloadSelector: { matchLabels: { a: '' } } }],
  ],
  [
    'CEL-04 spec.workloadSelector.matchLabels.a',
    ['DestinationRule', { host: 'a', workloadSelector: { matchLabels: { a: '*' } } }],
    ['DestinationRule', { host: 'a', workloadSelector: { matchLabels: { a: 'b' } } }],
  ],
  [
    'CEL-05 spec.servers.0.tls.tlsCertificates:',
    tls({ credentialNames: ['a'], tlsCertificates: [{}] }),
    tls({ tlsCertificates: [{}] }),
  ],
  // CEL-07 is written for the pair on the right, but its expression lets it pass.
  [
    'CEL-06 spec.servers.0.tls.credentialNames:',
    tls({ credentialName: 'a', credentialNames: ['a'] }),
    tls({ credentialName: 'a', tlsCertificates: [{}] }),
  ],
  [
    'CEL-08 spec.endpoints:',
    se({ resolution: 'STATIC', workloadSelector: {}, endpoints: [] }),
    se({ workloadSelector: {} }),
  ],
  ['CEL-09 spec:', ['WorkloadEntry', {}], ['WorkloadEntry', { network: '' }]],
  ['CEL-09 spec.endpoints.0:', endpoint({}), endpoint({ address: '' })],
  [
    'CEL-10 spec.addresses.1',
    se({ resolution: 'DNS', addresses: ['10.0.0.1', '10.0.0.0/8'] }),
    se({ addresses: ['10.0.0.0/8'] }),
  ],
  ['CEL-11 spec.endpoints:', se({ endpoints: [] }), se({ resolution: 'DNS', endpoints: [] })],
  [
    'CEL-12 spec.endpoints:',
    se({ resolution: 'DNS_ROUND_ROBIN', endpoints: [{ address: 'a' }, { address: 'b' }] }),
    se({ resolution: 'DNS_ROUND_ROBIN', endpoints: [{ address: 'a' }] }),
  ],
  ['CEL-13 spec.ports:', we({ address: 'unix:///a', ports: {} }), we({ address: 'unix:///a' })],
  ['CEL-14 spec.address', we({ address: 'unix://a' }), we({ address: 'unix://@a' })],
  ['CEL-14 spec.address', we({ address: 'unix://' }), we({ address: 'unix:/' })],
  ['CEL-15 spec.ports.http', we({ ports: { http: 0 } }), we({ ports: { http: 65_535 } })],
  [
    'CEL-15 spec.ports.0.targetPort',
    se({ ports: [{ number: 1, name: 'a', targetPort: 65_536 }] }),
    se({ ports: [{ number: 1, name: 'a', targetPort: 1 }] }),
  ],
  [
    'CEL-16 spec.template.address',
    wg({ template: { address: 'unix:///a/' } }),
    wg({ template: { address: 'unix:///a' } }),
  ],
  ['CEL-17 spec.ports.a_b:', we({ ports: { a_b: 1 } }), we({ ports: { 'a-b': 1 } })],
  [
    `CEL-17 spec.ports.${'a'.repeat(63)}:`,
    we({ ports: { ['a'.repeat(63)]: 1 } }),
    we({ ports: { ['a'.repeat(62)]: 1 } }),
  ],
  ['CEL-18 spec.hosts.0', se({ hosts: ['*'] }), se({ hosts: ['*.com'] })],
  [
    'CEL-19 spec.ports.1.number',
    se({
      ports: [
        { number: 80, name: 'a' },
        { number: 80, name: 'b' },
      ],
    }),
    se({
      ports: [
        { number: 80, name: 'a' },
        { number: 81, name: 'b' },
      ],
    }),
  ],
  [
    'CEL-20 spec.workloadSelector.labels.a',
    sc({ workloadSelector: { labels: { a: 'b*' } } }),
    sc({ workloadSelector: { labels: { 'a*': 'b' } } }),
  ],
  [
    'CEL-21 spec.probe.httpGet.scheme',
    probe({ httpGet: { port: 1, scheme: 'http' } }),
    probe({ httpGet: { port: 1, scheme: '' } }),
  ],
]

describe('each rule finds its smallest breach and lets the nearest object pass', () => {
  it.each(CASES)('%s', (expected, [kind, breach], [otherKind, near]) => {
    expect(findings(kind, object(kind, breach))).toEqual([expected])
    expect(findings(otherKind, object(otherKind, near))).toEqual([])
  })
})

describe('the document around spec', () => {
  it.each([
    ['SCH-001 apiVersion', { apiVersion: 'networking.istio.io/v2' }],
    ['SCH-005 metadata.name', { metadata: { name: 'Reviews' } }],
    ['SCH-005 metadata.name', { metadata: { name: 'a'.repeat(254) } }],
    ['SCH-005 metadata:', { metadata: { namespace: 'a' } }],
    ['SCH-005 metadata:', { metadata: { name: '' } }],
    ['SCH-060 specs:', { specs: {} }],
    ['SCH-069 metadata.labels.version', { metadata: { name: 'a', labels: { version: 1.5 } } }],
    ['SCH-068 spec', { spec: [] }],
    ['SCH-066 spec', { spec: null }],
  ])('%s', (expected, more) => {
    expect(findings('Sidecar', object('Sidecar', {}, more))).toEqual([expected])
  })

  it('may lack spec, except where the kind needs one', () => {
    const bare = { apiVersion: 'networking.istio.io/v1beta1', metadata: { name: 'a.b-c' } }
    expect(findings('Gateway', { ...bare, kind: 'Gateway' })).toEqual([])
    expect(findings('WorkloadEntry', { ...bare, kind: 'WorkloadEntry' })).toEqual(['SCH-004 :'])
  })

  it('passes status and the rest of metadata through', () => {
    const metadata = { generateName: 'a-', managedFields: [{ x: 1 }], selfLink: '/x' }
    expect(findings('Sidecar', object('Sidecar', {}, { metadata, status: { a: [1] } }))).toEqual([])
  })

  it.each([[null], [undefined], [[]], ['text'], [1]])('%j is no object', (value) => {
    expect(findings('Sidecar', value)).toEqual(['SCH-068 '])
  })
})

describe('one cause is one issue', () => {
  it('a message of a wrong type says nothing about its one-of group', () => {
    expect(findings(...pair(match({ uri: '/a' })))).toEqual(['SCH-068 spec.http.0.match.0.uri'])
  })

  it('an enum of a wrong type is not also a wrong value', () => {
    expect(findings(...pair(dr({ tls: { mode: true } })))).toEqual([
      'SCH-068 spec.trafficPolicy.tls.mode',
    ])
  })

  it('a port outside its type is not also outside the ports', () => {
    expect(findings(...pair(we({ ports: { a: 2 ** 32 } })))).toEqual(['SCH-030 spec.ports.a'])
    expect(findings(...pair(we({ ports: { a: 2n ** 64n } })))).toEqual(['SCH-030 spec.ports.a'])
  })

  it('two groups of one message are two causes', () => {
    const both = { httpHeaderName: 'a', useSourceIp: true, ringHash: {}, maglev: {} }
    expect(findings(...pair(hash(both))).map((finding) => finding.slice(0, 7))).toEqual([
      'SCH-056',
      'SCH-057',
    ])
  })
})

describe('messages name the way out', () => {
  it.each([
    [
      ['VirtualService', { htpp: [] }] as const,
      'Field “htpp” is unknown in VirtualService. Did you mean “http”?',
      'http',
    ],
    [
      vs({ mirror: { ...destination, weight: 1 } }),
      'Field “weight” is unknown in Destination.',
      undefined,
    ],
    [
      dr({ tls: { credential_name: 'a' } }),
      'Field “credential_name” is unknown in ClientTLSSettings. Its name is “credentialName”.',
      'credentialName',
    ],
    // The right field is there already: renaming would make a duplicate key.
    [
      dr({ tls: { credential_name: 'a', credentialName: 'a' } }),
      'Field “credential_name” is unknown in ClientTLSSettings.',
      undefined,
    ],
    [
      dr({ tls: { mode: 'SIMPEL' } }),
      '“SIMPEL” is not a value of “mode”. Did you mean “SIMPLE”?',
      'SIMPLE',
    ],
    [
      dr({ tls: { mode: 2 } }),
      '“mode” must be one of DISABLE, SIMPLE, MUTUAL, ISTIO_MUTUAL, not the number 2. Write MUTUAL.',
      'MUTUAL',
    ],
    [match({ port: '80' }), '“port” must be a whole number, not text. Remove the quotes.', '80'],
    [
      ['VirtualService', { hosts: ['a', 1] }] as const,
      'Item 2 of “hosts” must be text, not the number 1. Put it in quotes.',
      undefined,
    ],
  ])('%j', (spec, message, suggestion) => {
    const [kind] = spec
    const [issue, ...others] = validate(kind, object(kind, spec[1]))
    expect(others).toEqual([])
    expect(issue?.message).toBe(message)
    expect(issue?.suggestion).toBe(suggestion)
  })

  it('cuts the text of the user', () => {
    const [issue] = validate(...pair(vs({ timeout: 'x'.repeat(100_000) })))
    expect(issue?.message.length).toBeLessThan(300)
  })
})

test('keys that other languages trip over are plain keys', () => {
  const spec: unknown = JSON.parse('{"__proto__": {}, "constructor": 1, "a/b~c": 1, "": 1}')
  expect(findings('Sidecar', object('Sidecar', spec))).toEqual([
    'SCH-060 spec.__proto__:',
    'SCH-060 spec.constructor:',
    'SCH-060 spec.a/b~c:',
    'SCH-060 spec.:',
  ])
  const selector: unknown = JSON.parse('{"__proto__": 1, "a/b~c": 1, "0": 1}')
  expect(validate('Gateway', object('Gateway', { selector })).map(({ path }) => path)).toEqual([
    ['spec', 'selector', '0'],
    ['spec', 'selector', '__proto__'],
    ['spec', 'selector', 'a/b~c'],
  ])
})

test('a document with a hundred thousand mistakes yields a thousand issues', () => {
  const hosts = Array.from({ length: 100_000 }, () => 1)
  expect(validate('VirtualService', object('VirtualService', { hosts }))).toHaveLength(1000)
})

// Copying the errors for each item would take minutes: what holds this is that it ends at all.
test('mistakes in fifty thousand items yield a thousand issues', () => {
  const many = <T>(item: T): T[] => Array.from({ length: 50_000 }, () => item)
  const http = many({ route: [{ destination, weigth: 1 }] })
  const ports = many({ number: 1, name: 'p', protocol: 'TCP' })
  expect(validate('VirtualService', object('VirtualService', { http }))).toHaveLength(1000)
  expect(validate(...pair(se({ ports })))).toHaveLength(1000)
})

test('one name is offered to one key of a map only', () => {
  const rename = (spec: object) =>
    validate('VirtualService', object('VirtualService', spec)).map(({ suggestion, message }) => [
      suggestion,
      message.includes('Did you mean'),
    ])
  expect(rename({ htt0: [], htt1: [], htt2: [] })).toEqual([
    ['http', true],
    [undefined, false],
    [undefined, false],
  ])
  expect(rename({ htt0: [], http: [] })).toEqual([[undefined, false]])
  const route = { route: [{ destination, weigth: 1 }] }
  expect(rename({ http: [route, route] })).toEqual([
    ['weight', true],
    ['weight', true],
  ])
})

test('the JSON Schema gives the verdicts of validate, CEL rules and unique keys aside', () => {
  const validators = new Map(
    CATALOGUE_KINDS.map((kind) => {
      const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false })
      ajv
        .addVocabulary([...OWN_KEYWORDS])
        .addFormat('int32', true)
        .addFormat('double', true)
      return [kind, ajv.compile(toJsonSchema(kind))]
    }),
  )
  for (const [expected, breach, near] of CASES) {
    // ajv knows no bigint, and JSON has none.
    if (expected.startsWith('SCH-032')) continue
    const isBeyondJsonSchema =
      expected.startsWith('CEL') || expected === 'SCH-036 spec.ports.1.name'
    expect(validators.get(breach[0])?.(object(...breach))).toBe(isBeyondJsonSchema)
    expect(validators.get(near[0])?.(object(...near))).toBe(true)
  }
})

function pair([kind, spec]: Case): readonly [CatalogueKind, object] {
  return [kind, object(kind, spec)]
}
