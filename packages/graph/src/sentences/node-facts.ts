import { asList, asMap, asString, asStringMap, asStrings, MESH_GATEWAY } from '@meshdraft/model'
import type { PlainMap } from '@meshdraft/model'
import { readNeighbours } from '../connected.ts'
import { formatPercent } from '../describe-route.ts'
import type { GraphEdge, GraphNode, TrafficGraph } from '../traffic-graph.ts'
import { describeGateways } from './conditions.ts'
import { nameHost, nameTarget } from './targets.ts'
import { countWord, joinWords } from './words.ts'

/** Says what a server opens, e.g. `port 443 HTTPS for shop.example.com, TLS SIMPLE with certificate shop`. */
export function describeServerFacts(node: GraphNode, server: PlainMap | undefined): string {
  const hosts = joinWords(asStrings(server?.['hosts']).map(describeServerHost), 'and')
  const tls = asMap(server?.['tls'])
  return [
    `${/^\d/u.test(node.label) ? 'port ' : ''}${node.label} for ${hosts || node.detail || 'no hosts'}`,
    ...(tls ? describeServerTls(tls) : []),
  ].join(', ')
}

/** A host may say whose virtual services may use it. */
function describeServerHost(host: string): string {
  const slash = host.indexOf('/')
  const name = host.slice(slash + 1) === '*' ? 'all hosts' : host.slice(slash + 1)
  const namespace = host.slice(0, Math.max(0, slash))
  if (namespace === '' || namespace === '*') return name
  return `${name} of ${namespace === '.' ? 'its own namespace' : `namespace ${namespace}`}`
}

function describeServerTls(tls: PlainMap): readonly string[] {
  if (tls['httpsRedirect'] === true) return ['redirects to HTTPS (301)']
  const mode = asString(tls['mode'])
  const names = [
    ...asStrings(tls['credentialNames']),
    asString(tls['credentialName']) ?? asString(tls['serverCertificate']) ?? '',
  ].filter(Boolean)
  const certificates = names.length > 1 ? 'certificates' : 'certificate'
  const end = names.length > 0 ? ` with ${certificates} ${joinWords(names, 'and')}` : ''
  return [`TLS ${mode ?? 'of an unknown mode'}${end}`]
}

/** Says what a virtual service is for, e.g. `4 routes for shop.example.com, at gateway edge/shop`. */
export function describeVirtualServiceFacts(
  graph: TrafficGraph,
  node: GraphNode,
  spec: PlainMap | undefined,
): string {
  const edges = readNeighbours(graph).outgoing.get(node.id) ?? []
  const routes = countWord(edges.filter(({ type }) => type === 'contains').length, 'route')
  const hosts = spec ? asStrings(spec['hosts']) : (node.hosts ?? [])
  if (hosts.length === 0) return `${routes}, for virtual services that delegate to it`
  const gateways = asStrings(spec?.['gateways'])
  const at = gateways.length > 0 ? gateways : [MESH_GATEWAY]
  const place = spec ? `, ${describePlace(at)}` : ''
  return `${routes} for ${joinWords(hosts.map(nameAnyHost), 'and')}${place}`
}

function describePlace(gateways: readonly string[]): string {
  const isMesh = gateways.length === 1 && gateways[0] === MESH_GATEWAY
  return isMesh ? 'in the mesh' : `at ${describeGateways(gateways).replaceAll(' or ', ' and ')}`
}

function nameAnyHost(host: string): string {
  return host === '*' ? 'all hosts' : host
}

/** Says what a subset is made of, e.g. `pods of reviews with version=v1, circuit breaker`. */
export function describeSubsetFacts(graph: TrafficGraph, node: GraphNode): string {
  const labels = node.detail === undefined ? '' : ` with ${node.detail}`
  return [`pods of ${nameHost(graph, node)}${labels}`, ...listPolicies(node)].join(', ')
}

/** Says where a service or service entry takes connections, e.g. `port 8080, 3 workloads`. */
export function describeServiceFacts(
  graph: TrafficGraph,
  node: GraphNode,
  spec: PlainMap | undefined,
): string {
  const edges = readNeighbours(graph).outgoing.get(node.id) ?? []
  const workloads = edges.filter(({ type }) => type === 'selects').length
  const ports = asList(spec?.['ports']).flatMap(
    (port) => describeServicePort(asMap(port) ?? {}) ?? [],
  )
  const numbers = ports.length > 0 ? ports : (node.ports ?? []).map(String)
  const location = asString(spec?.['location'])
  return [
    ...(numbers.length > 0
      ? [`${numbers.length > 1 ? 'ports' : 'port'} ${joinWords(numbers, 'and')}`]
      : ['no ports']),
    ...(location === 'MESH_EXTERNAL' ? ['outside the mesh'] : []),
    ...(location === 'MESH_INTERNAL' ? ['inside the mesh'] : []),
    ...(workloads > 0 ? [countWord(workloads, 'workload')] : []),
    ...listPolicies(node),
    ...(node.source ? [] : ['not defined in these files']),
  ].join(', ')
}

function describeServicePort(port: PlainMap): string | undefined {
  const { number } = port
  const of = typeof number === 'number' ? number : port['port']
  if (typeof of !== 'number') return undefined
  const name = asString(port['name'])
  return name === undefined ? String(of) : `${of} ${name}`
}

function listPolicies({ hasCircuitBreaker, hasTls }: GraphNode): readonly string[] {
  return [
    ...(hasCircuitBreaker === true ? ['circuit breaker'] : []),
    ...(hasTls === true ? ['TLS settings'] : []),
  ]
}

/** Says what a workload runs, e.g. `2 replicas with app=reviews, version=v1`. */
export function describeWorkloadFacts(resource: PlainMap | undefined): string {
  const spec = asMap(resource?.['spec'])
  const template = asMap(asMap(asMap(spec?.['template'])?.['metadata'])?.['labels'])
  const own = asMap(asMap(resource?.['metadata'])?.['labels'])
  const labels = Object.entries(asStringMap(template ?? asMap(spec?.['labels']) ?? own))
  const replicas = spec?.['replicas']
  return [
    ...(typeof replicas === 'number' ? [countWord(replicas, 'replica')] : []),
    ...(labels.length > 0
      ? [`labels ${labels.map(([key, value]) => `${key}=${value}`).join(', ')}`]
      : []),
  ].join(', ')
}

const MISSING_ENDS = {
  gateway: 'named by a virtual service but not defined',
  virtualService: 'delegated to but not defined',
  subset: 'routed to but not defined',
  service: 'named but not defined',
} as const

/** Says what is missing, e.g. `routed to but not defined for reviews`. */
export function describeMissingFacts(graph: TrafficGraph, node: GraphNode): string {
  const { missing = 'service' } = node
  const end = MISSING_ENDS[missing]
  return missing === 'subset' ? `${end} for ${nameHost(graph, node)}` : end
}

/** Says what leaves a folded node, e.g. `5 objects, routes to reviews and 2 more`. */
export function describeFoldedFacts(graph: TrafficGraph, node: GraphNode): string {
  const edges = readNeighbours(graph).outgoing.get(node.id) ?? []
  const names = [...new Set(edges.map((edge) => nameTarget(graph, edge)))]
  return [
    node.detail ?? 'nothing',
    ...(names.length > 0 ? [`leads to ${joinWords(names, 'and')}`] : []),
  ].join(', ')
}

/** What an edge carries, as short as a cell, e.g. `90%`, `mirror 10%`, `redirect 301`; may be empty. */
export function describeShare(edge: GraphEdge): string {
  const share = edge.percent === undefined ? '' : formatPercent(edge.percent)
  switch (edge.type) {
    case 'routes':
      return share
    case 'mirrors':
      return `mirror ${share}`.trim()
    case 'redirects':
      return `redirect ${edge.label ?? ''}`.trim()
    case 'delegates':
      return 'delegate'
    case 'binds':
    case 'contains':
    case 'selects':
      return ''
  }
}
