import { asMap } from '@meshdraft/model'
import type { PlainValue } from '@meshdraft/yaml'
import type { GraphNode, GraphNodeType, GraphSource, TrafficGraph } from '../traffic-graph.ts'
import {
  describeFoldedFacts,
  describeMissingFacts,
  describeServerFacts,
  describeServiceFacts,
  describeSubsetFacts,
  describeVirtualServiceFacts,
  describeWorkloadFacts,
} from './node-facts.ts'
import { describeRouteFacts } from './route-facts.ts'
import { nameHost } from './targets.ts'
import { capitalise, countWord } from './words.ts'

/** What is known of a node beside the graph. */
export interface WordsContext {
  /** Yields what is written at a place; `undefined` where it is gone or cannot be read. */
  readonly read: (source: GraphSource) => PlainValue | undefined
  /** Findings on the node. */
  readonly problems?: {
    readonly error: number
    readonly warning: number
    readonly info: number
  }
  /** Its document can no longer be read: the node shows what was read last. */
  readonly isStale?: boolean
}

/** A node in words. */
export interface NodeWords {
  /** What it is, e.g. `Route 2`, `Missing subset`. */
  readonly kind: string
  /** What it is called, e.g. `canary`, `v1`. */
  readonly name: string
  /** What it does, e.g. `Path starts with /api; 90% to reviews v1, 10% to reviews v2. Timeout 5s.` */
  readonly facts: string
  /** All of it: `Route 2, canary: path starts with /api; all to reviews v1. Timeout 5s. 1 error.` */
  readonly sentence: string
}

/**
 * Says in words what a node stands for and what it does, made from the graph and what is written.
 *
 * @param graph - the one that has all its edges: what is hidden belongs to the sentence, too.
 */
export function describeInWords(
  graph: TrafficGraph,
  node: GraphNode,
  context: WordsContext,
): NodeWords {
  const kind = nameKind(node)
  const facts = describeFacts(graph, node, context)
  const owner = nameOwner(graph, node)
  const head = `${kind}${kind === capitalise(node.label) ? '' : joinName(node)}${owner}`
  const ends = [
    ...(context.problems ? [describeProblems(context.problems)] : []),
    ...(context.isStale === true ? ['as last read: its text is broken'] : []),
  ].filter((end) => end !== '')
  const tail = ends.map((end) => ` ${capitalise(end)}.`).join('')
  return {
    kind,
    name: node.label,
    facts: facts === '' ? '' : `${capitalise(facts)}.`,
    sentence: `${facts === '' ? head : `${head}: ${facts}`}.${tail}`,
  }
}

const KINDS: Readonly<Record<GraphNodeType, string>> = {
  server: 'Server',
  mesh: 'Mesh',
  virtualService: 'Virtual service',
  route: 'Route',
  subset: 'Subset',
  service: 'Service',
  serviceEntry: 'Service entry',
  workload: 'Workload',
  answer: 'Answer',
  missing: 'Missing',
  folded: 'Folded',
}

const MISSING_KINDS = {
  gateway: 'Missing gateway',
  virtualService: 'Missing virtual service',
  subset: 'Missing subset',
  service: 'Missing service',
} as const

/** Names what a node is, e.g. `Route 2`, `Deployment`, `Missing subset`. */
export function nameKind(node: GraphNode): string {
  switch (node.type) {
    case 'route': {
      const protocol = /\/(tls|tcp)\/\d+$/u.exec(node.id)?.[1]?.toUpperCase()
      return `${protocol === undefined ? '' : `${protocol} `}${protocol === undefined ? 'Route' : 'route'} ${node.order ?? '?'}`
    }
    case 'missing':
      return MISSING_KINDS[node.missing ?? 'service']
    case 'workload':
      return node.detail ?? KINDS.workload
    case 'folded':
      return `Folded ${node.fold?.of ?? 'part'}`
    default:
      return KINDS[node.type]
  }
}

/** Numbers make a pair with a kind, names stand behind a comma or alone. */
function joinName(node: GraphNode): string {
  return node.type === 'route' ? `, ${node.label}` : ` ${node.label}`
}

/** What tells it from others of its name. */
function nameOwner(graph: TrafficGraph, node: GraphNode): string {
  switch (node.type) {
    case 'server':
      return `, of gateway ${node.id.slice(node.id.indexOf(':') + 1, node.id.lastIndexOf('#'))}`
    case 'subset':
      return ` of ${nameHost(graph, node)}`
    case 'missing':
      if (node.missing === 'subset') return ` of ${nameHost(graph, node)}`
      return node.namespace === undefined ? '' : ` in ${node.namespace}`
    case 'virtualService':
    case 'service':
    case 'serviceEntry':
    case 'workload':
      return node.namespace === undefined ? '' : ` in ${node.namespace}`
    case 'route':
    case 'mesh':
    case 'answer':
    case 'folded':
      return ''
  }
}

function describeFacts(graph: TrafficGraph, node: GraphNode, { read }: WordsContext): string {
  const { source } = node
  const readMap = (at: GraphSource | undefined) => at && asMap(read(at))
  const readSpec = () => asMap(readMap(source && rootOf(source))?.['spec'])
  switch (node.type) {
    case 'server':
      return describeServerFacts(node, readMap(source))
    case 'mesh':
      return 'calls between workloads, from all sidecars'
    case 'virtualService':
      return describeVirtualServiceFacts(graph, node, readSpec())
    case 'route': {
      const { condition, outcome, extras } = describeRouteFacts(graph, node, readMap(source))
      return `${condition}; ${outcome}${extras === '' ? '' : `. ${extras}`}`
    }
    case 'subset':
      return describeSubsetFacts(graph, node)
    case 'service':
    case 'serviceEntry':
      return describeServiceFacts(graph, node, readSpec())
    case 'workload':
      return describeWorkloadFacts(readMap(source))
    case 'answer':
      return 'Envoy answers itself'
    case 'folded':
      return describeFoldedFacts(graph, node)
    case 'missing':
      return describeMissingFacts(graph, node)
  }
}

/** The resource that a place lies in; a list of resources holds several. */
function rootOf({ documentId, path }: GraphSource): GraphSource {
  const spec = path.indexOf('spec')
  return { documentId, path: spec === -1 ? path : path.slice(0, spec) }
}

function describeProblems(counts: NonNullable<WordsContext['problems']>): string {
  return [
    ...(counts.error > 0 ? [countWord(counts.error, 'error')] : []),
    ...(counts.warning > 0 ? [countWord(counts.warning, 'warning')] : []),
    ...(counts.info > 0 ? [countWord(counts.info, 'note')] : []),
  ].join(', ')
}
