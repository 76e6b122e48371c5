import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryGraph } from '../test/arbitrary-graph.ts'
import { draw, listEdges, manifest, service, virtualService } from '../test/draw.ts'
import { moveToFolds } from './fold.ts'
import {
  collapseGraph,
  findNeighbourhood,
  layoutGraph,
  listFoldsOf,
  listNamespaceFolds,
  toggleValue,
} from './index.ts'

const graph = draw(
  virtualService(
    `hosts: [www.example.com]
gateways: [ingress/edge]
http:
  - route: [{ destination: { host: reviews, subset: v1 }, weight: 70 }, { destination: { host: reviews, subset: v2 }, weight: 30 }]
  - route: [{ destination: { host: ratings.team.svc.cluster.local } }]`,
  ) +
    virtualService(
      'hosts: [reviews]\nhttp: [{ route: [{ destination: { host: reviews } }] }]',
      'calls',
    ) +
    manifest(
      'networking.istio.io/v1',
      'DestinationRule',
      'reviews',
      'shop',
      'host: reviews\nsubsets: [{ name: v1, labels: { v: "1" } }, { name: v2, labels: { v: "2" } }]',
    ) +
    service('reviews') +
    service('ratings', 'team'),
)
const REVIEWS = 'fold:service/reviews.shop.svc.cluster.local'
const SHOP = 'fold:namespace/shop'
const TEAM = 'fold:namespace/team'

function collapse(...foldIds: readonly string[]) {
  return collapseGraph(graph, new Set(foldIds))
}

test('a service folds with its subsets and with the rules that are for it alone', () => {
  const { graph: collapsed, membersByFold } = collapse(REVIEWS)
  expect(membersByFold.get(REVIEWS)?.toSorted()).toEqual([
    'route:shop/calls/http/0',
    'service:reviews.shop.svc.cluster.local',
    'subset:reviews.shop.svc.cluster.local/v1',
    'subset:reviews.shop.svc.cluster.local/v2',
    'vs:shop/calls',
  ])
  expect(collapsed.nodesById.get(REVIEWS)).toMatchObject({
    type: 'folded',
    label: 'reviews',
    detail: '5 objects',
    namespace: 'shop',
  })
  expect(collapsed.nodesById.has('vs:shop/web')).toBe(true)
})

test('edges to what is folded become one with their count, and shares of one route add up', () => {
  const { graph: collapsed } = collapse(REVIEWS)
  expect(listEdges(collapsed, 'routes')).toEqual([
    'routes:route:shop/web/http/0->fold:service/reviews.shop.svc.cluster.local 100%',
    'routes:route:shop/web/http/1->service:ratings.team.svc.cluster.local 100%',
  ])
  const joined = collapsed.edgesById.get(`routes:route:shop/web/http/0->${REVIEWS}`)
  expect(joined?.count).toBe(2)
})

test('between two folded namespaces there is no share: nobody knows how much comes in', () => {
  const { graph: collapsed } = collapse(SHOP, TEAM)
  expect([...collapsed.nodesById.keys()].toSorted()).toEqual(
    [SHOP, TEAM, 'mesh', 'missing:gateway:ingress/edge'].toSorted(),
  )
  expect(listEdges(collapsed)).toEqual([
    `binds:mesh->${SHOP}`,
    `binds:missing:gateway:ingress/edge->${SHOP}`,
    `routes:${SHOP}->${TEAM}`,
  ])
  expect(collapsed.nodesById.get(SHOP)?.fold?.column).toBe(1)
  expect(collapsed.nodesById.get(TEAM)?.fold?.column).toBe(4)
})

test('a folded namespace holds the services that were folded in it', () => {
  const { membersByFold } = collapse(REVIEWS, SHOP)
  expect([...membersByFold.keys()]).toEqual([SHOP])
})

test('a route can be folded into the service its rules are for, and into its namespace', () => {
  expect(listFoldsOf(graph, 'route:shop/calls/http/0')).toEqual([REVIEWS, SHOP])
  expect(listFoldsOf(graph, 'route:shop/web/http/0')).toEqual([SHOP])
  expect(listFoldsOf(graph, 'mesh')).toEqual([])
})

test('what is unknown folds nothing, and the graph is handed back as it is', () => {
  expect(collapse('fold:namespace/nowhere', 'nonsense').graph).toBe(graph)
  expect(collapse().graph).toBe(graph)
})

test('findings of what is folded count on it, each once', () => {
  const one = { code: 'A' }
  const two = { code: 'B' }
  const byNode = new Map([
    ['service:reviews.shop.svc.cluster.local', [one]],
    ['subset:reviews.shop.svc.cluster.local/v1', [one, two]],
    ['vs:shop/web', [two]],
  ])
  const moved = moveToFolds(byNode, collapse(REVIEWS))
  expect(Object.fromEntries(moved)).toEqual({ [REVIEWS]: [one, two], 'vs:shop/web': [two] })
})

const anyFolds = fc
  .tuple(arbitraryGraph, fc.array(fc.nat(40), { maxLength: 6 }))
  .map(([drawn, picks]) => {
    const all = [
      ...new Set([...drawn.nodesById.keys()].flatMap((id) => listFoldsOf(drawn, id))),
      ...listNamespaceFolds(drawn),
    ]
    const chosen = picks.flatMap((pick) => all[pick % Math.max(1, all.length)] ?? [])
    return { drawn, folds: new Set(chosen), all }
  })

test('nothing is lost: every node is shown or in one fold, every edge is shown, joined or inside', () => {
  fc.assert(
    fc.property(anyFolds, ({ drawn, folds }) => {
      const { graph: collapsed, foldByNode, membersByFold } = collapseGraph(drawn, folds)
      for (const node of collapsed.nodesById.values()) {
        if (node.type === 'folded') {
          expect(folds.has(node.id)).toBe(true)
          expect(node.fold?.count).toBe(membersByFold.get(node.id)?.length)
        } else expect(drawn.nodesById.get(node.id)).toBe(node)
      }
      for (const id of drawn.nodesById.keys()) {
        expect(collapsed.nodesById.has(id)).toBe(!foldByNode.has(id))
        expect(collapsed.nodesById.has(foldByNode.get(id) ?? id)).toBe(true)
      }
      const isInside = (from: string, to: string) =>
        foldByNode.has(from) && foldByNode.get(from) === foldByNode.get(to)
      let counted = 0
      for (const { from, to, count = 1 } of collapsed.edgesById.values()) {
        expect(collapsed.nodesById.has(from) && collapsed.nodesById.has(to)).toBe(true)
        counted += count
      }
      const inside = [...drawn.edgesById.values()].filter(({ from, to }) => isInside(from, to))
      expect(counted + inside.length).toBe(drawn.edgesById.size)
      expect(layoutGraph(collapsed).size).toBe(collapsed.nodesById.size)
    }),
  )
})

test('what is collapsed and expanded again is as before', () => {
  fc.assert(
    fc.property(anyFolds, fc.nat(40), ({ drawn, folds, all }, pick) => {
      fc.pre(all.length > 0)
      const one = all[pick % all.length] ?? ''
      const before = collapseGraph(drawn, folds)
      const back = toggleValue(toggleValue([...folds], one), one)
      expect(collapseGraph(drawn, new Set(back))).toEqual(before)
      expect(collapseGraph(drawn, new Set()).graph).toBe(drawn)
    }),
  )
})

test('a neighbourhood grows with its depth, up to all that reaches a node or is reached from it', () => {
  const route = 'route:shop/web/http/0'
  const near = findNeighbourhood(graph, route, 1)
  expect([...near].toSorted()).toEqual([
    route,
    'subset:reviews.shop.svc.cluster.local/v1',
    'subset:reviews.shop.svc.cluster.local/v2',
    'vs:shop/web',
  ])
  const far = findNeighbourhood(graph, route, 2)
  expect(far.has('missing:gateway:ingress/edge')).toBe(true)
  expect(far.has('service:reviews.shop.svc.cluster.local')).toBe(true)
  expect(far.has('vs:shop/calls')).toBe(false)
  expect(findNeighbourhood(graph, route, 'all')).toEqual(findNeighbourhood(graph, route, 3))
  expect(findNeighbourhood(graph, 'nowhere', 'all').size).toBe(0)
})
