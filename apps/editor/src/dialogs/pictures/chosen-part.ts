import { filterGraph, isNarrowed } from '@meshdraft/graph'
import type { TrafficGraph } from '@meshdraft/graph'
import { readPictureInput, readShownInput } from '../../commands/picture-input.ts'
import type { PictureInput } from '../../commands/picture-input.ts'
import type { DesignData, Selection } from '../../store/design-state.ts'

/** `shown`: what filters, the hide expression, folds and the focus leave of the canvas. */
export type PicturePart = 'whole' | 'shown' | 'selection'

/** What may be drawn; a part is absent where it would be the whole, or nothing. */
export type PictureParts = { readonly whole: PictureInput } & Partial<
  Record<PicturePart, PictureInput>
>

/** Reads what may be drawn of the workspace as it is now. */
export function readParts(state: DesignData): PictureParts {
  const whole = readPictureInput(state)
  const nodeIds = listSelectedNodes(whole.graph, state.selection)
  return {
    whole,
    ...(isNarrowed(state.graphView) && { shown: readShownInput(state) }),
    // With all that reaches what is selected and is reached from it.
    ...(nodeIds.size > 0 && {
      selection: { ...whole, graph: filterGraph(whole.graph, { nodeIds }), subtitle: '' },
    }),
  }
}

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
