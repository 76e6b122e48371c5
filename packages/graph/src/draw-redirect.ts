import { asString, overlaps, valueAt } from '@meshdraft/model'
import type { PlainMap } from '@meshdraft/model'
import { toSource } from './draft.ts'
import { listBoundServers } from './draw-bindings.ts'
import { isTlsServer } from './servers.ts'
import type { VirtualServiceDraft } from './virtual-service-draft.ts'

/**
 * Draws a redirect: to the TLS server of its own gateways that takes over when only the scheme
 * changes, else to an answer that Envoy gives itself.
 */
export function drawRedirect(
  context: VirtualServiceDraft,
  routeId: string,
  path: readonly (string | number)[],
  redirect: PlainMap,
): void {
  const { resource, draft } = context
  const source = toSource(resource, ...path, 'redirect')
  const code = typeof redirect['redirectCode'] === 'number' ? redirect['redirectCode'] : 301
  const serverId = findServer(context, redirect)
  if (serverId !== undefined) {
    draft.addEdge('redirects', routeId, serverId, { source, label: String(code) })
    return
  }
  const id = `answer:${routeId}`
  const label = `${code} ${describeTarget(redirect)}`.trim()
  draft.addNode({ id, type: 'answer', label, namespace: resource.namespace, source })
  draft.addEdge('redirects', routeId, id, { source, label: String(code) })
}

function findServer(context: VirtualServiceDraft, redirect: PlainMap): string | undefined {
  if (asString(redirect['scheme']) !== 'https') return undefined
  const authority = asString(redirect['authority'])
  const hosts = authority ? [authority] : context.hosts
  const port = redirect['port'] ?? 443
  const found = listBoundServers(context).find(({ server, hosts: bound }) => {
    const isAnswering = bound.some((host) => hosts.some((other) => overlaps(host, other)))
    return isAnswering && isTlsServer(server) && valueAt(server, ['port', 'number']) === port
  })
  return found?.id
}

function describeTarget(redirect: PlainMap): string {
  const path = asString(redirect['uri']) ?? asString(redirect['prefixRewrite']) ?? ''
  const authority = asString(redirect['authority']) ?? ''
  const scheme = asString(redirect['scheme']) ?? ''
  if (authority !== '') return `${authority}${path}`
  if (path !== '') return path
  return scheme
}
