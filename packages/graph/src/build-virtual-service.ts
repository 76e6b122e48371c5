import { asList, asMap, asString, asStrings, resolveHost, valueAt } from '@meshdraft/model'
import type { PlainMap } from '@meshdraft/model'
import type { PlainValue } from '@meshdraft/yaml'
import type { GraphBuilder } from './builder.ts'
import { describeConnectionMatch } from './describe-match.ts'
import {
  describeFault,
  describeHttpRoute,
  formatPercent,
  listMarks,
  nameDestinations,
  nameRoute,
  readPercent,
} from './describe-route.ts'
import { drawDestination } from './destinations.ts'
import { startFragment, toNodeName, toSource } from './draft.ts'
import { drawBindings } from './draw-bindings.ts'
import { drawRedirect } from './draw-redirect.ts'
import type { VirtualServiceDraft } from './virtual-service-draft.ts'

/** Draws a VirtualService: where it is bound, its routes in order, and where they lead. */
export const virtualServiceBuilder: GraphBuilder = {
  subject: 'VirtualService',
  build(resource, lookup) {
    const draft = startFragment()
    const spec = asMap(valueAt(resource.value, ['spec']))
    const name = toNodeName(resource, lookup)
    const hosts = asStrings(spec?.['hosts']).map((host) =>
      resolveHost(host, resource.namespace, lookup.settings.clusterDomain),
    )
    const gateways = asStrings(spec?.['gateways'])
    const context = { resource, lookup, draft, nodeId: `vs:${name}`, name, hosts, gateways }
    draft.addNode({
      id: context.nodeId,
      type: 'virtualService',
      label: resource.name,
      detail: resource.namespace,
      namespace: resource.namespace,
      source: toSource(resource),
      hosts,
    })
    drawBindings(context)
    for (const [i, route] of asList(spec?.['http']).entries())
      drawHttpRoute(context, i, asMap(route))
    for (const protocol of ['tls', 'tcp'] as const) {
      for (const [i, route] of asList(spec?.[protocol]).entries()) {
        drawConnectionRoute(context, protocol, i, asMap(route))
      }
    }
    return draft.finish()
  },
}

function drawHttpRoute(context: VirtualServiceDraft, index: number, route: PlainMap = {}): void {
  const { resource, draft, nodeId, name } = context
  const id = `route:${name}/http/${index}`
  const path = ['spec', 'http', index] as const
  const source = toSource(resource, ...path)
  const marks = listMarks(route)
  draft.addNode({
    id,
    type: 'route',
    label: nameRoute(route),
    detail: describeHttpRoute(route, index === 0),
    namespace: resource.namespace,
    source,
    order: index + 1,
    ...(marks.length > 0 && { marks }),
    parentId: nodeId,
  })
  draft.addEdge('contains', nodeId, id, { source })
  const fault = describeFault(route['fault'])
  drawShares(context, id, path, asList(route['route']), fault)
  drawMirrors(context, id, path, route)
  drawDelegate(context, id, path, route, fault)
  const redirect = asMap(route['redirect'])
  if (redirect) drawRedirect(context, id, path, redirect)
  const response = asMap(route['directResponse'])
  if (response) drawDirectResponse(context, id, path, response)
}

function drawConnectionRoute(
  context: VirtualServiceDraft,
  protocol: 'tls' | 'tcp',
  index: number,
  route: PlainMap = {},
): void {
  const { resource, draft, nodeId, name } = context
  const id = `route:${name}/${protocol}/${index}`
  const path = ['spec', protocol, index] as const
  const source = toSource(resource, ...path)
  draft.addNode({
    id,
    type: 'route',
    label: nameDestinations(route),
    detail: describeConnectionMatch(asList(route['match']), index === 0),
    namespace: resource.namespace,
    source,
    order: index + 1,
    parentId: nodeId,
  })
  draft.addEdge('contains', nodeId, id, { source })
  drawShares(context, id, path, asList(route['route']), undefined)
}

type RoutePath = readonly ['spec', 'http' | 'tls' | 'tcp', number]

/**
 * Draws the destinations of a route with their shares. A single destination takes everything,
 * whatever its weight; among several a missing weight is 0, and shares are relative to the sum.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination
 */
function drawShares(
  { resource, lookup, draft }: VirtualServiceDraft,
  routeId: string,
  path: RoutePath,
  destinations: readonly PlainValue[],
  fault: string | undefined,
): void {
  const weights = destinations.map((item) => {
    const weight = asMap(item)?.['weight']
    return typeof weight === 'number' && weight > 0 ? weight : 0
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  for (const [i, item] of destinations.entries()) {
    const written = asMap(item)?.['weight']
    const target = drawDestination(asMap(asMap(item)?.['destination']), resource, lookup, draft)
    if (target === undefined) continue
    const share = total > 0 ? ((weights[i] ?? 0) / total) * 100 : undefined
    const percent = destinations.length === 1 ? 100 : share
    draft.addEdge('routes', routeId, target, {
      source: toSource(resource, ...path, 'route', i),
      ...(typeof written === 'number' && { weight: written }),
      ...(percent !== undefined && { percent }),
      ...(fault !== undefined && { fault }),
    })
  }
}

function drawMirrors(
  { resource, lookup, draft }: VirtualServiceDraft,
  routeId: string,
  path: RoutePath,
  route: PlainMap,
): void {
  const addMirror = (
    destination: PlainValue | undefined,
    percent: number,
    ...steps: (string | number)[]
  ) => {
    const target = drawDestination(asMap(destination), resource, lookup, draft)
    if (target === undefined) return
    const source = toSource(resource, ...path, ...steps)
    draft.addEdge('mirrors', routeId, target, { source, percent, label: formatPercent(percent) })
  }
  const whole = route['mirrorPercent'] ?? route['mirror_percent']
  addMirror(route['mirror'], readPercent(route['mirrorPercentage'], whole), 'mirror')
  for (const [i, item] of asList(route['mirrors']).entries()) {
    const mirror = asMap(item)
    addMirror(mirror?.['destination'], readPercent(mirror?.['percentage'], undefined), 'mirrors', i)
  }
}

function drawDelegate(
  { resource, lookup, draft }: VirtualServiceDraft,
  routeId: string,
  path: RoutePath,
  route: PlainMap,
  fault: string | undefined,
): void {
  const delegate = asMap(route['delegate'])
  const name = asString(delegate?.['name'])
  if (!name) return
  const namespace = asString(delegate?.['namespace']) || resource.namespace
  const isDefined = lookup.resource('VirtualService', namespace, name) !== undefined
  const id = isDefined ? `vs:${namespace}/${name}` : `missing:virtualService:${namespace}/${name}`
  if (!isDefined) {
    draft.addNode({
      id,
      type: 'missing',
      missing: 'virtualService',
      label: name,
      detail: namespace,
      namespace,
    })
  }
  draft.addEdge('delegates', routeId, id, {
    source: toSource(resource, ...path, 'delegate'),
    label: 'delegate',
    ...(fault !== undefined && { fault }),
  })
}

function drawDirectResponse(
  { resource, draft }: VirtualServiceDraft,
  routeId: string,
  path: RoutePath,
  response: PlainMap,
): void {
  const id = `answer:${routeId}`
  const source = toSource(resource, ...path, 'directResponse')
  const status = response['status']
  const code = typeof status === 'number' ? String(status) : 'no status'
  const label = asMap(response['body']) ? `${code} body` : code
  draft.addNode({ id, type: 'answer', label, namespace: resource.namespace, source })
  draft.addEdge('routes', routeId, id, { source, percent: 100 })
}
