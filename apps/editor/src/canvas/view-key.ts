import type { GraphView } from '@meshdraft/graph'

/**
 * Names what lays a part of the graph out anew when it is chosen: the filters and the focus. Equal
 * for equal choices; empty when neither is set. What is hidden or folded moves nothing.
 */
export function nameArrangement({
  namespaces,
  kinds,
  isProblemsOnly,
  focus,
}: Pick<GraphView, 'namespaces' | 'kinds' | 'isProblemsOnly' | 'focus'>): string {
  if (namespaces.length === 0 && kinds.length === 0 && !isProblemsOnly && !focus) return ''
  return JSON.stringify([
    namespaces.toSorted(),
    kinds.toSorted(),
    isProblemsOnly,
    focus?.nodeId,
    focus?.depth,
  ])
}
