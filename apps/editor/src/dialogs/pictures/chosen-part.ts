import { filterGraph } from '@meshdraft/graph'
import type { TrafficGraph } from '@meshdraft/graph'
import type { Selection } from '../../store/design-state.ts'

export type PicturePart = 'whole' | 'selection'

/**
 * Finds the nodes of a selection: the one it was made through, else those that stand for the smallest
 * part of the text around the selected place, else all of its document.
 */
export function listSelectedNodes(
  graph: TrafficGraph,
  selection: Selection | undefined,
): ReadonlySet<string> {
  if (!selection) return new Set()
  const { documentId, path, nodeId } = selection
  if (nodeId !== undefined && graph.nodesById.has(nodeId)) return new Set([nodeId])
  const own = [...graph.nodesById.values()].filter(
    ({ source }) => source?.documentId === documentId,
  )
  const around = own.filter(
    ({ source }) =>
      source !== undefined &&
      source.path.length > 0 &&
      source.path.every((step, i) => step === path[i]),
  )
  const depth = Math.max(0, ...around.map(({ source }) => source?.path.length ?? 0))
  const narrowest = around.filter(({ source }) => source?.path.length === depth)
  return new Set((narrowest.length > 0 ? narrowest : own).map(({ id }) => id))
}

/** Yields what is drawn: all, or the selection with all that reaches it and is reached from it. */
export function pickPart(
  graph: TrafficGraph,
  part: PicturePart,
  nodeIds: ReadonlySet<string>,
): TrafficGraph {
  return part === 'whole' ? graph : filterGraph(graph, { nodeIds })
}
