import { parseServiceFqdn, resolveHost } from '@meshdraft/model'
import type { Lookup, Resource, SubsetDefinition } from '@meshdraft/model'

/**
 * Lists the subsets of a host as istioctl sees them from a VirtualService.
 *
 * @param host - as the VirtualService writes it.
 */
export function listDefinedSubsets(
  host: string,
  virtualService: Resource,
  lookup: Lookup,
): readonly SubsetDefinition[] {
  const { clusterDomain } = lookup.settings
  return lookup
    .subsets(resolveHost(host, virtualService.namespace, clusterDomain))
    .filter(({ rule }) => countsFor(rule, host, virtualService, lookup))
}

/** Whether some DestinationRule that counts defines the subset. */
export function isSubsetDefined(
  host: string,
  subset: string,
  virtualService: Resource,
  lookup: Lookup,
): boolean {
  return listDefinedSubsets(host, virtualService, lookup).some(({ name }) => name === subset)
}

/** Rules of a host that is no Service's full name count only in the VirtualService's namespace. */
export function countsFor(
  rule: Resource,
  host: string,
  { namespace }: Resource,
  lookup: Lookup,
): boolean {
  const { clusterDomain } = lookup.settings
  const isService = parseServiceFqdn(resolveHost(host, namespace, clusterDomain), clusterDomain)
  return isService !== undefined || rule.namespace === namespace
}
