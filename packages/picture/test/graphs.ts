import type { GraphEdge, GraphNode, TrafficGraph } from '@meshdraft/graph'

/** Builds a graph; edges are named as the builders name them. */
export function toGraph(
  nodes: readonly GraphNode[],
  edges: readonly Omit<GraphEdge, 'id'>[],
): TrafficGraph {
  const withIds = edges.map((edge, i) => ({
    ...edge,
    id: `${edge.type}:${edge.from}->${edge.to}#${i}`,
  }))
  return {
    nodesById: new Map(nodes.map((node) => [node.id, node])),
    edgesById: new Map(withIds.map((edge) => [edge.id, edge])),
  }
}

/**
 * A graph with a node of each type and an edge of each type, every word of which is `word`: what the
 * user may write stands in all places there are.
 */
export function graphOfWord(word: string): TrafficGraph {
  const common = { label: word, detail: word, namespace: word, hosts: [word] }
  return toGraph(
    [
      { ...common, id: `server:${word}/gw#0`, type: 'server' },
      { ...common, id: 'mesh', type: 'mesh' },
      { ...common, id: `vs:${word}/web`, type: 'virtualService' },
      {
        ...common,
        id: `route:${word}/web/http/0`,
        type: 'route',
        order: 1,
        parentId: `vs:${word}/web`,
        marks: ['mirror', 'fault', 'timeout', 'retries', 'rewrite', 'headers'],
      },
      { ...common, id: `subset:${word}/v1`, type: 'subset', hasCircuitBreaker: true },
      { ...common, id: `service:${word}`, type: 'service', hasCircuitBreaker: true },
      { ...common, id: `se:${word}`, type: 'serviceEntry' },
      { ...common, id: `workload:${word}`, type: 'workload' },
      { ...common, id: `answer:${word}`, type: 'answer' },
      { ...common, id: `missing:subset:${word}/v2`, type: 'missing', missing: 'subset' },
    ],
    [
      { type: 'binds', from: `server:${word}/gw#0`, to: `vs:${word}/web` },
      { type: 'contains', from: `vs:${word}/web`, to: `route:${word}/web/http/0` },
      {
        type: 'routes',
        from: `route:${word}/web/http/0`,
        to: `subset:${word}/v1`,
        percent: 70,
        fault: word,
        label: word,
      },
      {
        type: 'routes',
        from: `route:${word}/web/http/0`,
        to: `missing:subset:${word}/v2`,
        percent: 30,
      },
      { type: 'mirrors', from: `route:${word}/web/http/0`, to: `service:${word}`, percent: 10 },
      {
        type: 'redirects',
        from: `route:${word}/web/http/0`,
        to: `server:${word}/gw#0`,
        label: word,
      },
      { type: 'delegates', from: `route:${word}/web/http/0`, to: `vs:${word}/web` },
      { type: 'selects', from: `subset:${word}/v1`, to: `service:${word}` },
      { type: 'selects', from: `service:${word}`, to: `workload:${word}` },
    ],
  )
}
