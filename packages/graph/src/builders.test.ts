import { expect, test } from 'vitest'
import { draw, listEdges, manifest, service, virtualService } from '../test/draw.ts'

const ISTIO = 'networking.istio.io/v1'
const gateway = (hosts: string, more = '') =>
  manifest(
    ISTIO,
    'Gateway',
    'edge',
    'ingress',
    `selector: { istio: gateway }
servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    tls: { mode: SIMPLE, credentialName: cert }
    hosts: ${hosts}
${more}`,
  )
const rule = (host: string, subsets: string) =>
  manifest(ISTIO, 'DestinationRule', 'reviews', 'shop', `host: ${host}\nsubsets: ${subsets}`)
const fqdn = (name: string) => `${name}.shop.svc.cluster.local`
const ROUTE = 'route:shop/web/http/0'

test('a split route shares its traffic by weight, relative to the sum', () => {
  const graph = draw(
    virtualService(`hosts: [reviews]
http:
  - route:
      - { destination: { host: reviews, subset: v1 }, weight: 1 }
      - { destination: { host: reviews, subset: v2 }, weight: 3 }`) +
      service('reviews') +
      rule('reviews', '[{ name: v1, labels: { version: v1 } }, { name: v2 }]'),
  )
  expect(listEdges(graph, 'routes')).toEqual([
    `routes:${ROUTE}->subset:${fqdn('reviews')}/v1 25%`,
    `routes:${ROUTE}->subset:${fqdn('reviews')}/v2 75%`,
  ])
  expect(listEdges(graph, 'selects')).toEqual([
    `selects:subset:${fqdn('reviews')}/v1->service:${fqdn('reviews')}`,
    `selects:subset:${fqdn('reviews')}/v2->service:${fqdn('reviews')}`,
  ])
})

test.each([
  ['a single destination takes everything, whatever its weight', '[{W0}]', ['A 100%']],
  ['a missing weight beside others is 0', '[{A}, {B5}]', ['A 0%', 'B 100%']],
  ['weights that are all zero say nothing about shares', '[{W0}, {B0}]', ['A', 'B']],
  ['the same destination twice has two edges', '[{A1}, {A1}]', ['A 50%', 'A#1 50%']],
])('%s', (_, route, expected) => {
  const written = route
    .replaceAll('{W0}', '{ destination: { host: a }, weight: 0 }')
    .replaceAll('{A}', '{ destination: { host: a } }')
    .replaceAll('{A1}', '{ destination: { host: a }, weight: 1 }')
    .replaceAll(/\{B(\d)\}/g, '{ destination: { host: b }, weight: $1 }')
  const graph = draw(
    virtualService(`hosts: [a]\nhttp: [{ route: ${written} }]`) + service('a') + service('b'),
  )
  const targets = listEdges(graph, 'routes').map((edge) =>
    edge.replace(/.*->service:(.)[^# ]*/, (_all, name: string) => name.toUpperCase()),
  )
  expect(targets).toEqual(expected)
})

test.each([
  ['its hosts overlap', '["*.example.com"]', true],
  ['the gateway serves its namespace', '["shop/*.example.com"]', true],
  ['the gateway serves everything', '["*/*"]', true],
  ['the gateway serves other hosts', '["shop.example.org"]', false],
  ['the gateway serves another namespace', '["team/*"]', false],
  ['the gateway serves only its own namespace', '["./shop.example.com"]', false],
])('a virtual service is bound to a server where %s', (_, hosts, isBound) => {
  const graph = draw(
    gateway(hosts) +
      virtualService(
        'hosts: [shop.example.com]\ngateways: [ingress/edge]\nhttp: [{ route: [{ destination: { host: a } }] }]',
      ),
  )
  expect(listEdges(graph, 'binds')).toEqual(
    isBound ? ['binds:server:ingress/edge#0->vs:shop/web'] : [],
  )
})

test('without gateways a virtual service applies to the mesh, and only then', () => {
  const http = 'hosts: [a]\nhttp: [{ route: [{ destination: { host: a } }] }]'
  expect(listEdges(draw(virtualService(http)), 'binds')).toEqual(['binds:mesh->vs:shop/web'])
  const bound = draw(virtualService(`${http}\ngateways: [./gone]`))
  expect(listEdges(bound, 'binds')).toEqual(['binds:missing:gateway:shop/gone->vs:shop/web'])
  expect(bound.nodesById.has('mesh')).toBe(false)
})

test('a virtual service without hosts is a delegate and is bound nowhere', () => {
  const root = virtualService(
    'hosts: [a]\nhttp: [{ delegate: { name: parts } }, { delegate: { name: gone, namespace: team } }]',
  )
  const delegate = virtualService('http: [{ route: [{ destination: { host: a } }] }]', 'parts')
  const graph = draw(root + delegate)
  expect(listEdges(graph, 'binds')).toEqual(['binds:mesh->vs:shop/web'])
  expect(listEdges(graph, 'delegates')).toEqual([
    `delegates:${ROUTE}->vs:shop/parts`,
    'delegates:route:shop/web/http/1->missing:virtualService:team/gone',
  ])
})

test('a subset that no rule defines is missing; one of a wildcard rule is not', () => {
  const route = (subset: string) =>
    virtualService(
      `hosts: [reviews]\nhttp: [{ route: [{ destination: { host: reviews, subset: ${subset} } }] }]`,
    )
  const rules = rule('"*.shop.svc.cluster.local"', '[{ name: v1 }]')
  const defined = draw(route('v1') + rules + service('reviews'))
  expect(listEdges(defined, 'routes', 'selects')).toEqual([
    `routes:${ROUTE}->subset:${fqdn('reviews')}/v1 100%`,
    `selects:subset:${fqdn('reviews')}/v1->service:${fqdn('reviews')}`,
  ])
  const missing = draw(route('v2') + rules + service('reviews'))
  expect(missing.nodesById.get(`missing:subset:${fqdn('reviews')}/v2`)?.missing).toBe('subset')
  const hidden = draw(
    route('v1') + rules + rule('reviews', '[{ name: v3 }]').replace('name: reviews', 'name: own'),
  )
  expect(hidden.nodesById.has(`missing:subset:${fqdn('reviews')}/v1`)).toBe(true)
})

test('a host is missing only when the files could tell', () => {
  const text = virtualService('hosts: [a]\nhttp: [{ route: [{ destination: { host: reviews } }] }]')
  expect(draw(text).nodesById.get(`service:${fqdn('reviews')}`)?.source).toBeUndefined()
  const known = draw(text + service('other'))
  expect(known.nodesById.has(`missing:service:${fqdn('reviews')}`)).toBe(true)
})

test('a destination outside the mesh leads to the ServiceEntry that covers it', () => {
  const entry = manifest(
    ISTIO,
    'ServiceEntry',
    'partner',
    'shop',
    'hosts: ["*.partner.example"]\nports: [{ number: 443, name: tls, protocol: TLS }]',
  )
  const graph = draw(
    entry +
      virtualService(
        'hosts: [a.partner.example]\ntls: [{ match: [{ port: 443, sniHosts: [a.partner.example] }], route: [{ destination: { host: a.partner.example } }] }]',
      ),
  )
  expect(listEdges(graph, 'routes')).toEqual([
    'routes:route:shop/web/tls/0->se:*.partner.example 100%',
  ])
  expect(graph.nodesById.get('route:shop/web/tls/0')?.detail).toBe(
    'SNI a.partner.example, port 443',
  )
})

test('a mirror is an edge with its own percentage', () => {
  const mirrors = (fields: string) =>
    draw(
      service('a') +
        virtualService(
          `hosts: [a]\nhttp:\n  - route: [{ destination: { host: a } }]\n${fields.replaceAll(/^/gm, '    ')}`,
        ),
    )
  const first = listEdges(mirrors('mirror: { host: a }'), 'mirrors')
  expect(first).toEqual([`mirrors:${ROUTE}->service:${fqdn('a')} 100%`])
  const [half] = listEdges(
    mirrors('mirror: { host: a }\nmirrorPercentage: { value: 50 }'),
    'mirrors',
  )
  expect(half).toMatch(/ 50%$/)
  const [old] = listEdges(mirrors('mirror: { host: a }\nmirrorPercent: 20'), 'mirrors')
  expect(old).toMatch(/ 20%$/)
  expect(
    listEdges(
      mirrors(
        'mirrors: [{ destination: { host: a }, percentage: { value: 5 } }, { destination: { host: a } }]',
      ),
      'mirrors',
    ).map((edge) => edge.split(' ')[1]),
  ).toEqual(['5%', '100%'])
})

test('a redirect of the scheme ends in the TLS server that takes over, others in an answer', () => {
  const redirect = (fields: string, hosts = '[shop.example.com]') =>
    draw(
      gateway(hosts) +
        virtualService(
          `hosts: [shop.example.com]\ngateways: [ingress/edge]\nhttp: [{ redirect: ${fields} }]`,
        ),
    )
  expect(listEdges(redirect('{ scheme: https }'), 'redirects')).toEqual([
    `redirects:${ROUTE}->server:ingress/edge#0`,
  ])
  const other = redirect('{ uri: /cart, redirectCode: 302 }')
  expect(other.nodesById.get(`answer:${ROUTE}`)?.label).toBe('302 /cart')
  const elsewhere = redirect('{ scheme: https, authority: new.example.com }')
  expect(elsewhere.nodesById.get(`answer:${ROUTE}`)?.label).toBe('301 new.example.com')
})

test('a server that redirects to https leads to the server that shares its host', () => {
  const plain = `  - port: { number: 80, name: http, protocol: HTTP }
    tls: { httpsRedirect: true }
    hosts: [shop.example.com]`
  expect(listEdges(draw(gateway('["*.example.com"]', plain)), 'redirects')).toEqual([
    'redirects:server:ingress/edge#1->server:ingress/edge#0',
  ])
  expect(listEdges(draw(gateway('["shop.example.org"]', plain)), 'redirects')).toEqual([])
})

test('a virtual service is not bound to a server that redirects everything', () => {
  const graph = draw(
    gateway(
      '[shop.example.com]',
      `  - port: { number: 80, name: http, protocol: HTTP }
    tls: { httpsRedirect: true }
    hosts: [shop.example.com]`,
    ) +
      virtualService(
        'hosts: [shop.example.com]\ngateways: [ingress/edge]\nhttp: [{ route: [{ destination: { host: a } }] }]',
      ),
  )
  expect(listEdges(graph, 'binds')).toEqual(['binds:server:ingress/edge#0->vs:shop/web'])
})

test.each([
  ['{ uri: { prefix: /api/reviews }, method: { exact: GET } }', 'GET /api/reviews…'],
  ['{ headers: { x-canary: { exact: "1" } } }', 'x-canary: 1'],
  ['{ headers: { x-canary: {} }, uri: { exact: / } }', 'x-canary, /'],
  ['{ uri: { regex: "/v[0-9]+" } }', '~/v[0-9]+'],
  ['{ sourceLabels: { app: loadtest } }', 'from app=loadtest'],
  ['{ withoutHeaders: { x-internal: {} }, port: 8080 }', 'no x-internal, :8080'],
  ['{ queryParams: { debug: { exact: "true" } } }', '?debug=true'],
  ['{ uri: { prefix: /a } }, { uri: { prefix: /b } }', '/a… +1'],
  ['', 'any request'],
])('a route with the match %s says “%s”', (match, expected) => {
  const graph = draw(
    virtualService(
      `hosts: [a]\nhttp: [{ match: [${match}], route: [{ destination: { host: a } }] }]`,
    ),
  )
  expect(graph.nodesById.get(ROUTE)?.detail).toBe(expected)
})

test('a route shows its name, order, marks, rewrite and fault', () => {
  const graph = draw(
    virtualService(`hosts: [a]
http:
  - name: slow-lane
    match: [{ uri: { exact: /basket } }]
    rewrite: { uri: /cart }
    timeout: 5s
    fault: { delay: { fixedDelay: 2s, percentage: { value: 10 } }, abort: { httpStatus: 503 } }
    route: [{ destination: { host: a } }]
  - route: [{ destination: { host: a } }]`),
  )
  expect(graph.nodesById.get(ROUTE)).toMatchObject({
    label: 'slow-lane',
    detail: '/basket → /cart',
    order: 1,
    marks: ['fault', 'timeout', 'rewrite'],
    parentId: 'vs:shop/web',
  })
  expect(graph.nodesById.get('route:shop/web/http/1')).toMatchObject({
    label: 'a',
    detail: 'any other request',
    order: 2,
  })
  expect([...graph.edgesById.values()].map((edge) => edge.fault)).toContain('2s 10%, 503 100%')
})

test('a direct response is an answer', () => {
  const graph = draw(
    virtualService('hosts: [a]\nhttp: [{ directResponse: { status: 503, body: { string: no } } }]'),
  )
  expect(graph.nodesById.get(`answer:${ROUTE}`)?.label).toBe('503 body')
})

test('services and subsets select the workloads whose labels match', () => {
  const deployment = (name: string, version: string) =>
    manifest(
      'apps/v1',
      'Deployment',
      name,
      'shop',
      `template: { metadata: { labels: { app: reviews, version: ${version} } } }`,
    )
  const graph = draw(
    service('reviews') +
      rule('reviews', '[{ name: v1, labels: { version: v1 } }]') +
      deployment('reviews-v1', 'v1') +
      deployment('reviews-v2', 'v2'),
  )
  const workloads = listEdges(graph, 'selects').filter((edge) => edge.includes('workload:'))
  expect(workloads).toEqual([
    `selects:service:${fqdn('reviews')}->workload:Deployment/shop/reviews-v1`,
    `selects:service:${fqdn('reviews')}->workload:Deployment/shop/reviews-v2`,
    `selects:subset:${fqdn('reviews')}/v1->workload:Deployment/shop/reviews-v1`,
  ])
})

test('outlier detection or a connection pool shows on the subsets and on the service', () => {
  const text = manifest(
    ISTIO,
    'DestinationRule',
    'reviews',
    'shop',
    'host: reviews\ntrafficPolicy: { outlierDetection: {} }\nsubsets: [{ name: v1 }]',
  )
  const graph = draw(service('reviews') + text)
  expect(graph.nodesById.get(`subset:${fqdn('reviews')}/v1`)?.hasCircuitBreaker).toBe(true)
  expect(graph.nodesById.get(`service:${fqdn('reviews')}`)).toMatchObject({
    hasCircuitBreaker: true,
    label: 'reviews',
    detail: ':9080',
  })
})

test('every part says where it is written', () => {
  const graph = draw(
    virtualService('hosts: [a]\nhttp: [{ route: [{ destination: { host: a } }] }]'),
  )
  expect(graph.nodesById.get(ROUTE)?.source).toEqual({
    documentId: 'mesh.yaml#0',
    path: ['spec', 'http', 0],
  })
})

test('two resources of one name are both drawn; references mean the last', () => {
  const route = 'http: [{ route: [{ destination: { host: a } }] }]'
  const graph = draw(
    virtualService(`hosts: [a]\n${route}`) +
      virtualService(`hosts: [b]\n${route}`) +
      virtualService('hosts: [c]\nhttp: [{ delegate: { name: web } }]', 'root'),
  )
  expect(graph.nodesById.has('vs:shop/web~1')).toBe(true)
  expect(graph.nodesById.get('vs:shop/web')?.source?.documentId).toBe('mesh.yaml#1')
  expect(listEdges(graph, 'delegates')).toEqual(['delegates:route:shop/root/http/0->vs:shop/web'])
})

test.each([
  'spec: 3',
  'spec: { hosts: 3, http: yes, gateways: { a: 1 } }',
  'spec: { hosts: [a, 3], http: [3, null, [], { match: x, route: { a: 1 }, mirrors: [1], fault: [], redirect: x }] }',
  'spec: { hosts: [a], http: [{ route: [null, { destination: a }, { destination: { host: 3 } }], delegate: { name: [] } }] }',
])('values of wrong types are drawn as far as they can be read: %s', (spec) => {
  for (const kind of ['VirtualService', 'Gateway', 'DestinationRule', 'ServiceEntry']) {
    const text = `apiVersion: ${ISTIO}\nkind: ${kind}\nmetadata: { name: web, namespace: shop }\n${spec}\n`
    expect(() => draw(text)).not.toThrow()
  }
})
