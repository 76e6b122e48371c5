import { findInGraph } from '../expression/evaluate.ts'
import type { ExpressionError } from '../expression/expression.ts'
import type { ProblemsByNode } from '../expression/facts.ts'
import { parseExpression } from '../expression/parse.ts'
import { collapseGraph, moveToFolds } from '../fold.ts'
import type { CollapsedGraph } from '../fold.ts'
import { findNeighbourhood } from '../neighbourhood.ts'
import { filterGraph, keepNodes } from '../search.ts'
import type { TrafficGraph } from '../traffic-graph.ts'
import { FILTER_KINDS } from './graph-view.ts'
import type { GraphView } from './graph-view.ts'

/** What a view shows of a graph: what the canvas draws and the list of its rows says. */
export interface ShownGraph {
  readonly graph: TrafficGraph
  /** Before anything was folded: where the find expression looks. */
  readonly unfolded: TrafficGraph
  readonly foldByNode: ReadonlyMap<string, string>
  readonly membersByFold: ReadonlyMap<string, readonly string[]>
  /** Why nothing is hidden, where the hide expression cannot be read. */
  readonly hideError?: ExpressionError
  /** Nodes that the hide expression left out. */
  readonly hiddenCount: number
  /** The node that is looked at, as it is shown; absent without a focus or where it is hidden. */
  readonly focusedId?: string
}

/**
 * Applies a view in this order: the filters with all that is connected, then what is hidden, then
 * what is folded, then the focus. Does not look at `find`.
 */
export function buildShownGraph(
  graph: TrafficGraph,
  view: Omit<GraphView, 'find'>,
  problems: ProblemsByNode,
): ShownGraph {
  const filtered = filterGraph(graph, toFilter(view, problems))
  const { part, error, count } = hideParts(filtered, view.hide, problems)
  const collapsed = collapseGraph(part, new Set(view.folds))
  const focused = focusOn(collapsed, view.focus)
  return {
    graph: focused?.graph ?? collapsed.graph,
    unfolded: part,
    foldByNode: collapsed.foldByNode,
    membersByFold: collapsed.membersByFold,
    ...(error && { hideError: error }),
    hiddenCount: count,
    ...(focused && { focusedId: focused.nodeId }),
  }
}

function toFilter(
  { namespaces, kinds, isProblemsOnly }: Omit<GraphView, 'find'>,
  problems: ProblemsByNode,
) {
  const types = FILTER_KINDS.filter(({ id }) => kinds.includes(id)).flatMap((kind) => kind.types)
  return {
    ...(namespaces.length > 0 && { namespaces: new Set(namespaces) }),
    ...(types.length > 0 && { types: new Set(types) }),
    ...(isProblemsOnly && { nodeIds: new Set(problems.keys()) }),
  }
}

function hideParts(graph: TrafficGraph, hide: string, problems: ProblemsByNode) {
  const parsed = parseExpression(hide)
  if (!parsed.ok) return { part: graph, error: parsed.error, count: 0 }
  if (!parsed.expression) return { part: graph, error: undefined, count: 0 }
  const { nodeIds, edgeIds } = findInGraph(parsed.expression, graph, problems)
  if (nodeIds.size + edgeIds.size === 0) return { part: graph, error: undefined, count: 0 }
  const part = keepNodes(graph, (node) => !nodeIds.has(node.id))
  const edges = [...part.edgesById].filter(([id]) => !edgeIds.has(id))
  return {
    part: { nodesById: part.nodesById, edgesById: new Map(edges) },
    error: undefined,
    count: nodeIds.size,
  }
}

function focusOn({ graph, foldByNode }: CollapsedGraph, focus: GraphView['focus']) {
  if (!focus) return undefined
  const nodeId = foldByNode.get(focus.nodeId) ?? focus.nodeId
  // What is looked at may be hidden, renamed or gone: then everything is shown.
  if (!graph.nodesById.has(nodeId)) return undefined
  const nodeIds = findNeighbourhood(graph, nodeId, focus.depth)
  return { nodeId, graph: keepNodes(graph, (node) => nodeIds.has(node.id)) }
}

/** Yields the findings by the nodes that are shown: a folded node has those of all it stands for. */
export function listShownProblems<T>(
  problems: ReadonlyMap<string, readonly T[]>,
  shown: Pick<ShownGraph, 'foldByNode'>,
): ReadonlyMap<string, readonly T[]> {
  return moveToFolds(problems, shown)
}

/** What a find expression marks of what is shown. */
export interface FoundInView {
  /** Nodes to mark; a folded one where something in it was found. */
  readonly nodeIds: ReadonlySet<string>
  readonly edgeIds: ReadonlySet<string>
  /** Nodes found, those in folds too. */
  readonly count: number
  /** Nodes looked at. */
  readonly total: number
  readonly error?: ExpressionError
}

const NONE: ReadonlySet<string> = new Set()

/** Finds in what is shown, inside the folds too. */
export function findInView(shown: ShownGraph, find: string, problems: ProblemsByNode): FoundInView {
  const { graph, unfolded, foldByNode } = shown
  const parsed = parseExpression(find)
  const nothing = { nodeIds: NONE, edgeIds: NONE, count: 0, total: unfolded.nodesById.size }
  if (!parsed.ok) return { ...nothing, error: parsed.error }
  if (!parsed.expression) return nothing
  const found = findInGraph(parsed.expression, unfolded, problems)
  const nodeIds = new Set<string>()
  let count = 0
  let total = 0
  for (const id of unfolded.nodesById.keys()) {
    const shownId = foldByNode.get(id) ?? id
    if (!graph.nodesById.has(shownId)) continue
    total += 1
    if (!found.nodeIds.has(id)) continue
    count += 1
    nodeIds.add(shownId)
  }
  const edgeIds = new Set([...found.edgeIds].filter((id) => graph.edgesById.has(id)))
  return { nodeIds, edgeIds, count, total }
}
