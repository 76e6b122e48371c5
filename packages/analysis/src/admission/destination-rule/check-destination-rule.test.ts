import { describe, expect, it } from 'vitest'
import type { Resource } from '@meshdraft/model'
import { applyFix, open } from '../../../test/workspace.ts'
import { mergeDiagnostics } from '../../merge-diagnostics.ts'
import { checkAdmission } from '../check-admission.ts'
import type { AdmissionOptions } from '../check-admission.ts'

const HEAD = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: shop
spec:
  host: reviews
`

function check(spec: string, options?: AdmissionOptions) {
  const { index, resources } = open(HEAD + spec)
  const [rule] = resources
  if (rule === undefined) throw new Error('The text holds no DestinationRule.')
  return checkAdmission(
    rule satisfies Resource,
    index.lookup(() => {}),
    options,
  ).map(({ code, severity, aliases, fieldPath, fixes }) => ({
    code,
    severity,
    aliases,
    path: fieldPath.join('/'),
    fixes,
  }))
}

const codes = (spec: string, options?: AdmissionOptions) =>
  check(spec, options).map(({ code }) => code)

describe('a warning about a traffic policy', () => {
  const lines = ['outlierDetection:', '  consecutiveErrors: 5']
  const at = (depth: number) => lines.map((line) => `${' '.repeat(depth)}${line}\n`).join('')

  it('is one of the webhook at the policy of the host', () => {
    expect(check(`  trafficPolicy:\n${at(4)}`)).toMatchObject([
      { code: 'DR-009', severity: 'warning', aliases: ['IST0133'] },
    ])
  })

  // The webhook drops it there: validateSubset and validatePortTrafficPolicies return errors only.
  it.each([
    ['a subset', `  subsets:\n  - name: v1\n    trafficPolicy:\n${at(6)}`],
    [
      'a port',
      `  trafficPolicy:\n    portLevelSettings:\n    - port:\n        number: 80\n${at(6)}`,
    ],
  ])('is a hint of our own at the policy of %s', (_, spec) => {
    expect(check(spec)).toMatchObject([{ code: 'DR-009', severity: 'info', aliases: [] }])
  })
})

describe('rules that end a check', () => {
  it.each([
    [
      'tunnel and proxyProtocol hide the rest of the policy',
      '    tunnel: {targetHost: a.com, targetPort: 443}\n    proxyProtocol: {}\n    connectionPool: {}\n',
      ['DR-007'],
      ['DR-007', 'DR-013'],
    ],
    [
      'distribute and failover hide the rest of the locality setting',
      '    loadBalancer:\n      localityLbSetting:\n        distribute: [{from: a, to: {a: 1}}]\n        failover: [{from: a, to: a}]\n      warmup: {duration: 0s}\n',
      ['DR-033', 'DR-049'],
      ['DR-033', 'DR-036', 'DR-039', 'DR-040', 'DR-049'],
    ],
    [
      'a wrong total hides later shares',
      '    loadBalancer:\n      localityLbSetting:\n        distribute:\n        - {from: a, to: {a: 50}}\n        - {from: a, to: {a: 0}}\n',
      ['DR-036'],
      ['DR-036', 'DR-035', 'DR-038'],
    ],
  ])('%s, but not from an exhaustive check', (_, policy, expected, exhaustive) => {
    const spec = `  trafficPolicy:\n${policy}`
    expect(codes(spec)).toEqual(expected)
    expect(codes(spec, { isExhaustive: true })).toEqual(exhaustive)
  })
})

describe('a duration of zero that is removed', () => {
  it.each([
    [
      'takes along settings that say nothing without it',
      '  trafficPolicy:\n    connectionPool:\n      tcp:\n        connectTimeout: 0s\n    tls:\n      mode: SIMPLE\n',
      '  trafficPolicy:\n    tls:\n      mode: SIMPLE\n',
    ],
    [
      'takes the policy along that would be empty',
      '  trafficPolicy:\n    connectionPool:\n      http:\n        idleTimeout: 0s\n',
      '',
    ],
    [
      'leaves keepalive on',
      '  trafficPolicy:\n    connectionPool:\n      tcp:\n        tcpKeepalive:\n          time: 0s\n',
      '  trafficPolicy:\n    connectionPool:\n      tcp:\n        tcpKeepalive: {}\n',
    ],
    [
      'leaves the settings of a subset in the place of those of the host',
      '  subsets:\n  - name: v1\n    trafficPolicy:\n      connectionPool:\n        http:\n          idleTimeout: 0s\n',
      '  subsets:\n  - name: v1\n    trafficPolicy:\n      connectionPool:\n        http: {}\n',
    ],
  ])('%s', (_, before, after) => {
    const [finding] = check(before)
    expect(finding?.fixes).toMatchObject([{ isChoice: true }])
    expect(applyFix(finding?.fixes[0], HEAD + before)).toBe(HEAD + after)
  })
})

describe('what is removed because it is empty', () => {
  it.each([
    [
      'takes the policy along that it was alone in',
      '  trafficPolicy:\n    connectionPool: {}\n',
      '',
    ],
    [
      'leaves a policy with other members',
      '  trafficPolicy:\n    connectionPool: {}\n    tls:\n      mode: SIMPLE\n',
      '  trafficPolicy:\n    tls:\n      mode: SIMPLE\n',
    ],
    [
      'takes along the policy of the port, the list and the policy around it',
      '  subsets:\n  - name: v1\n    trafficPolicy:\n      portLevelSettings:\n      - port:\n          number: 80\n        connectionPool: {}\n',
      '  subsets:\n  - name: v1\n',
    ],
    [
      'leaves the policies of other ports',
      '  trafficPolicy:\n    portLevelSettings:\n    - port:\n        number: 80\n    - port:\n        number: 81\n      tls: {}\n',
      '  trafficPolicy:\n    portLevelSettings:\n    - port:\n        number: 81\n      tls: {}\n',
    ],
  ])('%s', (_, before, after) => {
    const [finding] = check(before)
    expect(applyFix(finding?.fixes[0], HEAD + before)).toBe(HEAD + after)
  })
})

it('a subset is renamed together with the routes that lead to it', () => {
  const rule = `${HEAD}  subsets:\n  - name: V_1\n`
  const route = (host: string, name: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: ${name}
  namespace: shop
spec:
  hosts: [${host}]
  http:
  - route:
    - destination: {host: ${host}, subset: V_1}
`
  const files = {
    'rule.yaml': rule,
    'a.yaml': route('reviews', 'a'),
    'b.yaml': route('reviews.shop.svc.cluster.local', 'b'),
    'c.yaml': route('ratings', 'c'),
  }
  const { index, resources } = open(files)
  const found = resources.find(({ kind }) => kind === 'DestinationRule')
  if (found === undefined) throw new Error('The files hold no DestinationRule.')
  const [finding] = checkAdmission(
    found,
    index.lookup(() => {}),
  )
  const edits = finding?.fixes[0]?.edits ?? []
  expect(edits.map(({ documentId, newText }) => [documentId, newText])).toEqual([
    ['rule.yaml#0', 'v-1'],
    ['a.yaml#0', 'v-1'],
    ['b.yaml#0', 'v-1'],
  ])
})

it.each([
  ['the host', 'DR-001', 'spec', ''],
  ['the name of a subset', 'DR-004', 'spec/subsets/0', '  subsets:\n  - labels: {a: b}\n'],
  [
    'the target of a tunnel',
    'DR-064',
    'spec/trafficPolicy/tunnel',
    '  trafficPolicy:\n    tunnel:\n      targetPort: 443\n',
  ],
  [
    'the duration of a warm-up',
    'DR-048',
    'spec/trafficPolicy/loadBalancer/warmup',
    '  trafficPolicy:\n    loadBalancer:\n      warmup: {}\n',
  ],
  [
    'the name of a cookie',
    'DR-024',
    'spec/trafficPolicy/loadBalancer/consistentHash/httpCookie',
    '  trafficPolicy:\n    loadBalancer:\n      consistentHash:\n        httpCookie: {}\n',
  ],
])('schema and webhook together say once that %s is missing', (_, code, path, spec) => {
  const text = spec === '' ? HEAD.replace('  host: reviews\n', '  exportTo: []\n') : HEAD + spec
  const { index, local, resources } = open(text)
  const admission = resources.flatMap((rule) =>
    checkAdmission(
      rule,
      index.lookup(() => {}),
    ),
  )
  const findings = mergeDiagnostics([...local, ...admission])
  expect(findings.map((found) => [found.code, found.fieldPath.join('/')])).toEqual([
    ['SCH-010', path],
  ])
  expect(findings[0]?.aliases).toContain(code)
})

describe('one fix for all that a rule says', () => {
  it.each([
    [
      'every topology label goes at once, for the webhook names only the first',
      'DR-034',
      '  trafficPolicy:\n    outlierDetection: {}\n    loadBalancer:\n      localityLbSetting:\n        failover: [{from: a, to: b}]\n        failoverPriority: [topology.kubernetes.io/region, app, topology.istio.io/subzone]\n',
      'failoverPriority: [app]',
    ],
    [
      'exportTo of a rule for selected workloads becomes the only value it may have',
      'DR-067',
      '  workloadSelector: {matchLabels: {app: a}}\n  exportTo: ["*", "."]\n',
      '  exportTo:\n  - "."\n',
    ],
    [
      'weights make 100 again',
      'DR-036',
      '  trafficPolicy:\n    loadBalancer:\n      localityLbSetting:\n        distribute: [{from: a, to: {a: 80, b: 40}}]\n',
      'to: {a: 67, b: 33}',
    ],
  ])('%s', (_, code, spec, expected) => {
    const [finding] = check(spec).filter((found) => found.code === code)
    const fixed = applyFix(finding?.fixes[0], HEAD + spec)
    expect(fixed).toContain(expected)
    const after = check(fixed.slice(HEAD.length))
    expect(after.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

it('a name that two subsets would get is proposed to the first only', () => {
  const findings = check('  subsets:\n  - name: V_1\n  - name: v_1\n')
  expect(findings.map(({ code, fixes }) => [code, fixes.length])).toEqual([
    ['DR-004', 1],
    ['DR-004', 0],
  ])
})
