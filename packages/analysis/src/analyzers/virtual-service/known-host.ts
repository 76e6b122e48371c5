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
 * Whether istioctl finds a Service or ServiceEntry behind a destination host.
 *
 * Like istioctl, and unlike the proxy, a referrer with `exportTo` looks for hosts that are private
 * to the namespaces it is exported to instead of its own.
 */
export function isKnownHost(host: string, referrer: Referrer, lookup: Lookup): boolean {
  const { namespace, exportTo } = referrer
  const fqdn = resolveHost(host, namespace, lookup.settings.clusterDomain)
  const own = exportTo.length === 0 ? [namespace] : exportTo
  const scopes = new Set(['*', ...own.map((entry) => (entry === '.' ? namespace : entry))])
  return findTargets(fqdn, lookup).some((target) =>
    isWildcard(target.fqdn)
      ? isExportedTo(target.exportTo, namespace)
      : target.exportTo.some((scope) => scopes.has(scope)),
  )
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
  return [...lookup.hostTargets(fqdn), ...short]
}

/** Yields the full name that `name.namespace` or `name.namespace.svc` is short for. */
export function expandPartialName(host: string, clusterDomain: string): string | undefined {
  const [name, namespace, ...rest] = host.split('.')
  const isPartial = rest.length === 0 || (rest.length === 1 && rest[0] === 'svc')
  return name && namespace && isPartial && !isWildcard(name)
    ? toServiceFqdn(name, namespace, clusterDomain)
    : undefined
}
