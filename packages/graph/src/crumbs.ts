import type { GraphNode, TrafficGraph } from './traffic-graph.ts'

/** A step on the way from the workspace down to a node. */
export type GraphCrumb =
  | { readonly type: 'namespace'; readonly namespace: string }
  | { readonly type: 'node'; readonly nodeId: string; readonly label: string }

/**
 * Yields the way to a node: its namespace, the object that holds it, and itself, e.g. `shop`,
 * `storefront`, `2 reviews`. The last one is the node; none where the graph has no such node.
 */
export function listCrumbs(graph: TrafficGraph, nodeId: string): readonly GraphCrumb[] {
  const node = graph.nodesById.get(nodeId)
  if (!node) return []
  const path = listPath(graph, node)
  const namespace = path.find((step) => step.namespace !== undefined)?.namespace
  const isNamespace = node.fold?.of === 'namespace'
  return [
    ...(namespace === undefined || isNamespace ? [] : [{ type: 'namespace', namespace } as const]),
    ...path.flatMap((step) => toCrumbs(step)),
  ]
}

function toCrumbs(node: GraphNode): readonly GraphCrumb[] {
  const own = { type: 'node', nodeId: node.id, label: nameStep(node) } as const
  if (node.type !== 'server') return [own]
  // All servers of a gateway are its object; its name leads to the first of them.
  const hash = node.id.lastIndexOf('#')
  const label = node.id.slice(node.id.indexOf('/') + 1, hash)
  return [{ type: 'node', nodeId: `${node.id.slice(0, hash)}#0`, label }, own]
}

function nameStep({ type, order, label }: GraphNode): string {
  return type === 'route' && order !== undefined ? `${order} ${label}` : label
}

function listPath(graph: TrafficGraph, node: GraphNode): readonly GraphNode[] {
  const holder = findHolder(graph, node)
  return holder ? [...listPath(graph, holder), node] : [node]
}

/** A route lies in its virtual service, an answer in its route, a subset in its service. */
function findHolder({ nodesById }: TrafficGraph, node: GraphNode): GraphNode | undefined {
  if (node.parentId !== undefined) return nodesById.get(node.parentId)
  if (node.type === 'answer') return nodesById.get(node.id.slice('answer:'.length))
  if (node.type !== 'subset' && node.missing !== 'subset') return undefined
  const host = node.hosts?.[0] ?? ''
  return nodesById.get(`service:${host}`) ?? nodesById.get(`se:${host}`)
}
