import { readDestinationRule, resolveHost } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { Destination } from '@meshdraft/schema'
import { maySelect } from '../host-workloads.ts'
import { findKnownHost } from '../known-host.ts'
import type { Referrer } from '../known-host.ts'
import { listDestinations } from './destinations.ts'
import { isSubsetDefined } from './defined-subsets.ts'

/** Whether a destination may be sent to another host as it is: with its port, and to its subset. */
export function fitsHost(
  host: string,
  { port, subset = '' }: Destination,
  virtualService: Resource,
  referrer: Referrer,
  lookup: Lookup,
): boolean {
  const target = findKnownHost(host, referrer, lookup)
  if (target === undefined) return false
  const number = port?.number ?? 0
  const fitsPort =
    number === 0 ? target.ports.length < 2 : target.ports.some((other) => other.number === number)
  return fitsPort && (subset === '' || isSubsetDefined(host, subset, virtualService, lookup))
}

/**
 * Whether a DestinationRule may be for another host as it is: no route needs its subsets where they
 * are, and each of them may select workloads there.
 */
export function fitsRule(
  host: string,
  rule: Resource,
  referrer: Referrer,
  lookup: Lookup,
): boolean {
  const target = findKnownHost(host, referrer, lookup)
  if (target === undefined || servesSubsets(rule, lookup)) return false
  return (readDestinationRule(rule).subsets ?? []).every(({ labels = {} }) =>
    maySelect(labels, target, lookup),
  )
}

/** Whether routes name a subset of the host of a DestinationRule, and so need the rule where it is. */
function servesSubsets(rule: Resource, lookup: Lookup): boolean {
  const { host = '', subsets = [] } = readDestinationRule(rule)
  if (subsets.length === 0) return false
  const { clusterDomain } = lookup.settings
  const fqdn = resolveHost(host, rule.namespace, clusterDomain)
  return lookup
    .virtualServicesRoutingTo(fqdn)
    .some((virtualService) =>
      listDestinations(virtualService).some(
        ({ destination }) =>
          (destination.subset ?? '') !== '' &&
          resolveHost(destination.host ?? '', virtualService.namespace, clusterDomain) === fqdn,
      ),
    )
}
