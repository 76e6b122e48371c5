import fc from 'fast-check'
import { applyGraphDelta, buildGraph, emptyGraph } from '@meshdraft/graph'
import type { GraphEdge, GraphFragment, GraphNode } from '@meshdraft/graph'
import { expect, it } from 'vitest'
import { createGraphStore } from './graph-store.ts'

const id = fc.constantFrom('a', 'b', 'c', 'd')
const node = fc
  .record({ id, label: fc.constantFrom('x', 'y') })
  .map(({ id, label }): GraphNode => ({ id, type: 'service', label }))
const edge = fc
  .record({ from: id, to: id, weight: fc.nat(2) })
  .map(({ from, to, weight }): GraphEdge => ({
    id: `${from}->${to}`,
    from,
    to,
    type: 'routes',
    weight,
  }))
const fragment: fc.Arbitrary<GraphFragment> = fc.record({
  nodes: fc.array(node, { maxLength: 3 }),
  edges: fc.array(edge, { maxLength: 3 }),
})

it('is after any change of fragments the graph of all of them, and so are its deltas', () => {
  const change = fc.tuple(fc.nat(4), fc.option(fragment, { nil: undefined }))
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
      const store = createGraphStore<number>()
      const fragments = new Map<number, GraphFragment>()
      let mirror = emptyGraph()
      for (const [owner, next] of changes) {
        store.set(owner, next)
        if (next) fragments.set(owner, next)
        else fragments.delete(owner)
        mirror = applyGraphDelta(mirror, store.flush())
        const whole = buildGraph(fragments.values())
        expect(mirror.nodesById).toEqual(whole.nodesById)
        expect(mirror.edgesById).toEqual(whole.edgesById)
        expect(store.graph.nodesById).toEqual(whole.nodesById)
        expect(store.graph.edgesById).toEqual(whole.edgesById)
      }
    }),
    { numRuns: 500 },
  )
})

it('draws an edge once the node it leads to is there', () => {
  const store = createGraphStore<string>()
  const from: GraphNode = { id: 'a', type: 'service', label: 'a' }
  store.set('one', {
    nodes: [from],
    edges: [{ id: 'a->b', from: 'a', to: 'b', type: 'routes' }],
  })
  expect(store.flush().edges).toEqual([])
  store.set('two', { nodes: [{ ...from, id: 'b' }], edges: [] })
  expect(store.flush().edges.map(({ id }) => id)).toEqual(['a->b'])
  store.set('two', undefined)
  expect(store.flush().removedEdgeIds).toEqual(['a->b'])
})
