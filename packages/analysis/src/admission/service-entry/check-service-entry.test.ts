import { describe, expect, it } from 'vitest'
import { admit, admitMerged } from '../../../test/admit.ts'
import { applyFix, istio } from '../../../test/workspace.ts'

const entry = (spec: string, labels = '{}') =>
  istio('ServiceEntry', 'a', `{hosts: [a.com], ${spec}}`).replace(
    'namespace:',
    `labels: ${labels}, namespace:`,
  )
const HTTP = 'ports: [{number: 80, name: http, protocol: HTTP}]'
const see = (text: string) => admit(text).map(({ code, path }) => `${code} ${path}`)
const fixesOf = (text: string, code: string) =>
  admit(text)
    .filter((finding) => finding.code === code)
    .flatMap(({ fixes }) => fixes)

describe('endpoints of a ServiceEntry', () => {
  it.each([
    ['STATIC', '{address: 10.0.0.1, ports: {http: 8080}}', []],
    ['STATIC', '{network: net}', ['WE-002 spec.endpoints.0.network']],
    ['STATIC', '{address: "unix:///a"}', []],
    ['STATIC', '{address: a.com}', ['SE-022 spec.endpoints.0.address']],
    ['STATIC', '{address: ""}', ['WE-001 spec.endpoints.0.address']],
    // Without an address the webhook looks at nothing else of the endpoint.
    ['STATIC', '{ports: {nope: 0}, labels: {"*": a}}', ['WE-001 spec.endpoints.0.address']],
    ['DNS', '{address: a.com, ports: {http: 8080}}', []],
    ['DNS', '{address: 10.0.0.1}', []],
    ['DNS', '{address: "unix:///a"}', ['SE-027 spec.endpoints.0.address']],
    ['DNS', '{network: net}', ['SE-027 spec.endpoints.0.address']],
    [
      'DNS',
      '{address: a.com, ports: {http: 0, nope: 1}, labels: {"*": a}}',
      [
        'SE-028 spec.endpoints.0.labels.*',
        'SE-029 spec.endpoints.0.ports.http',
        'SE-029 spec.endpoints.0.ports.nope',
      ],
    ],
    ['NONE', '{address: nonsense_}', ['SE-018 spec.endpoints']],
  ])('with %s may be %s: %j', (resolution, endpoint, findings) => {
    expect(see(entry(`${HTTP}, resolution: ${resolution}, endpoints: [${endpoint}]`))).toEqual(
      findings,
    )
  })
})

describe('another resolution is offered', () => {
  it('where it repairs the ServiceEntry', () => {
    const text = entry(`${HTTP}, endpoints: [{address: b.com}]`)
    const [fix] = fixesOf(text, 'SE-018')
    expect(fix).toMatchObject({ title: 'Set resolution to DNS' })
    expect(see(applyFix(fix, text))).toEqual([])
  })
  it.each([
    `${HTTP}, endpoints: [{address: 10.0.0.1, labels: {"*": a}}]`,
    `${HTTP}, addresses: [10.0.0.0/8], endpoints: [{address: b.com}]`,
  ])('not where it breaks another rule: %s', (spec) => {
    expect(fixesOf(entry(spec), 'SE-018')).toEqual([])
  })
})

it('NONE is not offered beside endpoints, for the schema refuses even an empty list', () => {
  const wildcard = (rest: string) =>
    entry(`${HTTP}, resolution: DNS${rest}`).replace('[a.com]', '["*.a.com"]')
  const titles = (text: string) => fixesOf(text, 'SE-025').map(({ title }) => title)
  expect(titles(wildcard(''))).toEqual(['Set resolution to NONE', 'Set resolution to DYNAMIC_DNS'])
  expect(titles(wildcard(', endpoints: []'))).toEqual(['Set resolution to DYNAMIC_DNS'])
})

describe('TCP without addresses', () => {
  const tcp = 'ports: [{number: 1, name: tcp, protocol: TCP}]'
  const declines = '{networking.istio.io/enable-autoallocate-ip: "False"}'
  it.each([
    [tcp, '{}', 1],
    ['ports: [{number: 1, name: tcp}]', '{}', 1],
    ['ports: [{number: 1, name: tcp, protocol: tcp}]', '{}', 0],
    [`${tcp}, resolution: DNS`, '{}', 0],
    [`${tcp}, resolution: DNS`, declines, 1],
    [`${tcp}, addresses: [10.0.0.1]`, declines, 0],
  ])('%s with labels %s is warned of %i times', (spec, labels, count) => {
    expect(see(entry(spec, labels)).filter((text) => text.startsWith('SE-014'))).toHaveLength(count)
  })
  it('is no matter to istioctl where only a label declines addresses', () => {
    const text = entry(`${tcp}, resolution: DNS`, declines)
    expect(admit(text)).toMatchObject([{ code: 'SE-014', aliases: [] }])
    const [fix] = fixesOf(text, 'SE-014')
    expect(see(applyFix(fix, text))).toEqual([])
  })
})

describe('a port', () => {
  it('is renamed in the endpoints too', () => {
    const text = entry(
      'ports: [{number: 80, name: my_http, protocol: HTTP}], resolution: STATIC, endpoints: [{address: 10.0.0.1, ports: {my_http: 81}}, {address: 10.0.0.2}]',
    )
    const after = applyFix(fixesOf(text, 'SE-015')[0], text)
    expect(after).toContain('name: my-http')
    expect(after).toContain('ports: {my-http: 81}')
    expect(see(after)).toEqual([])
  })
  it('gets no name that another has', () => {
    const text = entry(
      'ports: [{number: 80, name: a, protocol: HTTP}, {number: 81, name: a, protocol: HTTP}, {number: 82, name: a-81, protocol: HTTP}], resolution: DNS',
    )
    expect(see(text)).toEqual(['SE-011 spec.ports.1.name'])
    expect(fixesOf(text, 'SE-011')).toEqual([])
  })
  it('without name and number is not reported twice', () => {
    const found = admitMerged(entry('ports: [{protocol: HTTP}], resolution: DNS'))
    expect(found.map(({ layer }) => layer)).toEqual(['schema', 'schema'])
  })
})

describe('hosts that cannot be told apart', () => {
  const text = istio(
    'ServiceEntry',
    'db',
    '\n  hosts: [a.com, b.com, c.com]\n  ports: [{number: 1, name: tcp, protocol: TCP}]\n  resolution: DNS',
  )
  it('are split into an entry for each', () => {
    const [fix] = fixesOf(text, 'SE-039')
    expect(fix).toMatchObject({ isChoice: true, createsObject: true })
    const after = applyFix(fix, text)
    expect(after.split('\n---\n')).toHaveLength(3)
    expect(see(after)).toEqual([])
    expect(after).toContain('hosts: [a.com]')
    expect(after).toContain('name: db-3')
  })
  it('are not split where they share addresses', () => {
    const shared = text.replace('resolution', 'addresses: [10.0.0.1]\n  resolution')
    expect(fixesOf(shared, 'SE-039')).toEqual([])
  })
  it('are no matter with HTTP and TLS, or NONE', () => {
    expect(see(text.replace('protocol: TCP', 'protocol: GRPC-Web'))).toEqual([])
    expect(see(text.replace('protocol: TCP', 'protocol: https'))).toEqual([])
    expect(see(text.replace('DNS', 'NONE')).filter((found) => found.startsWith('SE-039'))).toEqual(
      [],
    )
  })
})

describe('DYNAMIC_DNS', () => {
  const dynamic = (rest: string, labels = '{}') =>
    entry(`resolution: DYNAMIC_DNS, ${rest}`, labels).replace('[a.com]', '["*a.com"]')
  const uses = (waypoint: string) => `{istio.io/use-waypoint: "${waypoint}"}`
  it.each([
    ['TLS', []],
    ['grpc', []],
    ['HTTPS', ['SE-035 spec.ports.0.protocol']],
    ['GRPC-Web', ['SE-035 spec.ports.0.protocol']],
    ['""', ['SE-035 spec.ports.0.protocol']],
  ])('of protocol %s is refused for %j', (protocol, findings) => {
    expect(see(dynamic(`ports: [{number: 1, name: a, protocol: ${protocol}}]`))).toEqual(findings)
  })
  it.each([
    ['a', 1],
    ['', 0],
    ['None', 0],
  ])('inside the mesh with waypoint %j has %i findings', (waypoint, count) => {
    expect(see(dynamic('location: MESH_INTERNAL', uses(waypoint)))).toHaveLength(count)
    expect(see(dynamic('location: MESH_EXTERNAL', uses(waypoint)))).toEqual([])
  })
})
