import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draw, service, virtualService } from '../../test/draw.ts'
import { buildShownGraph, findInView, isNarrowed, readGraphView, WHOLE_GRAPH } from '../index.ts'
import type { GraphView, ProblemsByNode } from '../index.ts'

const graph = draw(
  virtualService(
    `hosts: [www.example.com]
http:
  - route: [{ destination: { host: reviews }, weight: 95 }, { destination: { host: ratings.team.svc.cluster.local }, weight: 5 }]`,
  ) +
    service('reviews') +
    service('ratings', 'team'),
)
const ROUTE = 'route:shop/web/http/0'
const RATINGS = 'service:ratings.team.svc.cluster.local'
const REVIEWS = 'service:reviews.shop.svc.cluster.local'
const SHOP = 'fold:namespace/shop'
const problems: ProblemsByNode = new Map([
  [ROUTE, [{ severity: 'error', code: 'IST0101', aliases: [] }]],
])

function show(view: Partial<GraphView>) {
  return buildShownGraph(graph, { ...WHOLE_GRAPH, ...view }, problems)
}

test('without a view everything is shown as it is', () => {
  const shown = show({})
  expect(shown.graph).toBe(graph)
  expect(findInView(shown, '', problems)).toMatchObject({ count: 0, total: graph.nodesById.size })
})

test('what is hidden is gone with its edges, and is counted', () => {
  const shown = show({ hide: 'ns:team' })
  expect(shown.graph.nodesById.has(RATINGS)).toBe(false)
  expect([...shown.graph.edgesById.values()].some(({ to }) => to === RATINGS)).toBe(false)
  expect(shown.hiddenCount).toBe(1)
})

test('a hide expression that cannot be read hides nothing and says why', () => {
  const shown = show({ hide: 'weigth<10' })
  expect(shown.graph).toBe(graph)
  expect(shown.hideError?.message).toContain('Did you mean “weight”?')
})

test('what is found inside a fold marks the fold, and is counted as it is outside', () => {
  const shown = show({ folds: [SHOP] })
  const found = findInView(shown, 'has:error or name:ratings', problems)
  expect([...found.nodeIds].toSorted()).toEqual([SHOP, RATINGS])
  expect(found.count).toBe(2)
  expect(found.total).toBe(graph.nodesById.size)
})

test('only what is in sight is found', () => {
  const shown = show({ focus: { nodeId: RATINGS, depth: 1 } })
  const found = findInView(shown, 'kind:service', problems)
  expect([...found.nodeIds]).toEqual([RATINGS])
  expect(found.total).toBe(2)
})

test('an expression about weights marks the lines that carry them', () => {
  const found = findInView(show({}), 'weight<10', problems)
  expect([...found.nodeIds]).toEqual([ROUTE])
  expect([...found.edgeIds]).toEqual([`routes:${ROUTE}->${RATINGS}`])
})

test('the focus on a node that is folded looks at the fold; of one that is gone it ends', () => {
  const folded = show({ folds: [SHOP], focus: { nodeId: REVIEWS, depth: 1 } })
  expect(folded.focusedId).toBe(SHOP)
  const gone = show({ focus: { nodeId: 'vs:no/such', depth: 1 } })
  expect(gone.focusedId).toBeUndefined()
  expect(gone.graph).toBe(graph)
})

test('a find expression that cannot be read marks nothing and says why', () => {
  expect(findInView(show({}), 'kind:', problems).error?.isUnfinished).toBe(true)
})

const view = fc.record({
  find: fc.string(),
  hide: fc.string(),
  namespaces: fc.uniqueArray(fc.string()),
  kinds: fc.constantFrom<readonly string[]>([], ['services', 'subsets']),
  isProblemsOnly: fc.boolean(),
  focus: fc.record({
    nodeId: fc.string({ minLength: 1 }),
    depth: fc.constantFrom(1 as const, 2 as const, 3 as const, 'all' as const),
  }),
  folds: fc.uniqueArray(fc.string().map((name) => `fold:namespace/${name}`)),
})

test('a view that is written and read again is the same view', () => {
  fc.assert(
    fc.property(view, (one) => {
      expect(readGraphView(JSON.parse(JSON.stringify(one)))).toEqual(one)
    }),
  )
  expect(readGraphView(JSON.parse(JSON.stringify(WHOLE_GRAPH)))).toEqual(WHOLE_GRAPH)
  expect(isNarrowed(WHOLE_GRAPH)).toBe(false)
})

test('whatever was kept, a view comes of it', () => {
  fc.assert(
    fc.property(fc.anything(), fc.jsonValue(), (anything, json) => {
      for (const value of [
        anything,
        json,
        { ...WHOLE_GRAPH, folds: json, focus: json, find: json },
      ]) {
        const read = readGraphView(value)
        expect(() => buildShownGraph(graph, read, problems)).not.toThrow()
      }
    }),
  )
})
