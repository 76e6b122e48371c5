import { asList, asMap, asString, asStringMap, asStrings } from '@meshdraft/model'
import type { PlainMap } from '@meshdraft/model'
import type { PlainValue } from '@meshdraft/yaml'
import { readNeighbours } from '../connected.ts'
import { formatPercent, readPercent } from '../describe-route.ts'
import type { GraphEdge, GraphNode, TrafficGraph } from '../traffic-graph.ts'
import { describeConnectionConditions, describeHttpConditions } from './conditions.ts'
import { nameTarget } from './targets.ts'
import { capitalise, countWord, joinWords, quote } from './words.ts'

/** What a route takes and what becomes of it, in the words of its sentence. */
export interface RouteFacts {
  /** E.g. `path starts with /api and header x-user is 1`. */
  readonly condition: string
  /** E.g. `90% to reviews v1, 10% to reviews v2`. */
  readonly outcome: string
  /** E.g. `Timeout 5s, 2 retries, mirrored to reviews v3 (10%)`; empty where there is no more. */
  readonly extras: string
}

/**
 * Says what a route takes, where it leads, and what else it does.
 *
 * @param route - as written; `undefined` where its text cannot be read.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute
 */
export function describeRouteFacts(
  graph: TrafficGraph,
  node: GraphNode,
  route: PlainMap | undefined,
): RouteFacts {
  const edges = readNeighbours(graph).outgoing.get(node.id) ?? []
  const extras = [...(route ? listExtras(route) : []), ...listMirrors(graph, edges)]
  return {
    condition: route ? describeConditions(node, route) : (node.detail ?? 'unknown requests'),
    outcome: describeOutcome(graph, edges, route ?? {}),
    extras: capitalise(extras.join(', ')),
  }
}

function describeConditions({ id, order }: GraphNode, route: PlainMap): string {
  const isFirst = (order ?? 1) === 1
  const isHttp = /\/http\/\d+$/u.test(id)
  return isHttp
    ? describeHttpConditions(route['match'], isFirst)
    : describeConnectionConditions(route['match'], isFirst)
}

function describeOutcome(
  graph: TrafficGraph,
  edges: readonly GraphEdge[],
  route: PlainMap,
): string {
  const redirect = asMap(route['redirect'])
  if (redirect) return describeRedirect(redirect)
  const response = asMap(route['directResponse'])
  if (response) return describeResponse(response)
  const delegate = edges.find(({ type }) => type === 'delegates')
  if (delegate) return `delegates to virtual service ${nameTarget(graph, delegate)}`
  const redirected = edges.find(({ type }) => type === 'redirects')
  if (redirected) return `redirects to ${nameTarget(graph, redirected)}`
  const shares = edges.filter(({ type }) => type === 'routes')
  const [only, ...others] = shares
  if (!only) return 'leads nowhere'
  const isWhole = others.length === 0 && (only.percent ?? 100) === 100 && only.count === undefined
  if (isWhole) return `all to ${nameWithPort(graph, only, route)}`
  return shares
    .map((edge) => {
      const share = edge.percent === undefined ? 'an unknown share' : formatPercent(edge.percent)
      return `${share} to ${nameWithPort(graph, edge, route)}`
    })
    .join(', ')
}

/** The port matters where a service has several: then the destination names one. */
function nameWithPort(graph: TrafficGraph, edge: GraphEdge, route: PlainMap): string {
  const name = nameTarget(graph, edge)
  const index = edge.source?.path.at(-1)
  const item = typeof index === 'number' ? asList(route['route'])[index] : undefined
  const port = asMap(asMap(asMap(item)?.['destination'])?.['port'])?.['number']
  return typeof port === 'number' ? `${name} at port ${port}` : name
}

/** Says where a redirect sends the client, e.g. `redirects to https://shop.example.com/cart (302)`. */
function describeRedirect(redirect: PlainMap): string {
  const code = typeof redirect['redirectCode'] === 'number' ? redirect['redirectCode'] : 301
  const scheme = asString(redirect['scheme'])
  const authority = asString(redirect['authority'])
  const path = asString(redirect['uri']) ?? asString(redirect['prefixRewrite'])
  const port = redirect['port']
  const end = typeof port === 'number' ? `:${port}` : ''
  if (authority) {
    const target = `${scheme ? `${scheme}://` : ''}${authority}${end}${path ?? ''}`
    return `redirects to ${quote(target)} (${code})`
  }
  const parts = [
    scheme && `scheme ${scheme}`,
    typeof port === 'number' && `port ${port}`,
    path !== undefined && quote(path),
  ].filter((part) => typeof part === 'string' && part !== '')
  return parts.length === 0
    ? `redirects to the same address (${code})`
    : `redirects to ${parts.join(', ')} (${code})`
}

function describeResponse(response: PlainMap): string {
  const { status } = response
  const code = typeof status === 'number' ? `answers ${status}` : 'answers without a status'
  return asMap(response['body']) ? `${code} with a body` : code
}

function listExtras(route: PlainMap): readonly string[] {
  const timeout = asString(route['timeout'])
  return [
    ...(timeout === undefined ? [] : [`timeout ${timeout}`]),
    ...describeRetries(route['retries']),
    ...describeRewrite(asMap(route['rewrite'])),
    ...describeHeaders(asMap(route['headers']), ''),
    ...asList(route['route']).flatMap((item, i, all) =>
      describeHeaders(
        asMap(asMap(item)?.['headers']),
        all.length > 1 ? ` for destination ${i + 1}` : '',
      ),
    ),
    ...describeFaults(asMap(route['fault'])),
    ...(asMap(route['corsPolicy']) ? ['CORS policy'] : []),
  ]
}

function describeRetries(value: PlainValue | undefined): readonly string[] {
  const retries = asMap(value)
  if (!retries) return []
  const { attempts } = retries
  if (attempts === 0) return ['no retries']
  const perTryTimeout = asString(retries['perTryTimeout'])
  const retryOn = asString(retries['retryOn'])
  const count = typeof attempts === 'number' ? countWord(attempts, 'retry', 'retries') : 'retries'
  const limit = perTryTimeout === undefined ? '' : ` of ${perTryTimeout} each`
  return [`${count}${limit}${retryOn ? ` on ${quote(retryOn)}` : ''}`]
}

function describeRewrite(rewrite: PlainMap | undefined): readonly string[] {
  if (!rewrite) return []
  const uri = asString(rewrite['uri'])
  const authority = asString(rewrite['authority'])
  const regex = asMap(rewrite['uriRegexRewrite'])
  return [
    ...(uri === undefined ? [] : [`path rewritten to ${quote(uri)}`]),
    ...(regex
      ? [
          `path rewritten from the regex ${quote(asString(regex['match']) ?? '')} to ${quote(asString(regex['rewrite']) ?? '')}`,
        ]
      : []),
    ...(authority === undefined ? [] : [`authority rewritten to ${quote(authority)}`]),
  ]
}

function describeHeaders(headers: PlainMap | undefined, where: string): readonly string[] {
  return (['request', 'response'] as const).flatMap((side) => {
    const operations = asMap(headers?.[side])
    const changes: readonly (readonly [verb: string, names: readonly string[]])[] = [
      ['set', Object.keys(asStringMap(operations?.['set']))],
      ['added', Object.keys(asStringMap(operations?.['add']))],
      ['removed', asStrings(operations?.['remove'])],
    ]
    return changes
      .filter(([, names]) => names.length > 0)
      .map(([verb, names]) => {
        const word = names.length === 1 ? 'header' : 'headers'
        return `${side} ${word} ${joinWords(names, 'and')} ${verb}${where}`
      })
  })
}

function describeFaults(fault: PlainMap | undefined): readonly string[] {
  const delay = asMap(fault?.['delay'])
  const abort = asMap(fault?.['abort'])
  const share = (holder: PlainMap) =>
    formatPercent(readPercent(holder['percentage'], holder['percent']))
  return [
    ...(delay
      ? [
          `${share(delay)} delayed by ${asString(delay['fixedDelay']) ?? asString(delay['exponentialDelay']) ?? 'an unknown time'}`,
        ]
      : []),
    ...(abort ? [`${share(abort)} aborted with ${describeAbort(abort)}`] : []),
  ]
}

function describeAbort(abort: PlainMap): string {
  const status = abort['httpStatus']
  if (typeof status === 'number') return String(status)
  const grpc = asString(abort['grpcStatus'])
  if (grpc !== undefined) return `gRPC status ${grpc}`
  return asString(abort['http2Error']) ?? 'an unknown status'
}

function listMirrors(graph: TrafficGraph, edges: readonly GraphEdge[]): readonly string[] {
  return edges
    .filter(({ type }) => type === 'mirrors')
    .map((edge) => {
      const share = edge.percent ?? 100
      const part = share === 100 ? '' : ` (${formatPercent(share)})`
      return `mirrored to ${nameTarget(graph, edge)}${part}`
    })
}
