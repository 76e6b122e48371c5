import fc from 'fast-check'
import type { GraphEdge, GraphEdgeType, GraphNode, TrafficGraph } from '../src/index.ts'

interface Shape {
  readonly servers: number
  readonly services: number
  /** For each virtual service the number of its routes. */
  readonly routes: readonly number[]
  readonly picks: readonly number[]
}

/** Graphs of every form: split routes, mirrors, delegates (also in circles), answers, loose parts. */
export const arbitraryGraph = fc
  .record<Shape>({
    servers: fc.integer({ min: 0, max: 4 }),
    services: fc.integer({ min: 0, max: 8 }),
    routes: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 8 }),
    picks: fc.array(fc.nat(1000), { minLength: 20, maxLength: 20 }),
  })
  .map(buildShape)

function buildShape({ servers, services, routes, picks }: Shape): TrafficGraph {
  const nodesById = new Map<string, GraphNode>()
  const edgesById = new Map<string, GraphEdge>()
  let picked = 0
  const pick = (below: number): number => {
    picked += 1
    return ((picks[picked % picks.length] ?? 0) + picked) % Math.max(1, below)
  }
  const addNode = (id: string, type: GraphNode['type'], more: Partial<GraphNode> = {}): void => {
    nodesById.set(id, { id, type, label: id, ...more })
  }
  const addEdge = (type: GraphEdgeType, from: string, to: string): void => {
    if (!nodesById.has(from) || !nodesById.has(to)) return
    edgesById.set(`${type}:${from}->${to}`, { id: `${type}:${from}->${to}`, type, from, to })
  }
  for (let i = 0; i < servers; i += 1) addNode(`server:in/g#${i}`, 'server')
  if (servers > 1) addEdge('redirects', 'server:in/g#1', 'server:in/g#0')
  for (let i = 0; i < services; i += 1) {
    addNode(`service:s${i}`, 'service', { namespace: `n${i % 3}`, hosts: [`s${i}`] })
    addNode(`workload:Pod/a/p${i}`, 'workload')
    addEdge('selects', `service:s${i}`, `workload:Pod/a/p${i}`)
    for (let v = 0; v < i % 3; v += 1) {
      addNode(`subset:s${i}/v${v}`, 'subset', { hosts: [`s${i}`] })
      addEdge('selects', `subset:s${i}/v${v}`, `service:s${i}`)
    }
  }
  for (const i of routes.keys()) {
    addNode(`vs:a/v${i}`, 'virtualService', { namespace: 'a', hosts: [`s${i * 2}`] })
  }
  for (const [i, count] of routes.entries()) {
    addEdge('binds', `server:in/g#${pick(servers)}`, `vs:a/v${i}`)
    for (let r = 0; r < count; r += 1) {
      const id = `route:a/v${i}/http/${r}`
      addNode(id, 'route', { order: r + 1, parentId: `vs:a/v${i}`, namespace: 'a' })
      addEdge('contains', `vs:a/v${i}`, id)
      const target = pick(services)
      addEdge('routes', id, `service:s${target}`)
      addEdge('mirrors', id, `subset:s${target}/v${pick(3)}`)
      if (pick(5) === 0) addEdge('delegates', id, `vs:a/v${pick(routes.length)}`)
      if (pick(5) === 0) {
        addNode(`answer:${id}`, 'answer')
        addEdge('redirects', id, `answer:${id}`)
      }
    }
  }
  return { nodesById, edgesById }
}

/** The same graph with its maps in another order. */
export function shuffle(graph: TrafficGraph): TrafficGraph {
  return {
    nodesById: new Map([...graph.nodesById].toReversed()),
    edgesById: new Map([...graph.edgesById].toReversed()),
  }
}
