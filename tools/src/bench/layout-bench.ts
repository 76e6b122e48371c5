import ELK from 'elkjs/lib/elk.bundled.js'
import type { ElkNode } from 'elkjs'
import { createEngine, DEFAULT_ENGINE_SETTINGS } from '@meshdraft/engine'
import { generateWorkspace } from '@meshdraft/fixtures'
import { countCrossings, layoutGraph } from '@meshdraft/graph'
import type { GraphLayout, NodeBox, TrafficGraph } from '@meshdraft/graph'
import type { Bench, BenchRow } from './bench.ts'
import { measureAsync, measureMedian, median } from './measure.ts'

const NODES = 2_000
const BASELINE = 'elkjs layered'

const ELK_ENGINE = new ELK()
const ROUNDS = 5

/** Our column layout against elkjs's layered one with its own options, on boxes of the same sizes. */
export const layoutBench: Bench = { name: 'layout', run: measureLayout }

async function measureLayout(): Promise<readonly BenchRow[]> {
  const graph = buildGraphOf(NODES)
  const boxes = layoutGraph(graph)
  const elkBoxes = await placeWithElk(buildElkGraph(graph, boxes))
  const elkTimes: number[] = []
  const times: number[] = []
  // In turn, so that a busy moment of the machine falls on both.
  for (let round = 0; round < ROUNDS; round += 1) {
    // Made anew each time, for elkjs writes into it.
    const input = buildElkGraph(graph, boxes)
    elkTimes.push(await measureAsync(() => placeWithElk(input)))
    times.push(measureMedian(5, () => layoutGraph(graph)))
  }
  const count = `${graph.nodesById.size} nodes, ${graph.edgesById.size} edges`
  return [
    {
      what: `layout of ${count}`,
      value: median(times),
      baseline: median(elkTimes),
      baselineName: BASELINE,
      unit: 'ms',
      limit: 1 / 50,
    },
    {
      what: `crossings of ${count}`,
      value: countCrossings(graph, boxes),
      baseline: countCrossings(graph, elkBoxes),
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

function buildElkGraph(graph: TrafficGraph, boxes: GraphLayout): ElkNode {
  return {
    id: 'root',
    layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT' },
    children: [...graph.nodesById.keys()].map((id) => {
      const { width, height } = boxes.get(id) ?? { width: 0, height: 0 }
      return { id, width, height }
    }),
    edges: [...graph.edgesById.values()].map(({ id, from, to }) => ({
      id,
      sources: [from],
      targets: [to],
    })),
  }
}

async function placeWithElk(input: ElkNode): Promise<GraphLayout> {
  const { children = [] } = await ELK_ENGINE.layout(input)
  return new Map(
    children.map(({ id, x = 0, y = 0, width = 0, height = 0 }): [string, NodeBox] => [
      id,
      { x, y, width, height },
    ]),
  )
}
