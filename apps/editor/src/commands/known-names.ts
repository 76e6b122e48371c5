import type { KnownGateway, KnownHost, WorkspaceNames } from '@meshdraft/engine'
import { DEFAULT_MESH_SETTINGS, resolveGatewayRef, resolveHost } from '@meshdraft/model'

/** Yields a host as short as it may be written in `namespace`. */
export function writeHost(host: KnownHost, namespace: string): string {
  return host.shortName !== undefined && host.namespace === namespace ? host.shortName : host.fqdn
}

/** Yields a gateway as short as it may be written in `namespace`. */
export function writeGateway(gateway: KnownGateway, namespace: string): string {
  return gateway.namespace === namespace ? gateway.name : `${gateway.namespace}/${gateway.name}`
}

/** Finds the host of the workspace that `written` means in `namespace`. */
export function findHost(
  names: WorkspaceNames,
  written: string,
  namespace: string,
): KnownHost | undefined {
  const fqdn = resolveHost(written, namespace, DEFAULT_MESH_SETTINGS.clusterDomain)
  return names.hosts.find((host) => host.fqdn === fqdn)
}

/** Finds the gateway of the workspace that `written` means in `namespace`. */
export function findGateway(
  names: WorkspaceNames,
  written: string,
  namespace: string,
): KnownGateway | undefined {
  const wanted = resolveGatewayRef(written, namespace)
  return names.gateways.find(
    (gateway) => gateway.name === wanted.name && gateway.namespace === wanted.namespace,
  )
}

/** Says what a host is, e.g. `service in prod, ports 9080, 9090`. */
export function describeHost({ origin, namespace, ports }: KnownHost): string {
  const numbers = ports.map(({ number }) => number)
  const word = numbers.length === 1 ? 'port' : 'ports'
  return `${ORIGINS[origin]} in ${namespace}${numbers.length === 0 ? '' : `, ${word} ${numbers.join(', ')}`}`
}

const ORIGINS = {
  Service: 'service',
  ServiceEntry: 'service entry',
  DestinationRule: 'destination rule',
} as const
