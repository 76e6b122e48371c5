import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryGraph } from '../test/arbitrary-graph.ts'
import { collapseGraph, layoutGraph, listNamespaceFolds, placeShownNodes } from './index.ts'
import type { GraphLayout } from './index.ts'

const foldedGraph = fc
  .tuple(arbitraryGraph, fc.array(fc.nat(5), { maxLength: 4 }))
  .map(([graph, picks]) => {
    const all = listNamespaceFolds(graph)
    const folds = picks.flatMap((pick) => all[pick % Math.max(1, all.length)] ?? [])
    return { graph, layout: layoutGraph(graph), folds: new Set(folds) }
  })

test('what is collapsed leaves all else where it is, and nothing lies on anything', () => {
  fc.assert(
    fc.property(foldedGraph, ({ graph, layout, folds }) => {
      const collapsed = collapseGraph(graph, folds)
      const places = placeShownNodes(layout, collapsed, layout)
      expect([...places.keys()].toSorted()).toEqual(
        [...collapsed.graph.nodesById.keys()].toSorted(),
      )
      for (const [id, box] of places) if (layout.has(id)) expect(box).toBe(layout.get(id))
      expect(countOverlaps(places)).toBe(0)
      const again = placeShownNodes(layout, collapsed, places)
      for (const [id, box] of places) expect(again.get(id)).toEqual(box)
    }),
  )
})

test('what is expanded again stands where it stood', () => {
  fc.assert(
    fc.property(foldedGraph, ({ graph, layout, folds }) => {
      const places = placeShownNodes(layout, collapseGraph(graph, folds), layout)
      const expanded = placeShownNodes(layout, collapseGraph(graph, new Set()), places)
      expect(expanded).toBe(layout)
    }),
  )
})

function countOverlaps(layout: GraphLayout): number {
  const boxes = [...layout.values()]
  return boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter(
        (b) =>
          a.x < b.x + b.width &&
          b.x < a.x + a.width &&
          a.y < b.y + b.height &&
          b.y < a.y + a.height,
      ),
  ).length
}
