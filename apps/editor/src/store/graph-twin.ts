import type { ComponentType, Ref } from 'react'
import type { TrafficGraph } from '@meshdraft/graph'
import type { ProblemCounts } from '@meshdraft/engine'
import type { GraphPicture } from './shown-graph.ts'

/** What the tools of the graph may ask of what shows it, drawing or table. */
export interface GraphHandle {
  /** Puts the focus in it. */
  focus(): void
  /** Goes to a node without selecting it. */
  goTo(nodeId: string): void
  /** The node that keys act on. */
  readActive(): string | undefined
  /** Says that the place one stands on is meant when its node is selected next. */
  keepPlace?(): void
  /** Opens what can be done about problems, where it has a menu of its own. */
  openFixes?(): void
}

/** What the region of the graph hands to the table that shows the same as the drawing. */
export interface GraphTwinProps {
  /** All of the workspace. */
  readonly graph: TrafficGraph
  /** What is shown of it. */
  readonly picture: GraphPicture
  /** As it is shown: itself, or the folded node that holds it. */
  readonly selection: string | undefined
  readonly problemCounts: ReadonlyMap<string, ProblemCounts>
  readonly staleNodeIds: ReadonlySet<string>
  readonly onSelect: (nodeId: string | undefined) => void
  /** Enter or a double click. */
  readonly onActivate: (nodeId: string) => void
  /** Yields false when there is no focus to leave. */
  readonly onLeaveFocus: () => boolean
  readonly ref: Ref<GraphHandle>
}

/** The table that shows the same as the drawing. */
export type GraphTwin = ComponentType<GraphTwinProps>
