import type { FieldPath } from '@meshdraft/yaml'
import type { Lookup, Resource } from '@meshdraft/model'
import type { GraphFragment } from './builder.ts'
import type { GraphEdge, GraphEdgeType, GraphNode, GraphSource } from './traffic-graph.ts'

/** A fragment while it is drawn. */
export interface FragmentDraft {
  /** Adds a node; a second one of the same id is left out. */
  addNode(node: GraphNode): void
  /** Adds an edge; where several run between two nodes the later ones get a number. */
  addEdge(
    type: GraphEdgeType,
    from: string,
    to: string,
    facts?: Omit<GraphEdge, 'id' | 'type' | 'from' | 'to'>,
  ): void
  finish(): GraphFragment
}

/** Makes an empty draft. */
export function startFragment(): FragmentDraft {
  const nodes = new Map<string, GraphNode>()
  const edges = new Map<string, GraphEdge>()
  return {
    addNode(node) {
      if (!nodes.has(node.id)) nodes.set(node.id, node)
    },
    addEdge(type, from, to, facts) {
      const base = `${type}:${from}->${to}`
      let id = base
      for (let n = 1; edges.has(id); n += 1) id = `${base}#${n}`
      edges.set(id, { id, from, to, type, ...facts })
    },
    finish: () => ({ nodes: [...nodes.values()], edges: [...edges.values()] }),
  }
}

/** Yields where something under a resource is written. */
export function toSource(resource: Resource, ...steps: FieldPath): GraphSource {
  return { documentId: resource.documentId, path: [...resource.basePath, ...steps] }
}

/**
 * Yields `NAMESPACE/NAME` for ids. Of several resources with the same name the last is the one that
 * references mean; the others are drawn too and carry their number, e.g. `shop/web~1`.
 */
export function toNodeName(resource: Resource, lookup: Lookup): string {
  const name = `${resource.namespace}/${resource.name}`
  const { index, count } = lookup.definitions(resource)
  return index < 0 || index === count - 1 ? name : `${name}~${index + 1}`
}
