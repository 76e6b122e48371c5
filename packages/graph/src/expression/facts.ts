import type { GraphNode } from '../traffic-graph.ts'
import type { KindWord, TextPattern } from './expression.ts'

/** A finding as expressions see it. */
export interface NodeProblem {
  readonly severity: 'error' | 'warning' | 'info'
  readonly code: string
  /** Codes of other tools for the same finding. */
  readonly aliases: readonly string[]
}

/** Findings by the node that shows them; nodes without findings need no entry. */
export type ProblemsByNode = ReadonlyMap<string, readonly NodeProblem[]>

/** What a node is compared with; texts in lower case. */
export interface NodeFacts {
  readonly kinds: readonly KindWord[]
  /** Its own name, for a server that of its gateway; of workloads also the kind. */
  readonly names: readonly string[]
  readonly hosts: readonly string[]
  /** All it says, for words without a field. */
  readonly texts: readonly string[]
  readonly namespace: string
  readonly filePath: string
  /** The name of a subset; empty for everything else. */
  readonly subset: string
  readonly protocols: readonly string[]
}

// A node keeps its object as long as it says the same: after an edit few are read again.
const factsByNode = new WeakMap<GraphNode, NodeFacts>()

/** Yields what expressions compare of a node. */
export function readFacts(node: GraphNode): NodeFacts {
  const kept = factsByNode.get(node)
  if (kept) return kept
  const facts = buildFacts(node)
  factsByNode.set(node, facts)
  return facts
}

function buildFacts(node: GraphNode): NodeFacts {
  const { label, detail = '', namespace = '', hosts = [], id, source } = node
  const documentId = source?.documentId ?? ''
  const isSubset = node.type === 'subset' || node.missing === 'subset'
  const name = isServer(node) ? gatewayName(id) : label
  return {
    kinds: listKinds(node),
    names: lower(node.type === 'workload' ? [name, detail] : [name]),
    hosts: lower(hosts),
    texts: lower([label, detail, namespace, ...(name === label ? [] : [name]), ...hosts]),
    namespace: namespace.toLowerCase(),
    filePath: documentId.slice(0, documentId.lastIndexOf('#')).toLowerCase(),
    subset: isSubset ? label.toLowerCase() : '',
    protocols: lower([...(node.protocols ?? []), ...routeProtocol(node)]),
  }
}

function lower(texts: readonly string[]): readonly string[] {
  return texts.map((text) => text.toLowerCase())
}

function isServer({ type, missing }: GraphNode): boolean {
  return type === 'server' || missing === 'gateway'
}

/** `server:NS/NAME#0` or `missing:gateway:NS/NAME`. */
function gatewayName(id: string): string {
  const hash = id.lastIndexOf('#')
  return id.slice(id.indexOf('/') + 1, hash < 0 ? undefined : hash)
}

function listKinds({ type, missing }: GraphNode): readonly KindWord[] {
  switch (type) {
    case 'server':
      return ['gateway']
    case 'virtualService':
      return ['virtualservice']
    case 'serviceEntry':
      return ['serviceentry']
    case 'missing': {
      if (missing === 'gateway') return ['missing', 'gateway']
      if (missing === 'virtualService') return ['missing', 'virtualservice']
      return missing ? ['missing', missing] : ['missing']
    }
    case 'folded':
      return []
    case 'mesh':
    case 'route':
    case 'subset':
    case 'service':
    case 'workload':
    case 'answer':
      return [type]
  }
}

/** A route's protocol stands in its id: `route:NS/NAME/http/0`. */
function routeProtocol({ type, id }: GraphNode): readonly string[] {
  if (type !== 'route') return []
  const end = id.lastIndexOf('/')
  return [id.slice(id.lastIndexOf('/', end - 1) + 1, end)]
}

/** Compares texts in lower case with a pattern. */
export type TextTest = (text: string) => boolean

/** Makes the test for a whole text; `*` of a bare pattern stands for any text. */
export function testWhole({ text, isQuoted }: TextPattern): TextTest {
  const wanted = text.toLowerCase()
  if (isQuoted || !wanted.includes('*')) return (other) => other === wanted
  const parts = wanted.split('*')
  const first = parts[0] ?? ''
  const last = parts.at(-1) ?? ''
  const between = parts.slice(1, -1).filter((part) => part !== '')
  return (other) =>
    other.length >= first.length + last.length &&
    other.startsWith(first) &&
    other.endsWith(last) &&
    hasInOrder(other, between, first.length, other.length - last.length)
}

/** Makes the test for a part of a text. */
export function testPart({ text, isQuoted }: TextPattern): TextTest {
  const wanted = text.toLowerCase()
  if (isQuoted || !wanted.includes('*')) return (other) => other.includes(wanted)
  const parts = wanted.split('*').filter((part) => part !== '')
  return (other) => hasInOrder(other, parts, 0, other.length)
}

/** The earliest place of each part leaves the most room for the next: one pass decides. */
function hasInOrder(text: string, parts: readonly string[], start: number, end: number): boolean {
  let at = start
  for (const part of parts) {
    const found = text.indexOf(part, at)
    if (found < 0 || found + part.length > end) return false
    at = found + part.length
  }
  return true
}

/**
 * Makes the test for hosts: the whole host, or the short form of a Service's as in a VirtualService:
 * `reviews`, `reviews.shop`, `reviews.shop.svc`.
 */
export function testHost(pattern: TextPattern): TextTest {
  const isWhole = testWhole(pattern)
  const short = `${pattern.text.toLowerCase()}.`
  return (host) => isWhole(host) || (host.startsWith(short) && host.split('.')[2] === 'svc')
}

/** Makes the test for file paths: the whole path, its end from a `/` on, or a folder it lies in. */
export function testPath(pattern: TextPattern): TextTest {
  const isWhole = testWhole(pattern)
  const wanted = pattern.text.toLowerCase()
  const folder = wanted.endsWith('/') ? wanted : `${wanted}/`
  return (path) =>
    path !== '' && (isWhole(path) || path.endsWith(`/${wanted}`) || path.startsWith(folder))
}
