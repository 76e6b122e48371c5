import type { Labels, Lookup, Resource } from '@meshdraft/model'
import type { FragmentDraft } from './draft.ts'
import type { GraphNode } from './traffic-graph.ts'

/** Yields the node of a Pod or of something that runs Pods, without its source. */
export function toWorkloadNode(resource: Resource): GraphNode {
  return {
    id: `workload:${resource.kind}/${resource.namespace}/${resource.name}`,
    type: 'workload',
    label: resource.name,
    detail: resource.kind,
    namespace: resource.namespace,
  }
}

/** Draws what the labels select; nothing for empty labels, which would select everything. */
export function drawWorkloads(
  fromId: string,
  labels: Labels,
  namespace: string,
  lookup: Lookup,
  draft: FragmentDraft,
): void {
  if (Object.keys(labels).length === 0) return
  for (const workload of lookup.workloads(labels, namespace)) {
    const node = toWorkloadNode(workload)
    draft.addNode(node)
    draft.addEdge('selects', fromId, node.id)
  }
}
