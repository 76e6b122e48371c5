import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toDocumentId } from '@meshdraft/model'
import { layoutGraph } from '@meshdraft/graph'
import type { GraphEdge, GraphNode, TrafficGraph } from '@meshdraft/graph'
import type { SeverityCounts } from '../ui/CountBadges.tsx'
import { buildFlowEdges, buildFlowNodes } from './flow-elements.ts'
import type { FlowInput } from './flow-elements.ts'

const source = { documentId: toDocumentId('a.yaml', 0), path: [] }
const NODES: readonly GraphNode[] = [
  { id: 'mesh', type: 'mesh', label: 'mesh' },
  { id: 'vs:shop/web', type: 'virtualService', label: 'web', source },
  { id: 'route:shop/web/http/0', type: 'route', label: 'a', order: 1, parentId: 'vs:shop/web' },
  { id: 'route:shop/web/http/1', type: 'route', label: 'b', order: 2, parentId: 'vs:shop/web' },
  { id: 'subset:web/v1', type: 'subset', label: 'v1' },
  { id: 'service:web', type: 'service', label: 'web' },
]
const ENDS: readonly (readonly [type: GraphEdge['type'], from: number, to: number])[] = [
  ['binds', 0, 1],
  ['contains', 1, 2],
  ['contains', 1, 3],
  ['routes', 2, 4],
  ['routes', 2, 5],
  ['routes', 3, 5],
  ['routes', 4, 5],
]
const EDGES = ENDS.map(([type, a, b]): GraphEdge => {
  const from = NODES[a]?.id ?? ''
  const to = NODES[b]?.id ?? ''
  return { id: `${type}:${from}->${to}`, type, from, to, percent: 50 }
})
const GRAPH: TrafficGraph = {
  nodesById: new Map(NODES.map((node) => [node.id, node])),
  edgesById: new Map(EDGES.map((edge) => [edge.id, edge])),
}
const FIRST: FlowInput = {
  graph: GRAPH,
  layout: layoutGraph(GRAPH),
  problemCounts: new Map(),
  staleNodeIds: new Set(),
}

type Change = (input: FlowInput) => FlowInput

function pick(input: FlowInput, index: number): GraphNode | undefined {
  return [...input.graph.nodesById.values()][index % Math.max(1, input.graph.nodesById.size)]
}

function rename(index: number, label: string): Change {
  return (input) => {
    const node = pick(input, index)
    if (!node) return input
    const nodesById = new Map(input.graph.nodesById).set(node.id, { ...node, label })
    return { ...input, graph: { ...input.graph, nodesById } }
  }
}

function weigh(index: number, percent: number): Change {
  return (input) => {
    const edge = [...input.graph.edgesById.values()][
      index % Math.max(1, input.graph.edgesById.size)
    ]
    if (!edge) return input
    const edgesById = new Map(input.graph.edgesById).set(edge.id, { ...edge, percent })
    return { ...input, graph: { ...input.graph, edgesById } }
  }
}

function remove(index: number): Change {
  return (input) => {
    const gone = pick(input, index)?.id
    const isKept = ({ from, to }: GraphEdge) => from !== gone && to !== gone
    const graph = {
      nodesById: new Map([...input.graph.nodesById].filter(([id]) => id !== gone)),
      edgesById: new Map([...input.graph.edgesById].filter(([, edge]) => isKept(edge))),
    }
    return { ...input, graph, layout: layoutGraph(graph) }
  }
}

function mark(index: number, counts: SeverityCounts | undefined, isStale: boolean): Change {
  return (input) => {
    const id = pick(input, index)?.id ?? ''
    return {
      ...input,
      problemCounts: new Map(counts ? [[id, counts]] : []),
      staleNodeIds: new Set(isStale ? [id] : []),
    }
  }
}

const index = fc.nat(20)
const changes = fc.array(
  fc.oneof(
    fc.tuple(index, fc.constantFrom('x', 'y')).map(([i, label]) => rename(i, label)),
    fc.tuple(index, fc.constantFrom(10, 90)).map(([i, percent]) => weigh(i, percent)),
    index.map(remove),
    fc
      .tuple(index, fc.option(fc.constant({ error: 1, warning: 0, info: 0 })), fc.boolean())
      .map(([i, counts, isStale]) => mark(i, counts ?? undefined, isStale)),
  ),
  { maxLength: 8 },
)

test('a drawing that follows edits is the one drawn from scratch', () => {
  fc.assert(
    fc.property(changes, (steps) => {
      let input = FIRST
      let nodes = buildFlowNodes(input, undefined)
      let edges = buildFlowEdges(input, undefined)
      for (const step of steps) {
        const next = step(input)
        nodes = buildFlowNodes(next, { input, value: nodes })
        edges = buildFlowEdges(next, { input, value: edges })
        input = next
      }
      expect(nodes).toEqual(buildFlowNodes(input, undefined))
      expect(edges).toEqual(buildFlowEdges(input, undefined))
    }),
  )
})

test('nodes and edges that an edit does not concern stay the same objects', () => {
  const nodes = buildFlowNodes(FIRST, undefined)
  const edges = buildFlowEdges(FIRST, undefined)
  const next = rename(3, 'renamed')(FIRST)
  const after = buildFlowNodes(next, { input: FIRST, value: nodes })
  const changed = [...after].filter(([id, node]) => nodes.get(id) !== node).map(([id]) => id)
  expect(changed).toEqual(['route:shop/web/http/1'])
  expect(buildFlowEdges(next, { input: FIRST, value: edges })).toBe(edges)
})
