import { parseDocument, readValue, splitDocuments } from '@meshdraft/yaml'
import { describe, expect, it, test } from 'vitest'
import { draw, manifest, service, virtualService } from '../../test/draw.ts'
import type { GraphNode, TrafficGraph } from '../index.ts'
import { collapseGraph } from '../fold.ts'
import { describeConnectionConditions, describeHttpConditions } from './conditions.ts'
import { describeInWords } from './describe-in-words.ts'
import type { WordsContext } from './describe-in-words.ts'
import { describeShare } from './node-facts.ts'

function parse(text: string) {
  return readValue(parseDocument(text), [])
}

function reader(text: string): WordsContext['read'] {
  const tiles = splitDocuments(text)
  return ({ documentId, path }) => {
    const tile = tiles[Number(/\d+$/u.exec(documentId)?.[0])]
    return tile && readValue(parseDocument(text.slice(tile.start, tile.end)), path)
  }
}

function nodeOf(graph: TrafficGraph, id: string): GraphNode {
  const node = graph.nodesById.get(id)
  if (!node) throw new RangeError(`There is no ${id}: ${[...graph.nodesById.keys()].join(' ')}`)
  return node
}

/** The sentence of one node of manifests. */
function say(text: string, id: string, context: Partial<WordsContext> = {}): string {
  const graph = draw(text)
  return describeInWords(graph, nodeOf(graph, id), { read: reader(text), ...context }).sentence
}

describe('what an HTTP route takes', () => {
  it.each([
    ['[{ uri: { exact: /cart } }]', 'path is /cart'],
    ['[{ uri: { prefix: /api } }]', 'path starts with /api'],
    ['[{ uri: { regex: "/v[12]/.*" } }]', 'path matches the regex /v[12]/.*'],
    [
      '[{ uri: { prefix: /Api }, ignoreUriCase: true }]',
      'path starts with /Api in upper or lower case',
    ],
    ['[{ uri: { regex: /Api }, ignoreUriCase: true }]', 'path matches the regex /Api'],
    ['[{ uri: { exact: "/a b" } }]', 'path is “/a b”'],
    ['[{ headers: { x-user: { exact: "1" } } }]', 'header x-user is 1'],
    ['[{ headers: { x-user: {} } }]', 'header x-user is there'],
    ['[{ headers: { x-user: { exact: "" } } }]', 'header x-user is “”'],
    ['[{ withoutHeaders: { x-bot: {} } }]', 'header x-bot is not there'],
    ['[{ withoutHeaders: { x-bot: { exact: "1" } } }]', 'header x-bot is not 1'],
    ['[{ withoutHeaders: { x-bot: { prefix: go } } }]', 'header x-bot does not start with go'],
    ['[{ withoutHeaders: { x-bot: { regex: g+ } } }]', 'header x-bot does not match the regex g+'],
    ['[{ queryParams: { page: { exact: "2" } } }]', 'query parameter page is 2'],
    ['[{ queryParams: { page: {} } }]', 'query parameter page is there'],
    ['[{ method: { exact: GET } }]', 'method is GET'],
    ['[{ authority: { exact: a.example.com } }]', 'authority is a.example.com'],
    ['[{ scheme: { exact: https } }]', 'scheme is https'],
    ['[{ port: 8080 }]', 'port is 8080'],
    ['[{ sourceLabels: { app: web, version: v1 } }]', 'source has app=web and version=v1'],
    ['[{ sourceNamespace: team }]', 'source namespace is team'],
    ['[{ gateways: [edge/shop, mesh] }]', 'it comes through gateway edge/shop or the mesh'],
    [
      '[{ uri: { prefix: /api }, headers: { x-user: { exact: "1" } }, method: { exact: GET } }]',
      'method is GET, path starts with /api and header x-user is 1',
    ],
    [
      '[{ uri: { exact: /a } }, { uri: { exact: /b } }, { uri: { prefix: /c } }]',
      'path is /a, path is /b or path starts with /c',
    ],
    [
      '[{ uri: { exact: /a }, port: 80 }, { uri: { exact: /b } }]',
      'path is /a and port is 80; or path is /b',
    ],
    ['[{ uri: { exact: /a } }, {}]', 'any request'],
    ['[{ name: all }]', 'any request'],
    ['[]', 'any request'],
    ['{ uri: { exact: /a } }', 'any request'],
  ])('%s: %s', (match, words) => {
    expect(describeHttpConditions(parse(match), true)).toBe(words)
  })
  it('what comes after other routes takes what they leave', () => {
    expect(describeHttpConditions(undefined, false)).toBe('any other request')
  })
})

describe('what a TLS or TCP route takes', () => {
  it.each([
    ['[{ sniHosts: [a.example.com] }]', 'SNI is a.example.com'],
    ['[{ sniHosts: [a.com, b.com], port: 443 }]', 'SNI is a.com or b.com and port is 443'],
    ['[{ destinationSubnets: [10.0.0.0/8] }]', 'destination is in 10.0.0.0/8'],
    ['[{ sourceSubnet: 10.1.0.0/16 }]', 'source is in 10.1.0.0/16'],
    ['[{ port: 27017, sourceLabels: { app: web } }]', 'port is 27017 and source has app=web'],
    ['[]', 'any connection'],
  ])('%s: %s', (match, words) => {
    expect(describeConnectionConditions(parse(match), true)).toBe(words)
  })
  it('what comes after other routes takes what they leave', () => {
    expect(describeConnectionConditions([{}], false)).toBe('any other connection')
  })
})

const RULES =
  manifest(
    'networking.istio.io/v1',
    'DestinationRule',
    'reviews',
    'shop',
    `host: reviews
trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5 } }
subsets:
  - { name: v1, labels: { version: v1 } }
  - { name: v2, labels: { version: v2 } }
  - { name: v3, labels: { version: v3 } }`,
  ) +
  service('reviews') +
  service('catalog')

function sayRoute(route: string, index = 0, protocol = 'http'): string {
  const text = virtualService(`hosts: [www.example.com]\n${protocol}:\n${route}`) + RULES
  return say(text, `route:shop/web/${protocol}/${index}`)
}

const V1 = '{ destination: { host: reviews, subset: v1 }, weight: 90 }'
const V2 = '{ destination: { host: reviews, subset: v2 }, weight: 10 }'

describe('a route', () => {
  it('says what it takes, how it splits, and what else it does', () => {
    expect(
      sayRoute(
        `  - name: first
    match: [{ uri: { exact: / } }]
    route: [{ destination: { host: catalog } }]
  - name: canary
    match: [{ uri: { prefix: /api }, headers: { x-user: { exact: "1" } } }]
    route: [${V1}, ${V2}]
    timeout: 5s
    retries: { attempts: 2 }
    mirror: { host: reviews, subset: v3 }
    mirrorPercentage: { value: 10 }`,
        1,
      ),
    ).toBe(
      'Route 2, canary: path starts with /api and header x-user is 1; 90% to reviews v1, 10% to reviews v2. Timeout 5s, 2 retries, mirrored to reviews v3 (10%).',
    )
  })
  it.each([
    [`route: [${V1}]`, 'any request; all to reviews v1.'],
    [
      'route: [{ destination: { host: catalog, port: { number: 9080 } } }]',
      'any request; all to catalog at port 9080.',
    ],
    [
      'route: [{ destination: { host: reviews, subset: v9 } }]',
      'any request; all to missing reviews v9.',
    ],
    ['route: [{ destination: { host: nowhere } }]', 'any request; all to missing nowhere.'],
    ['match: [{ port: 80 }]', 'port is 80; leads nowhere.'],
    ['redirect: { uri: /books }', 'any request; redirects to /books (301).'],
    [
      'redirect: { scheme: https, redirectCode: 308 }',
      'any request; redirects to scheme https (308).',
    ],
    [
      'redirect: { scheme: https, authority: a.example.com, port: 8443, uri: /x }',
      'any request; redirects to https://a.example.com:8443/x (301).',
    ],
    ['redirect: { authority: a.example.com }', 'any request; redirects to a.example.com (301).'],
    ['directResponse: { status: 503 }', 'any request; answers 503.'],
    [
      'directResponse: { status: 200, body: { string: hello } }',
      'any request; answers 200 with a body.',
    ],
    [
      'delegate: { name: cart, namespace: team }',
      'any request; delegates to virtual service missing cart.',
    ],
    [
      `route: [${V1}]\nfault: { delay: { fixedDelay: 2s, percentage: { value: 10 } }, abort: { httpStatus: 503, percentage: { value: 0.5 } } }`,
      'any request; all to reviews v1. 10% delayed by 2s, 0.5% aborted with 503.',
    ],
    [
      `route: [${V1}]\nfault: { abort: { grpcStatus: UNAVAILABLE } }`,
      'any request; all to reviews v1. 100% aborted with gRPC status UNAVAILABLE.',
    ],
    [
      `route: [${V1}]\nrewrite: { uri: /, authority: reviews.example.com }`,
      'any request; all to reviews v1. Path rewritten to /, authority rewritten to reviews.example.com.',
    ],
    [
      `route: [${V1}]\nrewrite: { uriRegexRewrite: { match: ^/a/(.*), rewrite: '/\\1' } }`,
      'any request; all to reviews v1. Path rewritten from the regex ^/a/(.*) to /\\1.',
    ],
    [
      `route: [${V1}]\nretries: { attempts: 3, perTryTimeout: 2s, retryOn: 5xx }`,
      'any request; all to reviews v1. 3 retries of 2s each on 5xx.',
    ],
    [
      `route: [${V1}]\nretries: { attempts: 1 }\ntimeout: 1s`,
      'any request; all to reviews v1. Timeout 1s, 1 retry.',
    ],
    [`route: [${V1}]\nretries: { attempts: 0 }`, 'any request; all to reviews v1. No retries.'],
    [
      `route: [${V1}]\nheaders: { request: { remove: [cookie] }, response: { set: { x-a: "1", x-b: "2" } } }\ncorsPolicy: { allowMethods: [GET] }`,
      'any request; all to reviews v1. Request header cookie removed, response headers x-a and x-b set, CORS policy.',
    ],
    [
      'route: [{ destination: { host: catalog }, headers: { request: { add: { x-a: "1" } } } }]',
      'any request; all to catalog. Request header x-a added.',
    ],
    [
      `route: [${V1}]\nmirrors: [{ destination: { host: catalog } }]`,
      'any request; all to reviews v1. Mirrored to catalog.',
    ],
  ])('%s: %s', (body, words) => {
    const lines = `name: one\n${body}`
      .split('\n')
      .map((line, i) => `${i === 0 ? '  - ' : '    '}${line}`)
    expect(sayRoute(lines.join('\n'))).toBe(`Route 1, one: ${words}`)
  })
  it('that redirects to a server says so in the words of its own', () => {
    const text =
      GATEWAY +
      virtualService(
        'hosts: [shop.example.com]\ngateways: [shop]\nhttp:\n  - redirect: { scheme: https }',
      )
    expect(say(text, 'route:shop/web/http/0')).toBe(
      'Route 1, redirect: any request; redirects to scheme https (301).',
    )
  })
  it.each([
    [
      'tls',
      '  - match: [{ sniHosts: [a.com] }]\n    route: [{ destination: { host: catalog } }]',
      'TLS route 1, catalog: SNI is a.com; all to catalog.',
    ],
    [
      'tcp',
      '  - match: [{ port: 27017 }]\n    route: [{ destination: { host: catalog } }]',
      'TCP route 1, catalog: port is 27017; all to catalog.',
    ],
  ])('of %s says its protocol', (protocol, route, words) => {
    expect(sayRoute(route, 0, protocol)).toBe(words)
  })
  it('whose text is broken says what was read last', () => {
    const text =
      virtualService(
        `hosts: [www.example.com]\nhttp:\n  - name: one\n    match: [{ uri: { prefix: /api } }]\n    route: [${V1}, ${V2}]`,
      ) + RULES
    expect(say(text, 'route:shop/web/http/0', { read: () => undefined, isStale: true })).toBe(
      'Route 1, one: /api…; 90% to reviews v1, 10% to reviews v2. As last read: its text is broken.',
    )
  })
})

const GATEWAY = manifest(
  'networking.istio.io/v1',
  'Gateway',
  'shop',
  'shop',
  `selector: { istio: ingress }
servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: [shop.example.com]
    tls: { httpsRedirect: true }
  - port: { number: 443, name: https, protocol: HTTPS }
    hosts: [shop.example.com, ./b.example.com, team/c.example.com, "*/*"]
    tls: { mode: SIMPLE, credentialName: shop-cert }
  - port: { number: 9443, name: tls, protocol: TLS }
    hosts: ["*"]
    tls: { mode: PASSTHROUGH }`,
)

describe('everything else of the graph', () => {
  it.each([
    [
      'server:shop/shop#0',
      'Server 80 HTTP, of gateway shop/shop: port 80 HTTP for shop.example.com, redirects to HTTPS (301).',
    ],
    [
      'server:shop/shop#1',
      'Server 443 HTTPS, of gateway shop/shop: port 443 HTTPS for shop.example.com, b.example.com of its own namespace, c.example.com of namespace team and all hosts, TLS SIMPLE with certificate shop-cert.',
    ],
    [
      'server:shop/shop#2',
      'Server 9443 TLS, of gateway shop/shop: port 9443 TLS for all hosts, TLS PASSTHROUGH.',
    ],
  ])('%s', (id, words) => {
    expect(say(GATEWAY, id)).toBe(words)
  })
  it('a virtual service says its hosts and where it applies', () => {
    const text = (spec: string) => GATEWAY + virtualService(spec) + RULES
    const route = 'http: [{ route: [{ destination: { host: catalog } }] }]'
    expect(
      say(text(`hosts: [a.com, b.com]\ngateways: [shop, mesh]\n${route}`), 'vs:shop/web'),
    ).toBe(
      'Virtual service web in shop: 1 route for a.com and b.com, at gateway shop and the mesh.',
    )
    expect(say(text(`hosts: ["*"]\n${route}`), 'vs:shop/web')).toBe(
      'Virtual service web in shop: 1 route for all hosts, in the mesh.',
    )
    expect(say(text(route), 'vs:shop/web')).toBe(
      'Virtual service web in shop: 1 route, for virtual services that delegate to it.',
    )
  })
  it('subsets, services, workloads and what is missing', () => {
    const text =
      virtualService(
        'hosts: [a.com]\ngateways: [gone]\nhttp: [{ route: [{ destination: { host: reviews, subset: v9 } }], match: [{ port: 80 }] }, { delegate: { name: cart } }, { route: [{ destination: { host: nowhere } }] }, { directResponse: { status: 503 } }]',
      ) +
      RULES +
      `---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: reviews-v1, namespace: shop }\nspec:\n  replicas: 2\n  selector: { matchLabels: { app: reviews } }\n  template: { metadata: { labels: { app: reviews, version: v1 } } }\n`
    const fqdn = 'reviews.shop.svc.cluster.local'
    expect(say(text, `subset:${fqdn}/v1`)).toBe(
      'Subset v1 of reviews: pods of reviews with version=v1, circuit breaker.',
    )
    expect(say(text, `service:${fqdn}`)).toBe(
      'Service reviews in shop: port 9080 http, 1 workload, circuit breaker.',
    )
    expect(say(text, 'workload:Deployment/shop/reviews-v1')).toBe(
      'Deployment reviews-v1 in shop: 2 replicas, labels app=reviews, version=v1.',
    )
    expect(say(text, `missing:subset:${fqdn}/v9`)).toBe(
      'Missing subset v9 of reviews: routed to but not defined for reviews.',
    )
    expect(say(text, 'missing:gateway:shop/gone')).toBe(
      'Missing gateway gone in shop: named by a virtual service but not defined.',
    )
    expect(say(text, 'missing:virtualService:shop/cart')).toBe(
      'Missing virtual service cart in shop: delegated to but not defined.',
    )
    expect(say(text, 'missing:service:nowhere.shop.svc.cluster.local')).toBe(
      'Missing service nowhere in shop: named but not defined.',
    )
    expect(say(text, 'answer:route:shop/web/http/3')).toBe('Answer 503: Envoy answers itself.')
  })
  it('a service entry says its ports and whether it lies in the mesh; the mesh what it is', () => {
    const text =
      virtualService('hosts: [a.com]\nhttp: [{ route: [{ destination: { host: a.com } }] }]') +
      manifest(
        'networking.istio.io/v1',
        'ServiceEntry',
        'outside',
        'shop',
        'hosts: [a.com]\nlocation: MESH_EXTERNAL\nports: [{ number: 443, name: tls, protocol: TLS }, { number: 80, name: http, protocol: HTTP }]',
      )
    expect(say(text, 'se:a.com')).toBe(
      'Service entry a.com in shop: ports 443 tls and 80 http, outside the mesh.',
    )
    expect(say(text, 'mesh')).toBe('Mesh: calls between workloads, from all sidecars.')
  })
  it('without Services in the files a host is no service that is missing, but one that is elsewhere', () => {
    const text = virtualService('hosts: [a.com]\nhttp: [{ route: [{ destination: { host: b } }] }]')
    expect(say(text, 'service:b.shop.svc.cluster.local')).toBe(
      'Service b in shop: no ports, not defined in these files.',
    )
  })
})

test('problems end the sentence', () => {
  const problems = { error: 1, warning: 2, info: 0 }
  expect(say(RULES, 'service:catalog.shop.svc.cluster.local', { problems })).toBe(
    'Service catalog in shop: port 9080 http. 1 error, 2 warnings.',
  )
})

test('a fold says how much it stands for and where it leads', () => {
  const text = virtualService(`hosts: [www.example.com]\nhttp: [{ route: [${V1}, ${V2}] }]`) + RULES
  const fold = 'fold:service/reviews.shop.svc.cluster.local'
  const { graph } = collapseGraph(draw(text), new Set([fold]))
  const { sentence } = describeInWords(graph, nodeOf(graph, fold), { read: () => undefined })
  expect(sentence).toBe('Folded service reviews: 4 objects.')
})

test('the share of an edge is as short as a cell', () => {
  const text =
    virtualService(
      `hosts: [www.example.com]\nhttp: [{ route: [${V1}, ${V2}], mirror: { host: catalog } }]`,
    ) + RULES
  const edges = [...draw(text).edgesById.values()].filter(({ from }) => from.startsWith('route:'))
  expect(edges.map(describeShare)).toEqual(['90%', '10%', 'mirror 100%'])
})

test('facts are a sentence of their own', () => {
  const graph = draw(RULES)
  const node = nodeOf(graph, 'service:catalog.shop.svc.cluster.local')
  const words = describeInWords(graph, node, { read: reader(RULES) })
  expect(words).toMatchObject({ kind: 'Service', name: 'catalog', facts: 'Port 9080 http.' })
})
