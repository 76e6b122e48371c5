export type {
  GraphDelta,
  GraphEdge,
  GraphEdgeType,
  GraphLayout,
  GraphNode,
  GraphNodeType,
  GraphSource,
  NodeBox,
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
export { findConnected, readNeighbours } from './connected.ts'
export type { ConnectedPart, GraphNeighbours } from './connected.ts'
export { filterGraph, searchNodes, shownType } from './search.ts'
export type { GraphFilter } from './search.ts'
