import { parseServiceFqdn, resolveHost, toServiceFqdn } from '@meshdraft/model'
import type { Lookup } from '@meshdraft/model'
import { suggestName } from '@meshdraft/schema'
import { checkWildcardDomain } from '../admission/common/hosts.ts'
import { expandPartialName, isKnownHost } from './known-host.ts'
import type { Referrer } from './known-host.ts'

/** Known hosts by what a mistaken one has in common with them. */
interface HostGroups {
  readonly namespacesByService: ReadonlyMap<string, readonly string[]>
  readonly servicesByNamespace: ReadonlyMap<string, readonly string[]>
  /** Hosts that are no Service's. */
  readonly others: readonly string[]
}

// Comparing letters costs; a workspace may have thousands of hosts and as many unknown ones.
const MOST_COMPARED = 100

// The list of names stays the same object until a name comes or goes.
const groupsByNames = new WeakMap<readonly string[], HostGroups>()

/**
 * Lists hosts that `host` may have been meant to be, the likeliest first: the full name of what is
 * written in part, the same Service in other namespaces, else the most similar name.
 *
 * @param namespace - of the object that names the host.
 */
function listSimilarHosts(host: string, namespace: string, lookup: Lookup): readonly string[] {
  const { clusterDomain } = lookup.settings
  const groups = groupHosts(lookup.hostNames(), clusterDomain)
  const partial = expandPartialName(host, clusterDomain)
  const service = parseServiceFqdn(
    partial ?? resolveHost(host, namespace, clusterDomain),
    clusterDomain,
  )
  if (service === undefined) return [suggestAmong(host, groups.others) ?? []].flat()
  const toHost = (name: string) =>
    host === service.name ? name : toServiceFqdn(name, service.namespace, clusterDomain)
  const elsewhere = (groups.namespacesByService.get(service.name) ?? []).filter(
    (other) => other !== service.namespace,
  )
  const nearest = suggestAmong(
    service.name,
    groups.servicesByNamespace.get(service.namespace) ?? [],
  )
  return [
    ...(partial === undefined ? [] : [partial]),
    ...elsewhere.map((other) => toServiceFqdn(service.name, other, clusterDomain)),
    ...(nearest === undefined ? [] : [toHost(nearest)]),
    ...[suggestAmong(host, groups.others) ?? []].flat(),
  ]
}

const MOST_CONSIDERED = 20
const MOST_SUGGESTIONS = 3

/** Similar hosts that the referrer would find. */
export function suggestHosts(host: string, referrer: Referrer, lookup: Lookup): readonly string[] {
  return [...new Set(listSimilarHosts(host, referrer.namespace, lookup))]
    .slice(0, MOST_CONSIDERED)
    .filter(
      (similar) =>
        checkWildcardDomain(similar) === undefined && isKnownHost(similar, referrer, lookup),
    )
    .slice(0, MOST_SUGGESTIONS)
}

function suggestAmong(name: string, candidates: readonly string[]): string | undefined {
  const compared =
    candidates.length > MOST_COMPARED
      ? candidates.filter((candidate) => candidate[0] === name[0]).slice(0, MOST_COMPARED)
      : candidates
  return suggestName(name, compared)
}

function groupHosts(names: readonly string[], clusterDomain: string): HostGroups {
  const known = groupsByNames.get(names)
  if (known !== undefined) return known
  const namespacesByService = new Map<string, string[]>()
  const servicesByNamespace = new Map<string, string[]>()
  const others: string[] = []
  for (const fqdn of names) {
    const service = parseServiceFqdn(fqdn, clusterDomain)
    if (service === undefined) {
      others.push(fqdn)
      continue
    }
    add(namespacesByService, service.name, service.namespace)
    add(servicesByNamespace, service.namespace, service.name)
  }
  const groups = { namespacesByService, servicesByNamespace, others }
  groupsByNames.set(names, groups)
  return groups
}

function add(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}
