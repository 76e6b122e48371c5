import { readNeighbours } from '../connected.ts'
import type { GraphEdge, GraphNode, TrafficGraph } from '../traffic-graph.ts'
import type { Comparison, FeatureWord, GraphExpression, TextPattern } from './expression.ts'
import { readFacts, testHost, testPart, testPath, testWhole } from './facts.ts'
import type { NodeProblem, ProblemsByNode, TextTest } from './facts.ts'

/** What an expression found. */
export interface FoundParts {
  /** In the order of the graph. */
  readonly nodeIds: ReadonlySet<string>
  /** Edges that a term about edges found (`weight<10`, `has:mirror`), whatever else it says of their start. */
  readonly edgeIds: ReadonlySet<string>
}

/** How an edge fares: `by-start` when only terms about the node it leaves decided. */
type EdgeVerdict = 'no' | 'by-start' | 'found'

/** An expression made ready for one graph. */
interface Test {
  readonly isNode: (node: GraphNode) => boolean
  readonly judgeEdge: (edge: GraphEdge, start: GraphNode) => EdgeVerdict
}

interface Workspace {
  readonly graph: TrafficGraph
  readonly problems: ProblemsByNode
}

const NONE: readonly never[] = []

/**
 * Finds what an expression asks for, in one pass over the nodes and one over the edges; each
 * `reaches:` and `reached-by:` adds one along the edges.
 */
export function findInGraph(
  expression: GraphExpression,
  graph: TrafficGraph,
  problems: ProblemsByNode,
): FoundParts {
  const test = compile(expression, { graph, problems })
  const nodeIds = new Set<string>()
  const edgeIds = new Set<string>()
  for (const node of graph.nodesById.values()) if (test.isNode(node)) nodeIds.add(node.id)
  if (!asksForEdges(expression)) return { nodeIds, edgeIds }
  for (const edge of graph.edgesById.values()) {
    const start = graph.nodesById.get(edge.from)
    if (start && test.judgeEdge(edge, start) === 'found') edgeIds.add(edge.id)
  }
  return { nodeIds, edgeIds }
}

function asksForEdges(expression: GraphExpression): boolean {
  switch (expression.type) {
    case 'and':
    case 'or':
      return expression.parts.some(asksForEdges)
    case 'number':
      return expression.field === 'weight'
    case 'has':
      return EDGE_FEATURES[expression.feature] !== undefined
    case 'not':
    case 'text':
    case 'field':
    case 'kind':
      return false
  }
}

function compile(expression: GraphExpression, workspace: Workspace): Test {
  switch (expression.type) {
    case 'and': {
      const tests = expression.parts.map((part) => compile(part, workspace))
      return {
        isNode: (node) => tests.every((test) => test.isNode(node)),
        judgeEdge: (edge, start) => {
          let verdict: EdgeVerdict = 'by-start'
          for (const test of tests) {
            const one = test.judgeEdge(edge, start)
            if (one === 'no') return 'no'
            if (one === 'found') verdict = 'found'
          }
          return verdict
        },
      }
    }
    case 'or': {
      const tests = expression.parts.map((part) => compile(part, workspace))
      return {
        isNode: (node) => tests.some((test) => test.isNode(node)),
        judgeEdge: (edge, start) => {
          let verdict: EdgeVerdict = 'no'
          for (const test of tests) {
            const one = test.judgeEdge(edge, start)
            if (one === 'found') return 'found'
            if (one === 'by-start') verdict = one
          }
          return verdict
        },
      }
    }
    case 'not': {
      const { isNode, judgeEdge } = compile(expression.part, workspace)
      return {
        isNode: (node) => !isNode(node),
        judgeEdge: (edge, start) => (judgeEdge(edge, start) === 'no' ? 'by-start' : 'no'),
      }
    }
    case 'number':
      return expression.field === 'weight'
        ? testWeight(expression.comparison, expression.value, workspace)
        : testNode((node) =>
            (node.ports ?? NONE).some((port) =>
              compare(port, expression.comparison, expression.value),
            ),
          )
    case 'has':
      return testFeature(expression.feature, workspace)
    case 'kind':
      return testNode((node) => readFacts(node).kinds.includes(expression.kind))
    case 'text': {
      const isIn = testPart(expression.value)
      return testNode((node) => readFacts(node).texts.some(isIn))
    }
    case 'field':
      return testNode(compileField(expression, workspace))
  }
}

/** A test that says nothing of edges but what their start is. */
function testNode(isNode: (node: GraphNode) => boolean): Test {
  return { isNode, judgeEdge: (_edge, start) => (isNode(start) ? 'by-start' : 'no') }
}

function compileField(
  { field, value }: Extract<GraphExpression, { readonly type: 'field' }>,
  workspace: Workspace,
): (node: GraphNode) => boolean {
  switch (field) {
    case 'reaches':
    case 'reached-by': {
      const ids = followTraffic(workspace.graph, value, field)
      return (node) => ids.has(node.id)
    }
    case 'problem': {
      const isCode = testWhole(value)
      const { problems } = workspace
      return (node) =>
        (problems.get(node.id) ?? NONE).some(
          ({ code, aliases }) =>
            isCode(code.toLowerCase()) || aliases.some((alias) => isCode(alias.toLowerCase())),
        )
    }
    case 'host': {
      const isHost = testHost(value)
      return (node) => readFacts(node).hosts.some(isHost)
    }
    case 'file': {
      const isPath = testPath(value)
      return (node) => isPath(readFacts(node).filePath)
    }
    case 'ns': {
      const isNamespace = testWhole(value)
      return (node) => node.namespace !== undefined && isNamespace(readFacts(node).namespace)
    }
    case 'subset': {
      const isSubset = testWhole(value)
      return (node) => readFacts(node).subset !== '' && isSubset(readFacts(node).subset)
    }
    case 'name':
      return testAny(testWhole(value), 'names')
    case 'protocol':
      return testAny(testWhole(value), 'protocols')
  }
}

function testAny(isText: TextTest, fact: 'names' | 'protocols'): (node: GraphNode) => boolean {
  return (node) => readFacts(node)[fact].some(isText)
}

/** What has the name or host, and all whose traffic gets there, or that gets traffic from there. */
function followTraffic(
  graph: TrafficGraph,
  value: TextPattern,
  field: 'reaches' | 'reached-by',
): ReadonlySet<string> {
  const isName = testWhole(value)
  const isHost = testHost(value)
  const ids = new Set<string>()
  for (const node of graph.nodesById.values()) {
    const { names, hosts } = readFacts(node)
    // A route is named by where it leads, so a name would find it although nothing ends there.
    const isNamed = node.type !== 'route' && names.some(isName)
    if (isNamed || hosts.some(isHost)) ids.add(node.id)
  }
  const { incoming, outgoing } = readNeighbours(graph)
  const isBack = field === 'reaches'
  const edges = isBack ? incoming : outgoing
  // The set grows while it is walked: a queue without a second list.
  for (const id of ids) {
    for (const edge of edges.get(id) ?? NONE) ids.add(isBack ? edge.from : edge.to)
  }
  return ids
}

function testWeight(comparison: Comparison, value: number, { graph }: Workspace): Test {
  const isEdge = (edge: GraphEdge): boolean =>
    edge.type === 'routes' && edge.weight !== undefined && compare(edge.weight, comparison, value)
  return testEdges(isEdge, graph)
}

/** A node passes when one of the edges that leave it does. */
function testEdges(isEdge: (edge: GraphEdge) => boolean, graph: TrafficGraph): Test {
  const { outgoing } = readNeighbours(graph)
  return {
    isNode: (node) => (outgoing.get(node.id) ?? NONE).some(isEdge),
    judgeEdge: (edge) => (isEdge(edge) ? 'found' : 'no'),
  }
}

function compare(value: number, comparison: Comparison, limit: number): boolean {
  switch (comparison) {
    case '<':
      return value < limit
    case '<=':
      return value <= limit
    case '>':
      return value > limit
    case '>=':
      return value >= limit
    case '=':
      return value === limit
    case '!=':
      return value !== limit
  }
}

/** Features that edges show. */
const EDGE_FEATURES: Readonly<Partial<Record<FeatureWord, (edge: GraphEdge) => boolean>>> = {
  mirror: ({ type }) => type === 'mirrors',
  fault: ({ fault }) => fault !== undefined,
  redirect: ({ type }) => type === 'redirects',
  delegate: ({ type }) => type === 'delegates',
  weight: ({ type, weight }) => type === 'routes' && weight !== undefined,
}

function testFeature(feature: FeatureWord, { graph, problems }: Workspace): Test {
  const isEdge = EDGE_FEATURES[feature]
  const isMarked = compileFeature(feature, problems)
  if (!isEdge) return testNode(isMarked)
  const { isNode, judgeEdge } = testEdges(isEdge, graph)
  // A mark stands also where no edge can be drawn, e.g. for a mirror without a host.
  return { isNode: (node) => isMarked(node) || isNode(node), judgeEdge }
}

function compileFeature(
  feature: FeatureWord,
  problems: ProblemsByNode,
): (node: GraphNode) => boolean {
  const hasProblem =
    (isWanted: (problem: NodeProblem) => boolean) =>
    ({ id }: GraphNode): boolean =>
      (problems.get(id) ?? NONE).some(isWanted)
  switch (feature) {
    case 'problem':
      return hasProblem(() => true)
    case 'error':
    case 'warning':
    case 'info':
      return hasProblem(({ severity }) => severity === feature)
    case 'tls':
      return (node) => node.hasTls === true || (node.type === 'route' && isTlsRoute(node))
    case 'breaker':
      return (node) => node.hasCircuitBreaker === true
    case 'weight':
      return () => false
    case 'mirror':
    case 'fault':
    case 'timeout':
    case 'retries':
    case 'rewrite':
    case 'redirect':
    case 'headers':
    case 'delegate':
    case 'cors':
      return ({ marks }) => marks?.includes(feature) === true
  }
}

function isTlsRoute(node: GraphNode): boolean {
  return readFacts(node).protocols.includes('tls')
}
