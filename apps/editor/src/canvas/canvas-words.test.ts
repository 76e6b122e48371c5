import { expect, test } from 'vitest'
import { toDocumentId } from '@meshdraft/model'
import { findNodeOf, findSourceOf, layoutGraph, WHOLE_GRAPH } from '@meshdraft/graph'
import type { GraphEdge, GraphNode, TrafficGraph } from '@meshdraft/graph'
import { describeNode } from './describe-node.ts'
import { nameArrangement } from './view-key.ts'
import { keepInPlace, revealBox, startViewport } from './viewport.ts'
import { walk } from './walk.ts'
import type { Walk, WalkKey } from './walk.ts'

const DOCUMENT = toDocumentId('web.yaml', 0)
const ROUTE = 'route:shop/storefront/http/1'

const nodes: readonly GraphNode[] = [
  { id: 'mesh', type: 'mesh', label: 'mesh' },
  {
    id: 'server:ingress/edge#0',
    type: 'server',
    label: '443 HTTPS',
    detail: 'shop.example.com',
    source: { documentId: toDocumentId('gateway.yaml', 0), path: ['spec', 'servers', 0] },
  },
  {
    id: 'vs:shop/storefront',
    type: 'virtualService',
    label: 'storefront',
    namespace: 'shop',
    source: { documentId: DOCUMENT, path: [] },
  },
  {
    id: 'route:shop/storefront/http/0',
    type: 'route',
    label: 'first',
    order: 1,
    detail: 'any request',
    parentId: 'vs:shop/storefront',
    source: { documentId: DOCUMENT, path: ['spec', 'http', 0] },
  },
  {
    id: ROUTE,
    type: 'route',
    label: 'reviews',
    order: 2,
    detail: 'GET /api/reviews',
    parentId: 'vs:shop/storefront',
    source: { documentId: DOCUMENT, path: ['spec', 'http', 1] },
  },
  { id: 'subset:reviews/v1', type: 'subset', label: 'v1', hosts: ['reviews'] },
  { id: 'subset:reviews/v2', type: 'subset', label: 'v2', hasCircuitBreaker: true },
  { id: 'missing:subset:reviews/v3', type: 'missing', missing: 'subset', label: 'v3' },
  { id: 'service:reviews', type: 'service', label: 'reviews', namespace: 'shop', detail: ':9080' },
]

const edges: readonly Omit<GraphEdge, 'id'>[] = [
  { type: 'binds', from: 'mesh', to: 'vs:shop/storefront' },
  { type: 'binds', from: 'server:ingress/edge#0', to: 'vs:shop/storefront' },
  { type: 'contains', from: 'vs:shop/storefront', to: 'route:shop/storefront/http/0' },
  { type: 'contains', from: 'vs:shop/storefront', to: ROUTE },
  { type: 'routes', from: 'route:shop/storefront/http/0', to: 'service:reviews', percent: 100 },
  { type: 'routes', from: ROUTE, to: 'subset:reviews/v1', percent: 10 },
  { type: 'routes', from: ROUTE, to: 'subset:reviews/v2', percent: 90 },
  {
    type: 'mirrors',
    from: ROUTE,
    to: 'missing:subset:reviews/v3',
    percent: 20,
    source: { documentId: DOCUMENT, path: ['spec', 'http', 1, 'mirror'] },
  },
  { type: 'selects', from: 'subset:reviews/v1', to: 'service:reviews' },
  { type: 'selects', from: 'subset:reviews/v2', to: 'service:reviews' },
]

const graph: TrafficGraph = {
  nodesById: new Map(nodes.map((node) => [node.id, node])),
  edgesById: new Map(
    edges.map((edge) => {
      const id = `${edge.type}:${edge.from}->${edge.to}`
      return [id, { ...edge, id }]
    }),
  ),
}

const describe = (id: string, ...more: [{ error: number; warning: number; info: number }?]) => {
  const node = graph.nodesById.get(id)
  return node && describeNode(graph, node, ...more)
}

test.each([
  ['mesh', 'Mesh, all sidecars.'],
  ['server:ingress/edge#0', 'Server 443 HTTPS, shop.example.com, of gateway edge.'],
  ['vs:shop/storefront', 'Virtual service storefront in shop, 2 routes.'],
  [
    'route:shop/storefront/http/0',
    'Route 1, first, of virtual service storefront: any request. To reviews.',
  ],
  [
    ROUTE,
    'Route 2, reviews, of virtual service storefront: GET /api/reviews. 10% to v1, 90% to v2. Mirrors 20% to v3.',
  ],
  ['subset:reviews/v2', 'Subset v2 of reviews. Has a circuit breaker.'],
  ['service:reviews', 'Service reviews in shop, port 9080.'],
  ['missing:subset:reviews/v3', 'Missing subset v3, named but not defined.'],
])('%s is read out as “%s”', (id, expected) => {
  expect(describe(id)).toBe(expected)
})

test('problems are said at the end', () => {
  expect(describe('service:reviews', { error: 1, warning: 0, info: 0 })).toBe(
    'Service reviews in shop, port 9080. 1 error.',
  )
})

const layout = layoutGraph(graph)
const go = (from: string, ...keys: WalkKey[]): string | undefined =>
  keys.reduce<Walk>((place, key) => walk(key, place, graph, layout), {
    activeId: from,
    trail: [],
  }).activeId

test.each<[string, string, WalkKey[], string]>([
  ['→ follows the edge with the greatest share', ROUTE, ['ArrowRight'], 'subset:reviews/v2'],
  [
    '← goes back the way one came',
    'route:shop/storefront/http/0',
    ['ArrowRight', 'ArrowLeft'],
    'route:shop/storefront/http/0',
  ],
  ['↓ runs along the column', 'route:shop/storefront/http/0', ['ArrowDown'], ROUTE],
  [
    '↑ stops at its end',
    'route:shop/storefront/http/0',
    ['ArrowUp'],
    'route:shop/storefront/http/0',
  ],
  ['Home goes to the top of the column', ROUTE, ['Home'], 'route:shop/storefront/http/0'],
  ['→ stops where nothing leads on', 'service:reviews', ['ArrowRight'], 'service:reviews'],
])('%s', (_, from, keys, expected) => {
  expect(go(from, ...keys)).toBe(expected)
})

test('walking starts at the upper left', () => {
  const start = walk('ArrowDown', { activeId: undefined, trail: [] }, graph, layout)
  expect(start.activeId).toBe('server:ingress/edge#0')
})

test.each([
  ['a field of a route', ['spec', 'http', 1, 'timeout'], ROUTE],
  ['a field of the virtual service', ['spec', 'hosts', 0], 'vs:shop/storefront'],
])('%s is shown on the node around it', (_, path, expected) => {
  expect(findNodeOf(graph, { documentId: DOCUMENT, path })).toBe(expected)
})

test('a document without a node of its own is shown on its first part', () => {
  const documentId = toDocumentId('gateway.yaml', 0)
  expect(findNodeOf(graph, { documentId, path: [] })).toBe('server:ingress/edge#0')
})

test('something missing leads to where it is named, the mesh nowhere', () => {
  expect(findSourceOf(graph, 'missing:subset:reviews/v3')?.path).toEqual([
    'spec',
    'http',
    1,
    'mirror',
  ])
  expect(findSourceOf(graph, 'mesh')).toBeUndefined()
})

const HIDING = { ...WHOLE_GRAPH, hide: 'a', folds: ['fold:namespace/a'] }

test('a filter or a focus has a name of its own, equal for equal choices', () => {
  expect(nameArrangement(WHOLE_GRAPH)).toBe('')
  expect(nameArrangement(HIDING)).toBe('')
  const one = nameArrangement({ ...WHOLE_GRAPH, kinds: ['subsets', 'services'] })
  expect(nameArrangement({ ...WHOLE_GRAPH, kinds: ['services', 'subsets'] })).toBe(one)
  const focus = { nodeId: 'mesh', depth: 1 } as const
  expect(nameArrangement({ ...WHOLE_GRAPH, focus })).not.toBe('')
  expect(nameArrangement({ ...WHOLE_GRAPH, focus: { ...focus, depth: 2 } })).not.toBe(
    nameArrangement({ ...WHOLE_GRAPH, focus }),
  )
})

test('what one looks at stays under the eye when all else moves', () => {
  const box = { width: 100, height: 40 }
  const size = { width: 700, height: 500 }
  const before = { ...box, x: 0, y: 4000 }
  const after = { ...box, x: 0, y: 1000 }
  const viewport = { x: 14, y: -3800, zoom: 1 }
  const kept = keepInPlace(viewport, before, after, { width: 600, height: 2000 }, size)
  expect(kept.y + after.y).toBe(viewport.y + before.y)
  const whole = keepInPlace(
    viewport,
    before,
    { ...box, x: 0, y: 0 },
    { width: 600, height: 300 },
    size,
  )
  expect(whole.y).toBeGreaterThan(26)
  expect(whole.y + 300).toBeLessThan(500)
})

test('the drawing starts at 100 % where it fits, and smaller where it does not', () => {
  const boxes = new Map([['a', { x: 0, y: 0, width: 631, height: 40 }]])
  expect(startViewport(boxes, { width: 656, height: 500 }).zoom).toBe(1)
  expect(startViewport(boxes, { width: 500, height: 500 }).zoom).toBeLessThan(0.8)
})

test('a box in sight moves nothing; one out of sight moves as little as needed', () => {
  const size = { width: 600, height: 400 }
  const viewport = { x: 0, y: 40, zoom: 1 }
  const box = { x: 100, y: 100, width: 100, height: 40 }
  expect(revealBox(viewport, box, size)).toBe(viewport)
  expect(revealBox(viewport, { ...box, y: 400 }, size)).toEqual({ x: 0, y: -88, zoom: 1 })
})
