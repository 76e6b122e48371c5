import { createEngine, DEFAULT_ENGINE_SETTINGS, groupProblemsByNode } from '@meshdraft/engine'
import { generateWorkspace } from '@meshdraft/fixtures'
import {
  buildShownGraph,
  findInView,
  listExpressionValues,
  listNamespaceFolds,
  searchNodes,
  suggestExpressions,
  WHOLE_GRAPH,
} from '@meshdraft/graph'
import { parseAllDocuments } from 'yaml'
import type { Bench, BenchRow } from './bench.ts'
import { measure, median } from './measure.ts'

const RESOURCES = 1_000
const ROUNDS = 15
const WARM_UP = 3

/** Finding one's way on the graph against parsing every file of the workspace anew. */
export const findBench: Bench = { name: 'find', run: () => Promise.resolve(measureFind()) }

const EXPRESSIONS = [
  'reviews',
  'kind:virtualservice (has:error or has:timeout) weight<50',
  'reaches:*a* -reached-by:mesh host:*.svc.cluster.local',
]

function measureFind(): readonly BenchRow[] {
  const files = generateWorkspace({ resources: RESOURCES, seed: 1 })
  const engine = createEngine(DEFAULT_ENGINE_SETTINGS)
  engine.open(1, files)
  const view = engine.view()
  const { graph } = view
  const problems = groupProblemsByNode(view)
  const whole = buildShownGraph(graph, WHOLE_GRAPH, problems)
  const folds = listNamespaceFolds(graph)
  const values = listExpressionValues(graph, problems)
  const tasks: readonly (readonly [what: string, run: () => unknown])[] = [
    ...EXPRESSIONS.map(
      (text) => [`find “${text}”`, () => findInView(whole, text, problems)] as const,
    ),
    ['find by text alone', () => searchNodes(graph, 'reviews')],
    ['hide “kind:workload or has:mirror”', () => show({ hide: 'kind:workload or has:mirror' })],
    [`collapse ${folds.length} namespaces`, () => show({ folds })],
    [
      'collect and offer values',
      () => suggestExpressions('ns:', 3, listExpressionValues(graph, problems)),
    ],
    ['offer values at a key', () => suggestExpressions('host:a', 6, values)],
  ]
  const times = tasks.map((): number[] => [])
  const parsing: number[] = []
  // In turns, so that what else the machine does meets both.
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const found = tasks.map(([, run]) => measure(run))
    const parsed = measure(() => {
      for (const { text } of files) parseAllDocuments(text)
    })
    if (round < WARM_UP) continue
    for (const [i, time] of found.entries()) times[i]?.push(time)
    parsing.push(parsed)
  }
  const size = `${graph.nodesById.size.toLocaleString('en')} nodes of ${RESOURCES.toLocaleString('en')} resources`
  return tasks.map(([what], i) => ({
    what: `${what}, ${size}`,
    value: median(times[i] ?? []),
    baseline: median(parsing),
    baselineName: 'yaml.parseAllDocuments',
    unit: 'ms',
    limit: 1 / 50,
  }))

  function show(part: Partial<typeof WHOLE_GRAPH>) {
    return buildShownGraph(graph, { ...WHOLE_GRAPH, ...part }, problems)
  }
}
