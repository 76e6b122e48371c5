import type { Lookup, Resource } from '@meshdraft/model'
import type { GraphEdge, GraphNode } from './traffic-graph.ts'

/** What one resource adds to the graph. Several resources may add the same node or edge. */
export interface GraphFragment {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/**
 * Draws the part of the graph that one resource defines or names. Like an analyzer it sees the rest
 * of the workspace only through `lookup`, and runs again when a fact it read changes.
 */
export interface GraphBuilder {
  /** Kind of the resources it runs on. */
  readonly subject: string
  build(resource: Resource, lookup: Lookup): GraphFragment
}
