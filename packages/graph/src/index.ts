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
