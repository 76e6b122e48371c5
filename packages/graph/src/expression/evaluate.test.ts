import { expect, test } from 'vitest'
import { draw, manifest, service, virtualService } from '../../test/draw.ts'
import { findInGraph, listExpressionValues, parseExpression, suggestExpressions } from '../index.ts'
import type { ProblemsByNode } from '../index.ts'

const graph = draw(
  manifest(
    'networking.istio.io/v1',
    'Gateway',
    'edge',
    'ingress',
    `selector: { app: edge }
servers:
  - { port: { number: 443, name: https, protocol: HTTPS }, tls: { mode: SIMPLE, credentialName: c }, hosts: ["*/*.example.com"] }
  - { port: { number: 80, name: http, protocol: HTTP }, hosts: ["*/*.example.com"] }`,
  ) +
    virtualService(
      `hosts: [www.example.com]
gateways: [ingress/edge]
http:
  - match: [{ headers: { x-canary: {} } }]
    timeout: 3s
    mirror: { host: ratings }
    route: [{ destination: { host: reviews, subset: v1 }, weight: 91 }, { destination: { host: reviews, subset: v9 }, weight: 9 }]
  - fault: { delay: { fixedDelay: 2s, percentage: { value: 10 } } }
    route: [{ destination: { host: ratings } }]`,
    ) +
    virtualService(
      'hosts: [ratings]\ntcp: [{ route: [{ destination: { host: ratings } }] }]',
      'calls',
    ) +
    manifest(
      'networking.istio.io/v1',
      'DestinationRule',
      'reviews',
      'shop',
      `host: reviews
trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
subsets: [{ name: v1, labels: { version: v1 } }]`,
    ) +
    service('reviews') +
    service('ratings') +
    service('lonely', 'team'),
)

const WEB = 'vs:shop/web'
const CALLS = 'vs:shop/calls'
const FIRST = 'route:shop/web/http/0'
const SECOND = 'route:shop/web/http/1'
const TCP = 'route:shop/calls/tcp/0'
const REVIEWS = 'service:reviews.shop.svc.cluster.local'
const RATINGS = 'service:ratings.shop.svc.cluster.local'
const LONELY = 'service:lonely.team.svc.cluster.local'
const V1 = 'subset:reviews.shop.svc.cluster.local/v1'
const V9 = 'missing:subset:reviews.shop.svc.cluster.local/v9'
const HTTPS = 'server:ingress/edge#0'
const HTTP = 'server:ingress/edge#1'

const problems: ProblemsByNode = new Map([
  [FIRST, [{ severity: 'error', code: 'IST0101', aliases: ['KIA1107'] }]],
  [WEB, [{ severity: 'warning', code: 'VS-009', aliases: [] }]],
])

function find(text: string) {
  const parsed = parseExpression(text)
  if (!parsed.ok || !parsed.expression) throw new Error(`“${text}” finds nothing to look for.`)
  return findInGraph(parsed.expression, graph, problems)
}

test.each([
  ['kind:virtualservice', [WEB, CALLS]],
  ['kind:gateway', [HTTPS, HTTP]],
  ['kind:subset', [V1, V9]],
  ['kind:missing', [V9]],
  ['kind:subset -kind:missing', [V1]],
  ['ns:team', [LONELY]],
  ['ns:t*', [LONELY]],
  ['ns:tea', []],
  ['host:*.example.com', [HTTPS, HTTP, WEB]],
  ['host:"*.example.com"', [HTTPS, HTTP]],
  ['host:reviews', [REVIEWS, V1, V9]],
  ['host:reviews.shop', [REVIEWS, V1, V9]],
  ['host:review', []],
  ['name:edge', [HTTPS, HTTP]],
  ['name:REVIEWS', [FIRST, REVIEWS]],
  ['name:v*', [V1, V9]],
  ['has:problem', [FIRST, WEB]],
  ['has:error', [FIRST]],
  ['has:warning', [WEB]],
  ['has:info', []],
  ['problem:vs-009', [WEB]],
  ['problem:KIA1107', [FIRST]],
  ['problem:IST*', [FIRST]],
  ['has:mirror', [FIRST]],
  ['has:timeout', [FIRST]],
  ['has:fault', [SECOND]],
  ['has:retries', []],
  ['has:weight', [FIRST]],
  ['has:tls', [HTTPS, REVIEWS, V1]],
  ['weight<10', [FIRST]],
  ['weight<9', []],
  ['weight<=9', [FIRST]],
  ['weight>91', []],
  ['weight>=91', [FIRST]],
  ['weight=91', [FIRST]],
  ['weight!=91', [FIRST]],
  ['port:443', [HTTPS]],
  ['port>=443', [HTTPS, REVIEWS, RATINGS, LONELY]],
  ['protocol:https', [HTTPS]],
  ['protocol:tcp', [TCP]],
  ['protocol:http kind:route', [FIRST, SECOND]],
  ['subset:v1', [V1]],
  ['file:mesh.yaml kind:vs', [WEB, CALLS]],
  ['file:other.yaml', []],
  ['reached-by:edge kind:service', [REVIEWS, RATINGS]],
  ['reaches:reviews kind:gateway', [HTTPS, HTTP]],
  ['reaches:reviews', [HTTPS, HTTP, WEB, FIRST, V1, REVIEWS, V9]],
  ['reaches:nowhere', []],
  ['reached-by:mesh -kind:route', ['mesh', CALLS, RATINGS]],
  ['x-canary', [FIRST]],
  ['ratings shop kind:service', [RATINGS]],
  ['"any other request"', [SECOND]],
  ['lon*team', [LONELY]],
  ['lon*shop', []],
  ['l*ly', [LONELY]],
  ['ns:team or subset:v1', [LONELY, V1]],
  ['-(ns:shop or ns:ingress)', ['mesh', LONELY, V9]],
])('“%s” finds what it says', (text, expected) => {
  expect([...find(text).nodeIds].toSorted()).toEqual([...expected].toSorted())
})

test('terms about edges find the edges too, and only those', () => {
  expect([...find('weight<10').edgeIds]).toEqual([`routes:${FIRST}->${V9}`])
  expect([...find('has:mirror').edgeIds]).toEqual([`mirrors:${FIRST}->${RATINGS}`])
  expect([...find('weight<10 ns:shop').edgeIds]).toEqual([`routes:${FIRST}->${V9}`])
  expect([...find('weight<10 ns:team').edgeIds]).toEqual([])
  expect([...find('weight<10 or ns:shop').edgeIds]).toEqual([`routes:${FIRST}->${V9}`])
  expect([...find('ns:shop').edgeIds]).toEqual([])
  expect([...find('-weight<10').edgeIds]).toEqual([])
})

function offer(text: string): readonly string[] {
  const caret = text.indexOf('|')
  const whole = text.replace('|', '')
  const { range, items } = suggestExpressions(whole, caret, listExpressionValues(graph, problems))
  return items.map((item) => whole.slice(0, range.start) + item.text + whole.slice(range.end))
}

test.each([
  ['ki|', ['kind:']],
  ['kind:vi|', ['kind:virtualservice', 'kind:service', 'kind:serviceentry']],
  ['has:mi|', ['has:mirror']],
  ['ns:|', ['ns:ingress', 'ns:shop', 'ns:team']],
  ['ns:t|', ['ns:team']],
  ['ns:team|', []],
  ['host:www| has:error', ['host:www.example.com has:error']],
  ['-(problem:V|', ['-(problem:VS-009']],
  ['reaches:rev|', ['reaches:reviews']],
  ['lone|', ['lonely', 'lonely.team.svc.cluster.local']],
  ['"lone|', []],
])('at “%s” it offers %j', (text, expected) => {
  expect(offer(text)).toEqual(expected)
})

test('where nothing is typed every field is offered', () => {
  expect(offer('ns:shop |')).toContain('ns:shop reached-by:')
})
