import { MESH_GATEWAY, resolveHost } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { VirtualServiceSpec } from '@meshdraft/schema'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import type { Fixer } from '../../fixer.ts'
import { checkGatewayRouteHost, checkWildcardDomain, isIpAddress } from '../common/hosts.ts'
import type { Breach } from '../common/hosts.ts'

/** Whether the routes reach sidecars: without gateways they do, else where one of them is `mesh`. */
export function appliesToMesh({ gateways = [] }: VirtualServiceSpec): boolean {
  return gateways.length === 0 || gateways.includes(MESH_GATEWAY)
}

/** Builds the check of a host, under the rule for where its routes apply. */
export function buildHostCheck(
  { tls = [] }: VirtualServiceSpec,
  isInMesh: boolean,
): (host: string) => Breach {
  const hasSni = tls.some(({ match = [] }) =>
    match.some(({ sniHosts = [] }) => sniHosts.length > 0),
  )
  return (host) => {
    if (isIpAddress(host)) return undefined
    return isInMesh ? checkWildcardDomain(host) : checkGatewayRouteHost(host, hasSni)
  }
}

/**
 * Proposes to bind the routes to gateways only; nothing where `mesh` is all there is, where a match
 * is for it alone, or where a host would not do for gateways.
 */
export function fixMeshBinding(spec: VirtualServiceSpec, fix: Fixer): readonly Fix[] {
  const { gateways = [], hosts = [] } = spec
  const indices = gateways.flatMap((gateway, i) => (gateway === MESH_GATEWAY ? [i] : []))
  if (indices.length === 0 || indices.length === gateways.length) return []
  if (matchesMesh(spec)) return []
  const findBreach = buildHostCheck(spec, false)
  if (hosts.some((host) => findBreach(host) !== undefined)) return []
  return fix.steps(
    'Remove “mesh” from gateways',
    indices.toReversed().map((i) => ['remove', ['spec', 'gateways', i]] as const),
    CHOICE,
  )
}

/** Whether no other VirtualService has routes for a host in the mesh. */
export function isFreeInMesh(host: string, { key, namespace }: Resource, lookup: Lookup): boolean {
  const fqdn = resolveHost(host, namespace, lookup.settings.clusterDomain)
  return lookup.meshVirtualServices(fqdn).every((other) => other.key === key)
}

/** Whether a match names `mesh`, and so would name a gateway that the VirtualService does not list. */
function matchesMesh({ http = [], tls = [], tcp = [] }: VirtualServiceSpec): boolean {
  return [...http, ...tls, ...tcp].some(({ match = [] }) =>
    match.some(({ gateways = [] }) => gateways.includes(MESH_GATEWAY)),
  )
}
