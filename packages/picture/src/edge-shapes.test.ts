import { expect, test } from 'vitest'
import { layoutGraph } from '@meshdraft/graph'
import type { GraphNode, TrafficGraph } from '@meshdraft/graph'
import { toGraph } from '../test/graphs.ts'
import { findEdgePlaces } from './edge-places.ts'
import { buildEdgeShapes, listShares } from './edge-shapes.ts'
import type { EdgeShape } from './edge-shapes.ts'

const virtualService: GraphNode = { id: 'vs:a/web', type: 'virtualService', label: 'web' }
const route = (order: number): GraphNode => ({
  id: `route:a/web/http/${order - 1}`,
  type: 'route',
  label: 'r',
  order,
  parentId: 'vs:a/web',
})
const subset = (name: string): GraphNode => ({
  id: `subset:reviews/${name}`,
  type: 'subset',
  label: name,
})
const routes = (order: number, name: string, percent: number) => ({
  type: 'routes' as const,
  from: `route:a/web/http/${order - 1}`,
  to: `subset:reviews/${name}`,
  percent,
})

function drawAll(graph: TrafficGraph): readonly EdgeShape[] {
  return [...buildEdgeShapes(graph, layoutGraph(graph)).values()]
}

test('the whole traffic of a route is 5 px wide, none of it 1.5', () => {
  const graph = toGraph(
    [route(1), subset('v1'), subset('v2')],
    [routes(1, 'v1', 100), routes(1, 'v2', 0)],
  )
  expect(drawAll(graph).map((shape) => shape.width)).toEqual([5, 1.5])
})

test('a share is written only where a route has several destinations', () => {
  const nodes = [route(1), route(2), subset('v1'), subset('v2')]
  const graph = toGraph(nodes, [routes(1, 'v1', 100), routes(2, 'v1', 90), routes(2, 'v2', 10)])
  const texts = drawAll(graph).map((shape) => shape.pills.map((pill) => pill.text))
  expect(texts).toEqual([[], ['90%'], ['10%']])
})

test('a fault is written once for each route', () => {
  const graph = toGraph(
    [route(1), subset('v1'), subset('v2')],
    [
      { ...routes(1, 'v1', 50), fault: '2s 10%' },
      { ...routes(1, 'v2', 50), fault: '2s 10%' },
    ],
  )
  const faults = drawAll(graph).flatMap((shape) => shape.pills.filter((pill) => pill.icon))
  expect(faults).toHaveLength(1)
})

test('pills keep clear of each other', () => {
  const names = ['v1', 'v2', 'v3', 'v4']
  const orders = [1, 2, 3, 4]
  const graph = toGraph(
    [...orders.map(route), ...names.map(subset)],
    orders.flatMap((order) =>
      names.slice(order % 3, (order % 3) + 2).map((name) => routes(order, name, 50)),
    ),
  )
  const pills = drawAll(graph).flatMap((shape) => shape.pills)
  const overlaps = pills.filter((a, i) =>
    pills.slice(i + 1).some((b) => Math.abs(a.y - b.y) < 17 && Math.abs(a.x - b.x) < 30),
  )
  expect(pills).toHaveLength(8)
  expect(overlaps).toEqual([])
})

test('edges leave a route in the order in which they arrive', () => {
  const graph = toGraph(
    [route(1), subset('v1'), subset('v2'), subset('v3')],
    [routes(1, 'v3', 10), routes(1, 'v1', 80), routes(1, 'v2', 10)],
  )
  const places = findEdgePlaces(graph, layoutGraph(graph))
  const heights = new Map(places.map((place) => [place.edge.to, place.fromY]))
  const [first = 0, second = 0, third = 0] = ['v1', 'v2', 'v3'].map((name) =>
    heights.get(`subset:reviews/${name}`),
  )
  expect(first).toBeLessThan(second)
  expect(second).toBeLessThan(third)
})

test('a line at a folded node says how many it stands for, beside other shares its own', () => {
  const binds = { type: 'binds' as const, from: 'vs:a/web', to: 'subset:reviews/v1', count: 3 }
  const nodes = [virtualService, route(1), route(2), subset('v1'), subset('v2')]
  const graph = toGraph(nodes, [
    binds,
    { ...routes(1, 'v1', 100), count: 2 },
    { ...routes(2, 'v1', 70), count: 2 },
    routes(2, 'v2', 30),
  ])
  const texts = drawAll(graph).map((shape) => shape.pills.map((pill) => pill.text))
  expect(texts).toEqual([['3×'], ['2×'], ['70%'], ['30%']])
})

test('the parts of a spine do not lie on each other', () => {
  const nodes = [virtualService, ...[1, 2, 3, 4].map(route)]
  const graph = toGraph(
    nodes,
    [1, 2, 3, 4].map((order) => ({
      type: 'contains' as const,
      from: 'vs:a/web',
      to: `route:a/web/http/${order - 1}`,
    })),
  )
  const shapes = drawAll(graph)
  const spans = shapes.map((shape) => {
    const [, start, end] = /M[\d.]+ ([\d.]+)V([\d.]+)H[\d.]+$/.exec(shape.path) ?? []
    return [Number(start), Number(end)].toSorted((a, b) => a - b)
  })
  const sorted = spans.toSorted(([a = 0], [b = 0]) => a - b)
  for (const [i, [, end = 0]] of sorted.entries()) {
    const [nextStart = Infinity] = sorted[i + 1] ?? []
    expect(nextStart).toBeGreaterThanOrEqual(end)
  }
  expect(shapes.filter((shape) => shape.path.startsWith(`M218 `))).toHaveLength(1)
})

test('only a route with several destinations has a split bar', () => {
  const edges = (...percents: number[]) =>
    percents.map((percent, i) => ({ ...routes(1, `v${i}`, percent), id: String(i) }))
  expect(listShares(route(1), edges(90, 10))).toEqual([90, 10])
  expect(listShares(route(1), edges(100))).toEqual([])
  expect(listShares(virtualService, edges(90, 10))).toEqual([])
})
