import ELK from 'elkjs/lib/elk.bundled.js'
import type { ElkNode } from 'elkjs'
import { createEngine, DEFAULT_ENGINE_SETTINGS } from '@meshdraft/engine'
import { generateWorkspace } from '@meshdraft/fixtures'
import { columnIndex, countCrossings, layoutGraph } from '@meshdraft/graph'
import type { GraphLayout, NodeBox, TrafficGraph } from '@meshdraft/graph'
import type { Bench, BenchRow } from './bench.ts'
import { measureAsync, measureMedian } from './measure.ts'

const NODES = 2_000
const BASELINE = 'elkjs layered'

/**
 * Our column layout against elkjs. Both place boxes of the same sizes; elkjs is measured twice, as
 * it comes and told to keep our columns, and the better figure of the two is the one to beat.
 */
export const layoutBench: Bench = { name: 'layout', run: measureLayout }

async function measureLayout(): Promise<readonly BenchRow[]> {
  const graph = buildGraphOf(NODES)
  const boxes = layoutGraph(graph)
  const free = await measureElk(graph, boxes, false)
  const inColumns = await measureElk(graph, boxes, true)
  const count = `${graph.nodesById.size} nodes, ${graph.edgesById.size} edges`
  return [
    {
      what: `layout of ${count}`,
      value: measureMedian(9, () => layoutGraph(graph)),
      baseline: Math.min(free.ms, inColumns.ms),
      baselineName: BASELINE,
      unit: 'ms',
      limit: 1 / 50,
    },
    {
      what: `crossings of ${count}`,
      value: countCrossings(graph, boxes),
      baseline: Math.min(free.crossings, inColumns.crossings),
      baselineName: BASELINE,
      unit: 'crossings',
      limit: 1,
    },
  ]
}

/** Yields the graph of the smallest generated workspace that has at least so many nodes. */
function buildGraphOf(nodes: number): TrafficGraph {
  for (let resources = Math.floor(nodes / 3); ; resources += 10) {
    const engine = createEngine(DEFAULT_ENGINE_SETTINGS)
    engine.open(1, generateWorkspace({ resources, seed: 1 }))
    const { graph } = engine.view()
    if (graph.nodesById.size >= nodes) return graph
  }
}

async function measureElk(graph: TrafficGraph, boxes: GraphLayout, isInColumns: boolean) {
  const elk = new ELK()
  const input = (): ElkNode => ({
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      ...(isInColumns && { 'elk.partitioning.activate': 'true' }),
    },
    children: [...graph.nodesById.values()].map((node) => ({
      id: node.id,
      width: boxes.get(node.id)?.width ?? 0,
      height: boxes.get(node.id)?.height ?? 0,
      layoutOptions: { 'elk.partitioning.partition': String(columnIndex(node)) },
    })),
    edges: [...graph.edgesById.values()].map(({ id, from, to }) => ({
      id,
      sources: [from],
      targets: [to],
    })),
  })
  const placed = await elk.layout(input())
  const layout = new Map(
    (placed.children ?? []).map(
      ({ id, x = 0, y = 0, width = 0, height = 0 }): [string, NodeBox] => [
        id,
        { x, y, width, height },
      ],
    ),
  )
  // The first layout was the warm-up; its input must be made anew, for elkjs writes into it.
  const times: number[] = []
  for (let i = 0; i < 3; i += 1) {
    const fresh = input()
    times.push(await measureAsync(() => elk.layout(fresh)))
  }
  return { ms: Math.min(...times), crossings: countCrossings(graph, layout) }
}
