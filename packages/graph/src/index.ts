export type {
  GraphDelta,
  GraphEdge,
  GraphEdgeType,
  GraphLayout,
  GraphNode,
  GraphNodeType,
  GraphSource,
  NodeBox,
  NodeFold,
  RouteMark,
  TrafficGraph,
} from './traffic-graph.ts'
export type { GraphBuilder, GraphFragment } from './builder.ts'
export { graphBuilders } from './builders.ts'
export { formatPercent } from './describe-route.ts'
export { applyGraphDelta, diffGraphs, emptyGraph } from './delta.ts'
export { buildGraph, mergeEdges, mergeNodes } from './merge.ts'
export { columnIndex, GRAPH_COLUMNS } from './columns.ts'
export type { ColumnGeometry, GraphColumn } from './columns.ts'
export { countCrossings } from './crossings.ts'
export { layoutGraph } from './layout.ts'
export { placeNewNodes } from './place-new-nodes.ts'
export { listCrumbs } from './crumbs.ts'
export type { GraphCrumb } from './crumbs.ts'
export { placeShownNodes } from './place-shown-nodes.ts'
export { findNodeOf, findSourceOf } from './node-of-place.ts'
export { findConnected, readNeighbours } from './connected.ts'
export type { ConnectedPart, GraphNeighbours } from './connected.ts'
export { filterGraph, searchNodes, shownType } from './search.ts'
export {
  collapseGraph,
  listFoldsOf,
  listNamespaceFolds,
  namespaceFoldId,
  serviceFoldId,
} from './fold.ts'
export type { CollapsedGraph } from './fold.ts'
export { findNeighbourhood } from './neighbourhood.ts'
export type { FocusDepth } from './neighbourhood.ts'
export { findInGraph } from './expression/evaluate.ts'
export type { FoundParts } from './expression/evaluate.ts'
export type {
  ExpressionError,
  ExpressionRange,
  GraphExpression,
  ParsedExpression,
} from './expression/expression.ts'
export type { NodeProblem, ProblemsByNode } from './expression/facts.ts'
export { parseExpression } from './expression/parse.ts'
export { printExpression } from './expression/print.ts'
export {
  EXPRESSION_EXAMPLES,
  listExpressionValues,
  suggestExpressions,
} from './expression/suggest.ts'
export type {
  ExpressionSuggestion,
  ExpressionSuggestions,
  ExpressionValues,
} from './expression/suggest.ts'
export {
  FILTER_KINDS,
  isNarrowed,
  readGraphView,
  toggleValue,
  WHOLE_GRAPH,
} from './view/graph-view.ts'
export type { GraphFocus, GraphView } from './view/graph-view.ts'
export { buildShownGraph, findInView, listShownProblems } from './view/shown-graph.ts'
export type { FoundInView, ShownGraph } from './view/shown-graph.ts'
export type { GraphFilter } from './search.ts'
export { describeInWords, nameKind } from './sentences/describe-in-words.ts'
export type { NodeWords, WordsContext } from './sentences/describe-in-words.ts'
export { describeShare } from './sentences/node-facts.ts'
export {
  listAncestors,
  listGraphRows,
  listOpenRows,
  listRowOrder,
  nameRowKind,
  UNREACHED,
} from './rows/graph-rows.ts'
export type { GraphRow, GraphRowContent, GraphRows } from './rows/graph-rows.ts'
