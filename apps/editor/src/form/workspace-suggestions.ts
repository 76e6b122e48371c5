import { MESH_GATEWAY } from '@meshdraft/model'
import type { KnownHost, WorkspaceNames } from '@meshdraft/engine'
import { findHost, writeGateway } from '../commands/known-names.ts'
import type { Suggestion } from './inputs/SuggestList.tsx'

/** Lists the hosts a destination may name, written as short as they may be in `namespace`. */
export function suggestHosts(names: WorkspaceNames, namespace: string): readonly Suggestion[] {
  const own = names.hosts.filter((host) => isNear(host, namespace))
  const others = names.hosts.filter((host) => !isNear(host, namespace))
  return [
    ...own.map((host) => toSuggestion(host, host.shortName ?? host.fqdn, namespace)),
    ...others.map((host) => toSuggestion(host, host.fqdn, host.namespace)),
  ]
}

function isNear({ shortName, namespace }: KnownHost, own: string): boolean {
  return shortName !== undefined && namespace === own
}

function toSuggestion(host: KnownHost, value: string, group: string): Suggestion {
  const ports = host.ports.map(({ number }) => number).join(', ')
  return {
    value,
    group,
    detail: [ORIGINS[host.origin], ports === '' ? '' : `:${ports}`].filter(Boolean).join(' '),
  }
}

const ORIGINS = {
  Service: 'service',
  ServiceEntry: 'service entry',
  DestinationRule: 'destination rule',
} as const

/** Lists the hosts traffic may be addressed to: those of gateways, then those of services. */
export function suggestAddressedHosts(
  names: WorkspaceNames,
  namespace: string,
): readonly Suggestion[] {
  const served = names.gateways.flatMap((gateway) =>
    gateway.hosts.map((host) => ({
      value: host.replace(/^[^/]*\//u, ''),
      detail: gateway.name,
      group: 'Served by gateways',
    })),
  )
  const seen = new Set<string>()
  return [...served, ...suggestHosts(names, namespace)].filter(({ value }) => {
    if (seen.has(value)) return false
    seen.add(value)
    return true
  })
}

/** Lists the gateways a VirtualService in `namespace` may name, `mesh` first. */
export function suggestGateways(names: WorkspaceNames, namespace: string): readonly Suggestion[] {
  return [
    { value: MESH_GATEWAY, detail: 'all sidecars' },
    ...names.gateways.map((gateway) => ({
      value: writeGateway(gateway, namespace),
      detail: gateway.hosts.slice(0, 2).join(', '),
    })),
  ]
}

/** Lists the subsets defined for a host. */
export function suggestSubsets(
  names: WorkspaceNames,
  host: string,
  namespace: string,
): readonly Suggestion[] {
  return (findHost(names, host, namespace)?.subsets ?? []).map((value) => ({ value }))
}

/** Lists the ports of a host. */
export function suggestPorts(
  names: WorkspaceNames,
  host: string,
  namespace: string,
): readonly Suggestion[] {
  return (findHost(names, host, namespace)?.ports ?? []).map(({ number, name, protocol }) => ({
    value: String(number),
    detail: [name, protocol].filter(Boolean).join(' '),
  }))
}

/** Lists the namespaces of the workspace and the two words that stand for several. */
export function suggestNamespaces(names: WorkspaceNames): readonly Suggestion[] {
  return [
    { value: '.', detail: 'its own namespace' },
    { value: '*', detail: 'all namespaces' },
    ...names.namespaces.map((value) => ({ value })),
  ]
}

const PROTOCOLS: readonly (readonly [string, string])[] = [
  ['HTTP', 'plain HTTP/1.1, upgraded when the client asks'],
  ['HTTPS', 'HTTP over TLS'],
  ['HTTP2', 'HTTP/2'],
  ['GRPC', 'gRPC over HTTP/2'],
  ['GRPC-WEB', 'gRPC from browsers'],
  ['TLS', 'any protocol over TLS'],
  ['TCP', 'any protocol'],
  ['MONGO', 'MongoDB'],
  ['MYSQL', 'MySQL'],
  ['REDIS', 'Redis'],
  ['UDP', 'datagrams; not routed by Istio'],
]

/** Lists the protocols of a port. */
export function suggestProtocols(): readonly Suggestion[] {
  return PROTOCOLS.map(([value, detail]) => ({ value, detail }))
}
