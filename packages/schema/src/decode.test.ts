import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { CATALOGUE_KINDS, messagesByName } from './catalogue.ts'
import { conform } from './conform.ts'
import { decodeSpec } from './decode.ts'
import { toProtoName } from './proto-names.ts'

const paths = (issues: readonly { readonly path: readonly (string | number)[] }[]) =>
  issues.map(({ path }) => path.join('.'))

function decodeRoute(route: unknown) {
  const { spec, issues } = decodeSpec('VirtualService', { spec: { http: [route] } })
  return { route: spec.http?.[0], issues: paths(issues).map((path) => path.slice(12)) }
}

function decodePort(number: unknown) {
  const value = { spec: { ports: [{ number }] } }
  const { spec, issues } = decodeSpec('ServiceEntry', value)
  return issues.length > 0 ? 'issue' : spec.ports?.[0]?.number
}

describe('decodeSpec', () => {
  it('reads what the reference says', () => {
    const spec = {
      hosts: ['a'],
      exportTo: ['.'],
      http: [{ timeout: '5s', retries: { attempts: 2, retryRemoteLocalities: true }, headers: {} }],
    }
    expect(decodeSpec('VirtualService', { spec })).toEqual({ spec, issues: [], isAsWritten: true })
  })

  it('accepts the names of the proto files, and prefers those of the reference', () => {
    expect(
      decodeSpec('VirtualService', {
        spec: { export_to: ['.'], tls: [{ match: [{ sni_hosts: ['a'] }] }] },
      }),
    ).toEqual({
      spec: { exportTo: ['.'], tls: [{ match: [{ sniHosts: ['a'] }] }] },
      issues: [],
      isAsWritten: false,
    })
    expect(
      decodeSpec('Sidecar', { spec: { workload_selector: { labels: { a: 'b' } } } }).spec,
    ).toEqual({ workloadSelector: { labels: { a: 'b' } } })
    const outlierDetection = { consecutive_5xx_errors: 3, base_ejection_time: '30s' }
    expect(
      decodeSpec('DestinationRule', {
        spec: { traffic_policy: { outlier_detection: outlierDetection } },
      }).spec,
    ).toEqual({
      trafficPolicy: {
        outlierDetection: { consecutive5xxErrors: 3, baseEjectionTime: '30s' },
      },
    })
    for (const route of [
      { mirror_percent: 1, mirrorPercent: 2 },
      { mirrorPercent: 2, mirror_percent: 1 },
    ]) {
      expect(decodeRoute(route).route).toEqual({ mirrorPercent: 2 })
    }
    expect(decodeRoute({ mirror_percent: 1 }).route).toEqual({ mirrorPercent: 1 })
    // A null in the spelling of the reference hides the other spelling.
    expect(decodeRoute({ mirror_percent: 1, mirrorPercent: null }).route).toEqual({})
  })

  it('reads the keys of a map as they are', () => {
    const labels: unknown = JSON.parse('{"__proto__":"a","app_name":"b","appName":"c"}')
    const { spec } = decodeSpec('WorkloadEntry', { spec: { labels } })
    expect(Object.entries(spec.labels ?? {})).toEqual([
      ['__proto__', 'a'],
      ['app_name', 'b'],
      ['appName', 'c'],
    ])
  })

  it('takes null for absent, and in lists and maps for empty', () => {
    const spec = {
      hosts: ['a', null],
      gateways: null,
      http: [null, { name: null, match: [{ headers: { 'x-a': null } }] }],
    }
    expect(decodeSpec('VirtualService', { spec })).toEqual({
      spec: { hosts: ['a', ''], http: [{}, { match: [{ headers: { 'x-a': {} } }] }] },
      issues: [],
      isAsWritten: false,
    })
  })

  it('ignores unknown fields', () => {
    expect(decodeSpec('Gateway', { spec: { nonsense: 1, Selector: {}, servers: [] } })).toEqual({
      spec: { servers: [] },
      issues: [],
      isAsWritten: true,
    })
  })

  it('keeps of a one-of group the member declared later, however they are written', () => {
    expect(
      decodeRoute({ match: [{ uri: { regex: 'r', exact: 'e', prefix: 'p' } }] }).route,
    ).toEqual({
      match: [{ uri: { regex: 'r' } }],
    })
    expect(decodeRoute({ redirect: { port: 80, derive_port: 'FROM_REQUEST_PORT' } }).route).toEqual(
      {
        redirect: { derivePort: 'FROM_REQUEST_PORT' },
      },
    )
    expect(decodeRoute({ match: [{ uri: { regex: null, exact: 'e' } }] }).route).toEqual({
      match: [{ uri: { exact: 'e' } }],
    })
  })

  it('reads an enum by name or number', () => {
    const decode = (resolution: unknown) => {
      const { spec, issues } = decodeSpec('ServiceEntry', { spec: { resolution } })
      return issues.length > 0 ? (issues[0]?.suggestion ?? 'issue') : spec.resolution
    }
    expect(decode('DNS')).toBe('DNS')
    expect(decode(0)).toBe('NONE')
    expect(decode(2)).toBe('DNS')
    expect(decode('dns')).toBe('DNS')
    expect([5, -1, 1.5, '', '2', true, {}].map(decode)).toEqual(Array(7).fill('issue'))
  })

  it.each<[unknown, unknown]>([
    [80, 80],
    [80n, 80],
    ['80', 80],
    [' 80\n', 80],
    ['null', 0],
    [4_294_967_295, 4_294_967_295],
    ['4294967295', 4_294_967_295],
    [0, 0],
    ...[4_294_967_296, -1, 1.5, '', '080', '+80', '8e1', '80.0', 'x', '0x50', true, [], {}].map(
      (value): [unknown, unknown] => [value, 'issue'],
    ),
    ...[Number.NaN, Number.POSITIVE_INFINITY, 1e30, 2n ** 70n, '99999999999999999999'].map(
      (value): [unknown, unknown] => [value, 'issue'],
    ),
  ])('reads the port %s as %s', (written, read) => {
    expect(decodePort(written)).toBe(read)
  })

  it.each([
    [2_147_483_647, true],
    [-2_147_483_648, true],
    ['-5', true],
    [2_147_483_648, false],
    [-2_147_483_649, false],
  ])('a signed number may be %j: %j', (attempts, isRead) => {
    expect(decodeRoute({ retries: { attempts } }).issues).toEqual(
      isRead ? [] : ['retries.attempts'],
    )
  })

  it('reads sizes of rings up to 64 bits', () => {
    const decode = (tableSize: unknown) =>
      decodeSpec('DestinationRule', {
        spec: { trafficPolicy: { loadBalancer: { consistentHash: { maglev: { tableSize } } } } },
      }).issues.length
    expect([2n ** 64n - 1n, '18446744073709551615', 5e9].map(decode)).toEqual([0, 0, 0])
    expect([2n ** 64n, '18446744073709551616', -1, 1e20].map(decode)).toEqual([1, 1, 1, 1])
  })

  it('reads fractions, also quoted', () => {
    const decode = (value: unknown) => {
      const { route, issues } = decodeRoute({ mirrorPercentage: { value } })
      return issues.length > 0 ? 'issue' : route?.mirrorPercentage?.value
    }
    expect([1.5, 3n, '1.5', '1e1', 'NaN', '-Infinity', 'null'].map(decode)).toEqual([
      1.5,
      3,
      1.5,
      10,
      Number.NaN,
      Number.NEGATIVE_INFINITY,
      0,
    ])
    expect(['', '.5', '1e999', 'inf', true, Number.NaN].map(decode)).toEqual(Array(6).fill('issue'))
  })

  it.each(['5s', '1h30m', '-1s', '0', '1.5h', '100us'])('reads the duration %j', (timeout) => {
    expect(decodeRoute({ timeout })).toEqual({ route: { timeout }, issues: [] })
  })

  it.each([
    ['5', '5s'],
    ['1d', '24h'],
    ['2 weeks', '336h'],
    ['1 s', '1s'],
    ['10 Min', '10m'],
    ['', undefined],
    ['soon', undefined],
    [5, undefined],
  ])('does not read the duration %j, and takes it for %j', (timeout, meant) => {
    const spec = { http: [{ timeout }] }
    const [issue] = decodeSpec('VirtualService', { spec }).issues
    expect(issue).toMatchObject({ path: ['spec', 'http', 0, 'timeout'] })
    expect(issue?.suggestion).toBe(meant)
  })

  it.each([
    ['', true],
    ['YQ==', true],
    ['YW\nJj', true],
    ['YQ', false],
    ['Y===', false],
    ['a-_b', false],
  ])('a body of bytes may be %j: %j', (bytes, isRead) => {
    const body = { bytes }
    expect(decodeRoute({ directResponse: { body } }).issues).toEqual(
      isRead ? [] : ['directResponse.body.bytes'],
    )
  })

  it('reports every value of a wrong type, and keeps the rest', () => {
    const http = [
      5,
      { name: 1, match: {}, route: [{ weight: true }, 'x'], headers: { request: { set: [] } } },
      { name: 'last', retries: { retryIgnorePreviousHosts: 'true' } },
    ]
    const { spec, issues } = decodeSpec('VirtualService', { spec: { hosts: 'a', http } })
    expect(spec).toEqual({
      http: [{}, { route: [{}, {}], headers: { request: {} } }, { name: 'last', retries: {} }],
    })
    expect(paths(issues)).toEqual([
      'spec.hosts',
      'spec.http.0',
      'spec.http.1.name',
      'spec.http.1.match',
      'spec.http.1.route.0.weight',
      'spec.http.1.route.1',
      'spec.http.1.headers.request.set',
      'spec.http.2.retries.retryIgnorePreviousHosts',
    ])
    expect(
      paths(decodeSpec('Gateway', { spec: { ser_vers: 1, selector: { a: 1 } } }).issues),
    ).toEqual(['spec.selector.a'])
  })

  it('reads an object without spec as empty, and reports a spec that is no map', () => {
    for (const value of [undefined, null, 1, {}, { spec: null }]) {
      expect(decodeSpec('Sidecar', value)).toEqual({ spec: {}, issues: [], isAsWritten: true })
    }
    expect(paths(decodeSpec('Sidecar', { spec: [] }).issues)).toEqual(['spec'])
  })
})

test('each field of a message has a proto name of its own', () => {
  expect(toProtoName('consecutive5xxErrors')).toBe('consecutive_5xx_errors')
  expect(toProtoName('http2MaxRequests')).toBe('http2_max_requests')
  for (const [, { descriptor }] of messagesByName) {
    const names = descriptor.fields.map(({ name }) => name).filter((name) => !name.includes('_'))
    expect(new Set(names.map(toProtoName)).size).toBe(names.length)
  }
})

const WORDS = [
  ...'spec metadata name http route match uri exact regex tls servers port number'.split(' '),
  ...'hosts host ports endpoints address trafficPolicy traffic_policy loadBalancer'.split(' '),
  ...'consistentHash template probe labels timeout subsets workload_selector __proto__'.split(' '),
]

const strayValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, true, 0, -1, 70_000, 1.5, 2n ** 70n, '', '5s', '80', 'a'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...WORDS), tie('value'), { maxKeys: 6 }),
  ),
})).value

test('whatever the document holds, decoding answers without throwing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...CATALOGUE_KINDS), strayValue, (kind, spec) => {
      const decoded = decodeSpec(kind, { spec })
      for (const { message } of decoded.issues) expect(message).toMatch(/\.$/u)
      // What was decoded has the right types.
      const again = decodeSpec(kind, { spec: decoded.spec })
      expect(again.issues).toEqual([])
      if (decoded.isAsWritten) expect(decoded.spec).toEqual(conform(kind, { spec }))
    }),
    { numRuns: 500 },
  )
})
