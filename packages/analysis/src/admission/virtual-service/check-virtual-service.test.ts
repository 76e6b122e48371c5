import { parseDocument } from '@meshdraft/yaml'
import { createIndex, DEFAULT_MESH_SETTINGS, readResources, toDocumentId } from '@meshdraft/model'
import { describe, expect, it } from 'vitest'
import { applyFix } from '../../../test/workspace.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import { checkAdmission } from '../check-admission.ts'

const HEAD = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: reviews, namespace: shop}
spec:
`
const ROUTE = 'route: [{destination: {host: reviews}}]'

function findAll(spec: string): readonly Diagnostic[] {
  const document = parseDocument(HEAD + spec)
  const resources = readResources(document, toDocumentId('a.yaml', 0), DEFAULT_MESH_SETTINGS)
  const lookup = createIndex(DEFAULT_MESH_SETTINGS).lookup(() => {})
  return resources.flatMap((resource) => checkAdmission(resource, lookup))
}

const list = (spec: string) =>
  findAll(spec).map(({ code, fieldPath }) => `${code} ${fieldPath.slice(1).join('/')}`.trim())
const top = (fields: string) => `  ${fields}\n  http: [{${ROUTE}}]\n`
const http = (fields: string, before = 'hosts: [reviews]') => `  ${before}\n  http: [{${fields}}]\n`
const match = (fields: string, before = 'hosts: [reviews]') =>
  http(`match: [{${fields}}], ${ROUTE}`, before)

describe('hosts', () => {
  it.each<[string, string, readonly string[]]>([
    ['may be an address in the mesh', top('hosts: [10.0.0.1]'), []],
    ['may be “*” on gateways', top('hosts: ["*"]\n  gateways: [gw]'), []],
    ['may not be “*” without gateways', top('hosts: ["*"]'), ['VS-007 hosts/0']],
    [
      'count twice in any order',
      top('hosts: [b.x, "*.x", b.x]'),
      ['VS-008 hosts/0', 'VS-008 hosts/2'],
    ],
    ['count without label boundaries', top('hosts: ["*x.io", ax.io]'), ['VS-008 hosts/1']],
    ['are told apart by case', top('hosts: [a.x, A.x]'), []],
    ['are compared only when all are valid', top('hosts: ["a b", a.x, a.x]'), ['VS-005 hosts/0']],
    ['that are empty make no delegate', top('hosts: [""]\n  gateways: [gw]'), ['VS-006 hosts/0']],
    [
      'of the form for SNI need a match by SNI',
      top('hosts: [outbound_.80_._.a.b]\n  gateways: [gw]'),
      ['VS-006 hosts/0'],
    ],
  ])('%s', (_, spec, expected) => {
    expect(list(spec)).toEqual(expected)
  })
})

describe('a route', () => {
  it.each<[string, string, readonly string[]]>([
    ['that delegates may do so bare', http('delegate: {name: a}'), []],
    [
      'that delegates is looked at no further',
      http(`delegate: {name: a}, redirect: {uri: /a}, ${ROUTE}, fault: {abort: {httpStatus: 500}}`),
      ['VS-011 http/0/redirect', 'VS-012 http/0/route'],
    ],
    [
      'of a delegate counts as any other',
      http('delegate: {name: a}, redirect: {uri: /a}', 'exportTo: ["."]'),
      ['VS-013 http/0/delegate'],
    ],
    ['without destinations has no action', http('route: []'), ['VS-021 http/0/route']],
    [
      'with a redirect hides what else its direct response conflicts with',
      http(`redirect: {uri: /a}, directResponse: {status: 500}, ${ROUTE}`),
      ['VS-014 http/0/redirect', 'VS-017 http/0/directResponse'],
    ],
    [
      'may have mirror beside an empty mirrors',
      http(`mirror: {host: m}, mirrors: [], ${ROUTE}`),
      [],
    ],
  ])('%s', (_, spec, expected) => {
    expect(list(spec)).toEqual(expected)
  })
})

describe('a match', () => {
  const claim = 'headers: {"@request.auth.claims.x": {exact: a}}'
  it.each<[string, string, readonly string[]]>([
    ['may use claims on gateways', match(claim, 'hosts: [a.x]\n  gateways: [gw]'), []],
    [
      'may not use claims without gateways',
      match(claim),
      [`VS-004 ${at('headers', '@request.auth.claims.x')}`],
    ],
    ['may have an empty prefix of the uri', match('uri: {prefix: ""}'), []],
    ['may have an empty exact', match('method: {exact: ""}'), []],
    ['may exclude any value with “*”', match('withoutHeaders: {x: {regex: "*"}}'), []],
    [
      'may not match any value with “*”',
      match('headers: {x: {regex: "*"}}'),
      [`VS-024 ${at('headers', 'x', 'regex')}`],
    ],
    ['may have port 0', match('port: 0'), []],
    [
      'marks the part of a label that is wrong',
      match('sourceLabels: {app: "a b"}'),
      [`VS-030 ${at('sourceLabels', 'app')}`],
    ],
  ])('%s', (_, spec, expected) => {
    expect(list(spec)).toEqual(expected)
  })

  function at(...fields: readonly string[]): string {
    return ['http/0/match/0', ...fields].join('/')
  }

  it('hints at an old name of a gateway, of which the webhook loses its warning', () => {
    const [finding] = findAll(match('gateways: [gw.ns.svc.cluster.local]'))
    expect(finding).toMatchObject({ code: 'VS-031', severity: 'info', aliases: [] })
  })
})

describe('faults, CORS and mirrors', () => {
  const delay = (fields: string) => http(`fault: {delay: {${fields}}}, ${ROUTE}`)
  const cors = (fields: string) => http(`corsPolicy: {${fields}}, ${ROUTE}`)
  it.each<[string, string, readonly string[]]>([
    ['a percentage of 0.0001 counts', delay('fixedDelay: 1ms, percentage: {value: 0.0001}'), []],
    [
      'a smaller one does not',
      delay('fixedDelay: 1ms, percentage: {value: 0.00009}'),
      ['VS-048 http/0/fault/delay/percentage/value'],
    ],
    ['a delay may have no length', delay('percentage: {value: 5}'), []],
    ['status 600 passes', http(`fault: {abort: {httpStatus: 600}}, ${ROUTE}`), []],
    [
      'an empty gRPC status is one',
      http(`fault: {abort: {grpcStatus: ""}}, ${ROUTE}`),
      ['VS-044 http/0/fault/abort/grpcStatus'],
    ],
    ['maxAge may be a whole second', cors('maxAge: 1s'), []],
    [
      'maxAge may be wrong in two ways',
      cors('maxAge: 1500us'),
      ['VS-040 http/0/corsPolicy/maxAge', 'VS-041 http/0/corsPolicy/maxAge'],
    ],
    [
      'an origin needs a member',
      cors('allowOrigins: [{}]'),
      ['VS-036 http/0/corsPolicy/allowOrigins/0'],
    ],
    ['“*” is a header', cors('allowHeaders: ["*"]'), []],
    ['100 percent can be mirrored', http(`mirrorPercentage: {value: 100}, ${ROUTE}`), []],
    [
      'the other spelling is deprecated too',
      http(`mirror_percent: 5, ${ROUTE}`),
      ['VS-052 http/0/mirror_percent'],
    ],
  ])('%s', (_, spec, expected) => {
    expect(list(spec)).toEqual(expected)
  })
})

describe('fixes', () => {
  it.each<[string, string, string, string]>([
    ['round maxAge up', http(`corsPolicy: {maxAge: 1.2s}, ${ROUTE}`), 'VS-041', 'maxAge: 2s'],
    [
      'remove a delay of no time with its fault',
      http(`fault: {delay: {fixedDelay: 0s}}, ${ROUTE}`),
      'VS-049',
      `[{${ROUTE}}]`,
    ],
    [
      'name the status of a number',
      http(`fault: {abort: {grpcStatus: "14"}}, ${ROUTE}`),
      'VS-044',
      'UNAVAILABLE',
    ],
    [
      'double only percent signs that begin no variable',
      http(`headers: {request: {set: {x: "%REQ(a)% is 5%"}}}, ${ROUTE}`),
      'VS-035',
      '"%REQ(a)% is 5%%"',
    ],
    [
      'strip control characters',
      http(`headers: {request: {set: {x: "a\\u0001b"}}}, ${ROUTE}`),
      'VS-035',
      'x: "ab"',
    ],
    ['take the host out of an address', top('hosts: ["https://a.x:443/b"]'), 'VS-005', '"a.x"'],
    [
      'redirect to a prefix where prefixes are matched',
      http('match: [{uri: {prefix: /a}}], redirect: {authority: a.x}, rewrite: {uri: /b}'),
      'VS-016',
      'redirect: {authority: a.x, prefixRewrite: /b}',
    ],
  ])('%s', (_, spec, code, expected) => {
    const finding = findAll(spec).find((one) => one.code === code)
    expect(applyFix(finding?.fixes[0], HEAD + spec)).toContain(expected)
  })

  it('guess only as a choice', () => {
    const [guess] = findAll(http(`headers: {request: {set: {x: "%REQ(a"}}}, ${ROUTE}`))
    expect(guess?.fixes).toMatchObject([{ isChoice: true }])
  })

  it('are not offered without bound in a long list', () => {
    const findings = findAll(
      `  hosts: [a]\n  http:\n${`  - fault: {}\n    ${ROUTE}\n`.repeat(3000)}`,
    )
    const faults = findings.filter(({ code }) => code === 'VS-042')
    expect(faults).toHaveLength(3000)
    expect(faults.filter(({ fixes }) => fixes.length > 0).length).toBeLessThan(500)
  })
})
