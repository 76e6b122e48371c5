import {
  asStrings,
  hostsForNamespace,
  intersectHosts,
  KUBERNETES_GATEWAY,
  MESH_GATEWAY,
  resolveGatewayRef,
} from '@meshdraft/model'
import type { PlainMap } from '@meshdraft/model'
import { toSource } from './draft.ts'
import { isRedirecting, readServers } from './servers.ts'
import type { GraphNode } from './traffic-graph.ts'
import type { VirtualServiceDraft } from './virtual-service-draft.ts'

const MESH_NODE: GraphNode = { id: 'mesh', type: 'mesh', label: 'mesh', detail: 'all sidecars' }

/**
 * Draws where a VirtualService applies: the mesh when it names no gateway, else the servers whose
 * hosts overlap its own. Without hosts it is a delegate and applies nowhere by itself.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
 */
export function drawBindings(context: VirtualServiceDraft): void {
  const { resource, lookup, draft, nodeId, hosts, gateways } = context
  if (hosts.length === 0) return
  const refs = gateways.length > 0 ? gateways : [MESH_GATEWAY]
  const isDrawn = new Set<string>()
  for (const [i, gatewayRef] of refs.entries()) {
    const source =
      gateways.length > 0 ? toSource(resource, 'spec', 'gateways', i) : toSource(resource)
    const bind = (from: string): void => {
      if (!isDrawn.has(from)) draft.addEdge('binds', from, nodeId, { source })
      isDrawn.add(from)
    }
    if (gatewayRef === MESH_GATEWAY) {
      draft.addNode(MESH_NODE)
      bind(MESH_NODE.id)
      continue
    }
    const { namespace, name } = resolveGatewayRef(gatewayRef, resource.namespace)
    if (!lookup.gateway(gatewayRef, resource.namespace)) {
      const isKubernetes = lookup.resource(KUBERNETES_GATEWAY, namespace, name) !== undefined
      bind(drawOtherGateway(context, namespace, name, isKubernetes))
      continue
    }
    for (const { id, server } of listServersOf(context, gatewayRef)) {
      // Such a server answers every request itself; the arrow to the one that takes over says so.
      if (!isRedirecting(server)) bind(id)
    }
  }
}

/** A gateway that is not defined, or one of the Kubernetes Gateway API, whose listeners are not read. */
function drawOtherGateway(
  { draft }: VirtualServiceDraft,
  namespace: string,
  name: string,
  isKubernetes: boolean,
): string {
  const facts = { label: name, detail: namespace, namespace }
  if (isKubernetes) {
    const id = `server:${namespace}/${name}#0`
    draft.addNode({ ...facts, id, type: 'server' })
    return id
  }
  const id = `missing:gateway:${namespace}/${name}`
  draft.addNode({ ...facts, id, type: 'missing', missing: 'gateway' })
  return id
}

/** A server that takes requests for a VirtualService. */
export interface BoundServer {
  readonly id: string
  readonly server: PlainMap
  /** Names that both sides serve, the narrower of each pair. */
  readonly hosts: readonly string[]
}

/** Yields the servers that take requests for a VirtualService, over all its gateways. */
export function listBoundServers(context: VirtualServiceDraft): readonly BoundServer[] {
  return context.gateways
    .filter((gatewayRef) => gatewayRef !== MESH_GATEWAY)
    .flatMap((gatewayRef) => listServersOf(context, gatewayRef))
}

function listServersOf(
  { resource, lookup, hosts }: VirtualServiceDraft,
  gatewayRef: string,
): readonly BoundServer[] {
  const gateway = lookup.gateway(gatewayRef, resource.namespace)
  if (!gateway) return []
  return readServers(gateway).flatMap((server, i) => {
    const usable = hostsForNamespace(asStrings(server['hosts']), gateway, resource.namespace)
    const shared = intersectHosts(usable, hosts)
    const id = `server:${gateway.namespace}/${gateway.name}#${i}`
    return shared.length > 0 ? [{ id, server, hosts: shared }] : []
  })
}
