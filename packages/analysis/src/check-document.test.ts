import { describe, expect, it } from 'vitest'
import { applyFix, check, istio } from '../test/workspace.ts'

const head = (kind: string) =>
  `apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata:\n  name: a\nspec:\n`
const only = (text: string) => {
  const findings = check(text)
  expect(findings.map(({ code, message }) => `${code} ${message}`)).toHaveLength(1)
  return findings[0]
}

describe('the syntax layer', () => {
  it('shows what is wrong with the text, with its fix', () => {
    const text = `${head('VirtualService')}  hosts:\n  - *.example.com\n`
    const finding = only(text)
    expect(finding).toMatchObject({
      code: 'YML-UNQUOTED-WILDCARD',
      layer: 'syntax',
      severity: 'error',
      marked: '*.example.com',
      path: 'spec/hosts/0',
      resource: { kind: 'VirtualService', name: 'a' },
    })
    expect(applyFix(finding?.fixes[0], text)).toContain('- "*.example.com"\n')
  })

  it('keeps the schema from guessing about a text that is broken', () => {
    const findings = check(`${head('VirtualService')}  hosts: [a\n  htpp: []\n`)
    expect(findings.map(({ layer }) => layer)).toEqual(findings.map(() => 'syntax'))
    expect(findings.length).toBeGreaterThan(0)
  })

  it('leaves a value to the syntax layer that already says what is wrong with it', () => {
    expect(only(`${head('VirtualService')}  hosts: *nothing\n`)).toMatchObject({
      code: 'YML-UNKNOWN-ANCHOR',
      path: 'spec/hosts',
    })
  })

  it('still says that a key is unknown which stands twice', () => {
    const codes = check(`${head('VirtualService')}  x: 1\n  x: 2\n`).map(({ code }) => code)
    expect(codes).toEqual(['YML-DUPLICATE-KEY', 'SCH-060'])
  })

  it('lets the schema go on beside a key that stands twice', () => {
    const findings = check(`${head('VirtualService')}  hosts: [a]\n  hosts: [b]\n  htpp: []\n`)
    expect(findings.map(({ code, marked }) => [code, marked])).toEqual([
      ['YML-DUPLICATE-KEY', 'hosts'],
      ['SCH-060', 'htpp'],
    ])
  })
})

describe('what is no Kubernetes object', () => {
  it.each([
    ['a template', 'kind: {{ .Values.kind }}\n', 'YML-TEMPLATE'],
    ['values', '# values\nreplicas: 3\n', 'YML-NOT-AN-OBJECT'],
    ['a list', '- a\n', 'YML-NOT-AN-OBJECT'],
    ['an object without kind', 'apiVersion: v1\nmetadata: {name: a}\n', 'YML-NOT-AN-OBJECT'],
  ])('is passed through with one info: %s', (_, text, code) => {
    expect(only(text)).toMatchObject({ code, severity: 'info', layer: 'syntax', path: '' })
  })

  it.each([
    ['nothing', ''],
    ['comments', '# only words\n'],
    ['another kind', 'apiVersion: example.com/v1\nkind: Thing\nwhatever: [1]\n'],
    ['a List', 'apiVersion: v1\nkind: List\nitems: []\n'],
  ])('or is silent: %s', (_, text) => {
    expect(check(text)).toEqual([])
  })

  it('says what is missing, at the first key', () => {
    expect(only('# values\nreplicas: 3\n')).toMatchObject({
      marked: 'replicas',
      message:
        'This is not a Kubernetes object, because it has no “apiVersion” and no “kind”; it is kept as it is.',
    })
  })

  it('explains an item of a List', () => {
    expect(
      only(
        'apiVersion: v1\nkind: List\nitems:\n- {kind: Service, apiVersion: v1}\n- {kind: Pod}\n',
      ),
    ).toMatchObject({ code: 'YML-NOT-AN-OBJECT', path: 'items/1', marked: 'Pod' })
  })
})

describe('the schema layer', () => {
  it.each([
    [
      'an unknown field',
      'VirtualService',
      '  host: [a]\n',
      'SCH-060',
      'spec/host',
      'host',
      '  hosts: [a]\n',
    ],
    [
      'snake case',
      'VirtualService',
      '  tls:\n  - match:\n    - sni_hosts: [a]\n      sniHosts: [a]\n',
      'SCH-064',
      'spec/tls/0/match/0/sni_hosts',
      'sni_hosts',
      undefined,
    ],
    [
      'a number in quotes',
      'VirtualService',
      '  http:\n  - route:\n    - destination: {host: a}\n      weight: "50" # half\n',
      'SCH-063',
      'spec/http/0/route/0/weight',
      '"50"',
      '  http:\n  - route:\n    - destination: {host: a}\n      weight: 50 # half\n',
    ],
    [
      'a number for an enum',
      'Gateway',
      '  servers:\n  - port: {number: 443, protocol: HTTPS, name: web}\n    hosts: [a]\n    tls: {mode: 1}\n',
      'SCH-062',
      'spec/servers/0/tls/mode',
      '1',
      '  servers:\n  - port: {number: 443, protocol: HTTPS, name: web}\n    hosts: [a]\n    tls: {mode: SIMPLE}\n',
    ],
    [
      'a misspelt enum',
      'DestinationRule',
      '  host: a\n  trafficPolicy: {loadBalancer: {simple: ROUND_ROBBIN}}\n',
      'SCH-020',
      'spec/trafficPolicy/loadBalancer/simple',
      'ROUND_ROBBIN',
      '  host: a\n  trafficPolicy: {loadBalancer: {simple: ROUND_ROBIN}}\n',
    ],
    [
      'text where a list belongs',
      'VirtualService',
      '  hosts: "*.example.com"\n',
      'SCH-068',
      'spec/hosts',
      '"*.example.com"',
      '  hosts: ["*.example.com"]\n',
    ],
    [
      'a number where text belongs',
      'DestinationRule',
      '  host: a\n  subsets:\n  - name: v1\n    labels: {version: 1.0}\n',
      'SCH-069',
      'spec/subsets/0/labels/version',
      '1.0',
      '  host: a\n  subsets:\n  - name: v1\n    labels: {version: "1.0"}\n',
    ],
  ])('marks %s and offers the correction', (_, kind, spec, code, path, marked, fixed) => {
    const finding = only(head(kind) + spec)
    expect(finding).toMatchObject({ code, layer: 'schema', severity: 'error', path, marked })
    if (fixed === undefined) expect(finding?.fixes).toEqual([])
    else expect(applyFix(finding?.fixes[0], head(kind) + spec)).toBe(head(kind) + fixed)
    expect(finding?.docs).toMatch(/^https:\/\/istio\.io\/.*#/)
  })

  it('marks the key of the parent where a member is missing', () => {
    expect(only(`${head('DestinationRule')}  subsets: []\n`)).toMatchObject({
      code: 'SCH-010',
      path: 'spec',
      marked: 'spec',
    })
  })

  it('marks the first key of a list item where a member is missing', () => {
    const spec = '  servers:\n  - hosts: [a]\n    name: b\n'
    expect(only(head('Gateway') + spec)).toMatchObject({
      code: 'SCH-012',
      path: 'spec/servers/0',
      marked: 'hosts',
    })
  })

  it('marks the kind where the whole spec is missing', () => {
    const text = head('ServiceEntry').replace('spec:\n', '')
    expect(only(text)).toMatchObject({ code: 'SCH-004', path: '', marked: 'ServiceEntry' })
  })

  it('marks a missing value by its key', () => {
    expect(only(`${head('VirtualService')}  hosts:\n`)).toMatchObject({
      code: 'SCH-066',
      marked: 'hosts',
    })
  })

  it('reports a rule of CEL at its value', () => {
    const spec = '  http:\n  - timeout: 0s\n    route:\n    - destination: {host: a}\n'
    expect(only(head('VirtualService') + spec)).toMatchObject({
      code: 'CEL-01',
      path: 'spec/http/0/timeout',
      marked: '0s',
    })
  })

  it('offers the served version', () => {
    const text = istio('Gateway', 'a', '{}').replace('io/v1', 'io/v2')
    const finding = only(text)
    expect(finding).toMatchObject({ code: 'SCH-001', marked: 'networking.istio.io/v2' })
    expect(applyFix(finding?.fixes[0], text)).toContain('apiVersion: networking.istio.io/v1\n')
  })

  it('looks into the items of a List', () => {
    const text = `apiVersion: v1
kind: List
items:
- apiVersion: networking.istio.io/v1
  kind: Gateway
  metadata: {name: a}
  spec: {server: []}
`
    const finding = only(text)
    expect(finding).toMatchObject({
      code: 'SCH-060',
      path: 'items/0/spec/server',
      marked: 'server',
    })
    expect(applyFix(finding?.fixes[0], text)).toBe(text.replace('server:', 'servers:'))
  })

  it('does not change a value that an anchor shares', () => {
    const text = `${head('VirtualService')}  http:\n  - route:\n    - destination: {host: a}\n      weight: &w "50"\n`
    expect(only(text)).toMatchObject({ code: 'SCH-063', fixes: [] })
  })

  it.each([
    ['a Gateway of the Kubernetes Gateway API', 'gateway.networking.k8s.io/v1', 'Gateway'],
    ['a kind Istio does not know', 'networking.istio.io/v1', 'Thing'],
    ['an EnvoyFilter', 'networking.istio.io/v1alpha3', 'EnvoyFilter'],
  ])('says nothing about %s', (_, apiVersion, kind) => {
    expect(check(`{apiVersion: ${apiVersion}, kind: ${kind}, spec: {any: 1}}`)).toEqual([])
  })
})
