import { FACTS } from './facts.ts'
import { readServerHosts } from './contributions.ts'
import { isWildcard } from './hosts.ts'
import type { HostPort, WorkspaceIndex } from './lookup.ts'
import { stateOf } from './workspace-index.ts'

// Of several that give one host, the first in this list says where it comes from.
const ORIGINS = ['Service', 'ServiceEntry', 'DestinationRule'] as const

/** A host of the workspace that a destination may name. */
export interface KnownHostName {
  readonly fqdn: string
  /** Set for a Service: the short name within `namespace`. */
  readonly shortName?: string
  readonly namespace: string
  readonly origin: (typeof ORIGINS)[number]
  readonly ports: readonly HostPort[]
  readonly subsets: readonly string[]
}

/** A Gateway of the workspace. */
export interface KnownGatewayName {
  readonly namespace: string
  readonly name: string
  /** Hosts of its servers as written. */
  readonly hosts: readonly string[]
}

/**
 * Lists the hosts a destination may name, each once, in order of the files: Services, exact hosts of
 * ServiceEntries, and hosts only a DestinationRule names. Changes with `NAME_FACTS`.
 */
export function listKnownHosts(index: WorkspaceIndex): readonly KnownHostName[] {
  const hosts = new Map<string, KnownHostName>()
  for (const { host, resource, target, subsets } of stateOf(index).facts.entries(
    FACTS.knownHosts,
  )) {
    if (isWildcard(host)) continue
    const known = hosts.get(host)
    const subsetNames = new Set([
      ...(known?.subsets ?? []),
      ...(subsets ?? []).map(({ name }) => name),
    ])
    const origin = toOrigin(resource.kind)
    const isBetter = known === undefined || ORIGINS.indexOf(origin) < ORIGINS.indexOf(known.origin)
    hosts.set(host, {
      ...(isBetter
        ? {
            fqdn: host,
            ...(resource.kind === 'Service' ? { shortName: resource.name } : {}),
            namespace: resource.namespace,
            origin,
            ports: target?.ports ?? [],
          }
        : known),
      subsets: [...subsetNames],
    })
  }
  return [...hosts.values()]
}

/** Lists the Gateways in order of the files. Changes with `NAME_FACTS`. */
export function listKnownGateways(index: WorkspaceIndex): readonly KnownGatewayName[] {
  return stateOf(index)
    .facts.entries(FACTS.knownGateways)
    .filter(({ resource }) => resource.name !== '')
    .map(({ resource }) => ({
      namespace: resource.namespace,
      name: resource.name,
      hosts: readServerHosts(resource),
    }))
}

/** Lists the namespaces that resources live in or that are defined, sorted. */
export function listNamespaces(index: WorkspaceIndex): readonly string[] {
  return stateOf(index).names.names(FACTS.namespaces)
}

function toOrigin(kind: string): KnownHostName['origin'] {
  return ORIGINS.find((origin) => origin === kind) ?? 'DestinationRule'
}
