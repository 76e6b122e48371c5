import {
  isExportedTo,
  isWildcard,
  parseServiceFqdn,
  resolveHost,
  toServiceFqdn,
} from '@meshdraft/model'
import type { HostTarget, Lookup } from '@meshdraft/model'

/** Who names a host. */
export interface Referrer {
  readonly namespace: string
  /** As written. */
  readonly exportTo: readonly string[]
}

/**
 * Finds the Service or ServiceEntry that istioctl sees behind the host of a destination or
 * DestinationRule: what is visible everywhere first, then what is visible to the referrer, a
 * Service before a ServiceEntry, a later one before an earlier one, and wildcards last.
 *
 * Like istioctl, and unlike the proxy, a referrer with `exportTo` looks for hosts that are private
 * to the namespaces it is exported to instead of its own.
 */
export function findKnownHost(
  host: string,
  referrer: Referrer,
  lookup: Lookup,
): HostTarget | undefined {
  const { namespace, exportTo } = referrer
  const targets = findTargets(resolveHost(host, namespace, lookup.settings.clusterDomain), lookup)
  const [only] = targets
  // The usual case: one Service or ServiceEntry that everybody sees.
  if (targets.length === 1 && only && !isWildcard(only.fqdn) && only.exportTo.includes('*')) {
    return only
  }
  const own = exportTo.length === 0 ? [namespace] : exportTo
  const exact = targets.filter(({ fqdn }) => !isWildcard(fqdn) || fqdn === host)
  for (const scope of ['*', ...own.map((entry) => (entry === '.' ? namespace : entry))]) {
    const visible = exact.filter((target) => target.exportTo.includes(scope))
    const found = visible.find(({ resource }) => resource.kind === 'Service') ?? visible.at(-1)
    if (found !== undefined) return found
  }
  return targets.find(
    ({ fqdn, exportTo: scopes }) => isWildcard(fqdn) && isExportedTo(scopes, namespace),
  )
}

/** Whether istioctl finds a Service or ServiceEntry behind a host. */
export function isKnownHost(host: string, referrer: Referrer, lookup: Lookup): boolean {
  return findKnownHost(host, referrer, lookup) !== undefined
}

/** What answers to `fqdn` anywhere, visible or not. */
export function findTargets(fqdn: string, lookup: Lookup): readonly HostTarget[] {
  const service = parseServiceFqdn(fqdn, lookup.settings.clusterDomain)
  if (service === undefined) return lookup.hostTargets(fqdn)
  // istioctl completes short hosts of ServiceEntries in their own namespace; the proxy does not.
  const short = lookup
    .hostTargets(service.name)
    .filter(
      ({ fqdn: host, resource }) =>
        host === service.name && resource.namespace === service.namespace,
    )
  const named = lookup.hostTargets(fqdn)
  return short.length === 0 ? named : [...named, ...short]
}

/** Yields the full name that `name.namespace` or `name.namespace.svc` is short for. */
export function expandPartialName(host: string, clusterDomain: string): string | undefined {
  const [name, namespace, ...rest] = host.split('.')
  const isPartial = rest.length === 0 || (rest.length === 1 && rest[0] === 'svc')
  return name && namespace && isPartial && !isWildcard(name)
    ? toServiceFqdn(name, namespace, clusterDomain)
    : undefined
}
