import type { Diagnostic } from '@meshdraft/analysis'
import { groupProblemsByNode } from '@meshdraft/engine'
import { buildShownGraph } from '@meshdraft/graph'
import type { DesignState } from '../store/design-state.ts'

/**
 * Yields the findings of a node as the engine said them last: those that the rows are made from may
 * have the ranges of an older text, and fixes need the present ones.
 */
export function readProblems(state: DesignState, nodeId: string): readonly Diagnostic[] {
  const { view, graphView } = state
  const byNode = groupProblemsByNode(view)
  const own = byNode.get(nodeId)
  if (own || view.graph.nodesById.has(nodeId)) return own ?? []
  const { membersByFold } = buildShownGraph(view.graph, graphView, byNode)
  const members = membersByFold.get(nodeId) ?? []
  return [...new Set(members.flatMap((id) => byNode.get(id) ?? []))]
}
