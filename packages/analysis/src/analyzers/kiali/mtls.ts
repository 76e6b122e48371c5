import { asMap, asString, readDestinationRule, valueAt } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'

/** The host of a DestinationRule for the whole mesh. */
export const MESH_HOST = '*.local'

/** The host of a DestinationRule for all Services of a namespace. */
export function toNamespaceHost(namespace: string, { settings }: Lookup): string {
  return `*.${namespace}.svc.${settings.clusterDomain}`
}

/** The TLS mode of a DestinationRule, its default written out; undefined without TLS settings. */
export function readRuleMode(rule: Resource): string | undefined {
  const { tls } = readDestinationRule(rule).trafficPolicy ?? {}
  return tls === undefined ? undefined : (tls.mode ?? 'DISABLE')
}

/** Whether a DestinationRule gives the mesh, or its own namespace, ISTIO_MUTUAL. */
export function isWideMutual(rule: Resource, lookup: Lookup): boolean {
  const { host } = readDestinationRule(rule)
  const isWide = host === MESH_HOST || host === toNamespaceHost(rule.namespace, lookup)
  return isWide && readRuleMode(rule) === 'ISTIO_MUTUAL'
}

/**
 * The mode that a PeerAuthentication gives to all workloads it is for: undefined if it selects some
 * of them, or says nothing.
 */
export function readPeerMode({ value }: Resource): string | undefined {
  const spec = valueAt(value, ['spec'])
  if (asMap(valueAt(spec, ['selector'])) !== undefined) return undefined
  const mtls = asMap(valueAt(spec, ['mtls']))
  return mtls === undefined ? undefined : (asString(mtls['mode']) ?? 'UNSET')
}

/** PeerAuthentications for a namespace alone; those of the root namespace are for the mesh. */
export function listNamespacePeers(namespace: string, lookup: Lookup): readonly Resource[] {
  return namespace === lookup.settings.rootNamespace
    ? []
    : lookup.resources('PeerAuthentication', namespace)
}

/** PeerAuthentications for the mesh. */
export function listMeshPeers(lookup: Lookup): readonly Resource[] {
  return lookup.resources('PeerAuthentication', lookup.settings.rootNamespace)
}
