import { expect, test } from 'vitest'
import { draw, listEdges, service, virtualService } from '../test/draw.ts'
import { filterGraph, findConnected, searchNodes } from './index.ts'

const graph = draw(
  virtualService(
    `hosts: [reviews]
http:
  - match: [{ headers: { x-canary: {} } }]
    route: [{ destination: { host: reviews, subset: v1 }, weight: 9 }, { destination: { host: reviews }, weight: 1 }]
  - route: [{ destination: { host: ratings } }]`,
  ) +
    service('reviews') +
    service('ratings') +
    service('lonely', 'team'),
)
const REVIEWS = 'service:reviews.shop.svc.cluster.local'
const RATINGS = 'service:ratings.shop.svc.cluster.local'
const FIRST = 'route:shop/web/http/0'
const SECOND = 'route:shop/web/http/1'

test('what is connected with a route is what reaches it and what it reaches', () => {
  const { nodeIds, edgeIds } = findConnected(graph, SECOND)
  expect([...nodeIds].toSorted()).toEqual(['mesh', SECOND, RATINGS, 'vs:shop/web'].toSorted())
  expect(edgeIds.has(`contains:vs:shop/web->${FIRST}`)).toBe(false)
  expect(edgeIds.has(`routes:${SECOND}->${RATINGS}`)).toBe(true)
})

test('nothing is connected with a node that is not there', () => {
  expect(findConnected(graph, 'vs:no/such').nodeIds.size).toBe(0)
})

test.each([
  ['X-Canary', [FIRST]],
  ['ratings.shop', [RATINGS]],
  ['nothing like it', []],
  [' ', []],
])('finding “%s”', (text, expected) => {
  expect(searchNodes(graph, text)).toEqual(expected)
})

test('a namespace is shown with all that it is connected with', () => {
  const shop = filterGraph(graph, { namespaces: new Set(['shop']) })
  expect(shop.nodesById.has('mesh')).toBe(true)
  expect(shop.nodesById.has('service:lonely.team.svc.cluster.local')).toBe(false)
  const team = filterGraph(graph, { namespaces: new Set(['team']) })
  expect([...team.nodesById.keys()]).toEqual(['service:lonely.team.svc.cluster.local'])
})

test('only the parts around the given nodes are shown', () => {
  const part = filterGraph(graph, { nodeIds: new Set([SECOND]) })
  expect(part.nodesById.has(FIRST)).toBe(false)
  expect(part.nodesById.has(RATINGS)).toBe(true)
})

test('edges run on through hidden types', () => {
  const part = filterGraph(graph, {
    types: new Set(['mesh', 'virtualService', 'route', 'service'] as const),
  })
  expect([...part.nodesById.values()].some((node) => node.type === 'subset')).toBe(false)
  const withoutRoutes = filterGraph(graph, {
    types: new Set(['virtualService', 'service'] as const),
  })
  const ends = [...withoutRoutes.edgesById.values()].map(({ from, to }) => `${from} ${to}`)
  expect(ends.toSorted()).toEqual([`vs:shop/web ${RATINGS}`, `vs:shop/web ${REVIEWS}`])
})

test('without a filter the graph is handed back as it is', () => {
  expect(filterGraph(graph, {})).toBe(graph)
  expect(listEdges(graph, 'contains')).toHaveLength(2)
})

test.each([
  ['reviews', true],
  ['Reviews.shop', true],
  ['reviews.shop.svc', true],
  ['reviews.shop.svc.cluster.local', true],
  ['review', false],
  ['reviews.team', false],
  ['', false],
])('only what stands for the host “%s” is shown', (host, isShown) => {
  const part = filterGraph(graph, { host })
  expect(part.nodesById.has(REVIEWS)).toBe(isShown)
  expect(part.nodesById.has('service:lonely.team.svc.cluster.local')).toBe(false)
})

test('a host that is no Service is shown only by its whole name', () => {
  const web = draw(virtualService('hosts: [www.example.com]'))
  expect(filterGraph(web, { host: 'www' }).nodesById.size).toBe(0)
  expect(filterGraph(web, { host: 'www.example.com' }).nodesById.size).toBeGreaterThan(0)
})
