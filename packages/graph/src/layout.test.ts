import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryGraph, shuffle } from '../test/arbitrary-graph.ts'
import { draw, service, virtualService } from '../test/draw.ts'
import {
  applyGraphDelta,
  columnIndex,
  countCrossings,
  diffGraphs,
  emptyGraph,
  GRAPH_COLUMNS,
  layoutGraph,
  placeNewNodes,
} from './index.ts'
import type { GraphLayout, NodeBox, TrafficGraph } from './index.ts'
import { spread } from './spread.ts'

const boxOf = (layout: GraphLayout, id: string): NodeBox => {
  const box = layout.get(id)
  if (!box) throw new RangeError(`${id} has no place.`)
  return box
}

function listOverlaps(layout: GraphLayout): readonly string[] {
  const boxes = [...layout].toSorted(([, a], [, b]) => a.x - b.x || a.y - b.y)
  return boxes.flatMap(([id, box], i) => {
    const [otherId, other] = boxes[i + 1] ?? []
    const isOver = other?.x === box.x && other.y < box.y + box.height
    return isOver ? [`${id} and ${otherId}`] : []
  })
}

test('every node has a place in its column, none lies over another', () => {
  fc.assert(
    fc.property(arbitraryGraph, (graph) => {
      const layout = layoutGraph(graph)
      expect([...layout.keys()].toSorted()).toEqual([...graph.nodesById.keys()].toSorted())
      expect(listOverlaps(layout)).toEqual([])
      for (const node of graph.nodesById.values()) {
        const { x, y } = boxOf(layout, node.id)
        expect(x).toBe(GRAPH_COLUMNS[columnIndex(node)]?.x)
        expect(y).toBeGreaterThanOrEqual(0)
      }
    }),
  )
})

test('the routes of a virtual service stand below each other in order, beside it', () => {
  fc.assert(
    fc.property(arbitraryGraph, (graph) => {
      const layout = layoutGraph(graph)
      const routes = [...graph.nodesById.values()].filter((node) => node.type === 'route')
      for (const route of routes) {
        const next = routes.find(
          ({ parentId, order }) => parentId === route.parentId && order === (route.order ?? 0) + 1,
        )
        const { y } = boxOf(layout, route.id)
        if (next) expect(boxOf(layout, next.id).y).toBe(y + 46)
        const parent = boxOf(layout, route.parentId ?? '')
        if (route.order === 1) expect(parent.y).toBeGreaterThanOrEqual(y)
        if (!next) expect(parent.y).toBeLessThanOrEqual(y)
      }
    }),
  )
})

test('the same graph has the same layout, whatever the order of its maps', () => {
  fc.assert(
    fc.property(arbitraryGraph, (graph) => {
      const layout = layoutGraph(graph)
      expect(layoutGraph(shuffle(graph))).toEqual(layout)
    }),
  )
})

test('a delegate stands below the virtual service that delegates to it', () => {
  const route = '{ route: [{ destination: { host: a } }] }'
  const graph = draw(
    virtualService(`http: [${route}]`, 'aaa') +
      virtualService(`hosts: [a]\nhttp: [${route}]`, 'other') +
      virtualService('hosts: [b]\nhttp: [{ delegate: { name: aaa } }]', 'root') +
      service('a'),
  )
  const layout = layoutGraph(graph)
  const distance = boxOf(layout, 'vs:shop/aaa').y - boxOf(layout, 'vs:shop/root').y
  expect(distance).toBe(78)
})

test('parallel routes are drawn without crossings', () => {
  const names = ['d', 'b', 'a', 'c']
  const text = names.map(
    (name, i) =>
      service(name) +
      virtualService(
        `hosts: [${name}]\nhttp: [{ route: [{ destination: { host: ${name} } }] }]`,
        `v${i}`,
      ),
  )
  const graph = draw(text.join(''))
  expect(countCrossings(graph, layoutGraph(graph))).toBe(0)
})

test('crossings are counted pair by pair', () => {
  const graph = draw(
    virtualService(
      'hosts: [a]\nhttp: [{ route: [{ destination: { host: a } }] }, { route: [{ destination: { host: b } }] }]',
    ) +
      service('a') +
      service('b'),
  )
  const layout = layoutGraph(graph)
  const flipped = new Map(layout)
  const [a, b] = ['service:a.shop.svc.cluster.local', 'service:b.shop.svc.cluster.local']
  flipped.set(a ?? '', boxOf(layout, b ?? '')).set(b ?? '', boxOf(layout, a ?? ''))
  expect([countCrossings(graph, layout), countCrossings(graph, flipped)]).toEqual([0, 1])
})

test('new nodes take free space and nothing else moves', () => {
  fc.assert(
    fc.property(arbitraryGraph, fc.nat(), (graph, seed) => {
      const known: TrafficGraph = {
        ...graph,
        nodesById: new Map([...graph.nodesById].filter((_, i) => (i * 7 + seed) % 3 > 0)),
      }
      const before = layoutGraph(known)
      const after = placeNewNodes(before, graph)
      expect(listOverlaps(after)).toEqual([])
      expect(after.size).toBe(graph.nodesById.size)
      for (const [id, box] of before) expect(after.get(id)).toBe(box)
    }),
  )
})

test('a layout that still fits is handed back as it is', () => {
  const graph = draw(service('a'))
  const layout = layoutGraph(graph)
  expect(placeNewNodes(layout, graph)).toBe(layout)
  expect(placeNewNodes(layout, emptyGraph()).size).toBe(0)
})

test('a new route stands below the one before it', () => {
  const routes = (count: number) =>
    draw(
      virtualService(
        `hosts: [a]\nhttp: [${'{ route: [{ destination: { host: a } }] },'.repeat(count)}]`,
      ) + service('a'),
    )
  const layout = placeNewNodes(layoutGraph(routes(2)), routes(3))
  const last = boxOf(layout, 'route:shop/web/http/1').y
  expect(boxOf(layout, 'route:shop/web/http/2').y).toBe(last + 46)
})

test('places are moved apart as little as possible', () => {
  expect(spread([0, 0, 100], [0, 10, 10])).toEqual([-5, 5, 100])
  expect(spread([], [])).toEqual([])
})

test('a delta leads from one graph to the other', () => {
  fc.assert(
    fc.property(arbitraryGraph, arbitraryGraph, (before, after) => {
      const result = applyGraphDelta(before, diffGraphs(before, after))
      expect(result.nodesById).toEqual(after.nodesById)
      expect(new Set(result.edgesById.keys())).toEqual(new Set(after.edgesById.keys()))
      expect(diffGraphs(after, shuffle(after))).toEqual({
        nodes: [],
        removedNodeIds: [],
        edges: [],
        removedEdgeIds: [],
      })
    }),
  )
})
