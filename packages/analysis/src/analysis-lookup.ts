import { isSystemNamespace, parseServiceFqdn } from '@meshdraft/model'
import type { HostTarget, Lookup, Resource } from '@meshdraft/model'

const lookups = new WeakMap<Lookup, Lookup>()
// Lists stay the same object until they change, and so do their visible parts.
const visibleResources = new WeakMap<readonly Resource[], readonly Resource[]>()
const visibleTargets = new WeakMap<readonly HostTarget[], readonly HostTarget[]>()
const visibleNames = new WeakMap<readonly string[], readonly string[]>()

/**
 * Yields `lookup` as istioctl's analyzers see the workspace: without what lives in the namespaces of
 * the cluster itself, so that a Service of kube-system is not known to them.
 */
export function toAnalysisLookup(lookup: Lookup): Lookup {
  // Few workspaces hold any of it; then there is nothing to leave out.
  if (!lookup.hasSystemResources()) return lookup
  const known = lookups.get(lookup)
  if (known !== undefined) return known
  const { clusterDomain } = lookup.settings
  const created: Lookup = {
    ...lookup,
    hasKind: (kind) => lookup.hasAnalyzedKind(kind),
    resource: (kind, namespace, name) =>
      isSystemNamespace(namespace) ? undefined : lookup.resource(kind, namespace, name),
    duplicates: (kind, namespace, name) =>
      isSystemNamespace(namespace) ? [] : lookup.duplicates(kind, namespace, name),
    gateway(gatewayRef, namespace) {
      const gateway = lookup.gateway(gatewayRef, namespace)
      return gateway && isSystemNamespace(gateway.namespace) ? undefined : gateway
    },
    gatewayNames: () =>
      lookup.gatewayNames().filter(({ namespace }) => !isSystemNamespace(namespace)),
    hostTargets: (fqdn) =>
      lookup.hostTargets(fqdn).filter(({ resource }) => !isSystemNamespace(resource.namespace)),
    hostNames: () =>
      keepVisible(lookup.hostNames(), visibleNames, (host) => {
        const service = parseServiceFqdn(host, clusterDomain)
        return service === undefined || !isSystemNamespace(service.namespace)
      }),
    subsets: (fqdn) =>
      lookup.subsets(fqdn).filter(({ rule }) => !isSystemNamespace(rule.namespace)),
    destinationRules: (fqdn) => keepResources(lookup.destinationRules(fqdn)),
    wildcardDestinationRules: (fqdn) => keepResources(lookup.wildcardDestinationRules(fqdn)),
    meshVirtualServices: (fqdn) => keepResources(lookup.meshVirtualServices(fqdn)),
    virtualServicesOfGateway: (namespace, name) =>
      keepResources(lookup.virtualServicesOfGateway(namespace, name)),
    delegatingVirtualServices: (namespace, name) =>
      keepResources(lookup.delegatingVirtualServices(namespace, name)),
    resources: (kind, namespace) => keepResources(lookup.resources(kind, namespace)),
    virtualServicesRoutingTo: (fqdn) => keepResources(lookup.virtualServicesRoutingTo(fqdn)),
    virtualServicesNaming: (fqdn) => keepResources(lookup.virtualServicesNaming(fqdn)),
    hostTargetsNamed: (host) =>
      keepVisible(
        lookup.hostTargetsNamed(host),
        visibleTargets,
        ({ resource }) => !isSystemNamespace(resource.namespace),
      ),
    gatewaysOnPort: (port) => keepResources(lookup.gatewaysOnPort(port)),
    gatewaysServing: (host, port) => keepResources(lookup.gatewaysServing(host, port)),
    gatewaysWithCertificate: (certificate) =>
      keepResources(lookup.gatewaysWithCertificate(certificate)),
    servicesSelecting: (labels, namespace) =>
      keepResources(lookup.servicesSelecting(labels, namespace)),
    wildcardRules: () => keepResources(lookup.wildcardRules()),
    serviceEntriesNamed: (host) => keepResources(lookup.serviceEntriesNamed(host)),
    serviceEntriesEnding: (host) => keepResources(lookup.serviceEntriesEnding(host)),
    serviceEntriesWithEndpoint: (labels) =>
      keepResources(lookup.serviceEntriesWithEndpoint(labels)),
    virtualServicesNamingIn: (namespace) =>
      keepResources(lookup.virtualServicesNamingIn(namespace)),
    virtualServicesSplitting: (host) => keepResources(lookup.virtualServicesSplitting(host)),
    workloads: (labels, namespace) => keepResources(lookup.workloads(labels, namespace)),
  }
  lookups.set(lookup, created)
  return created
}

function keepResources(resources: readonly Resource[]): readonly Resource[] {
  return keepVisible(resources, visibleResources, ({ namespace }) => !isSystemNamespace(namespace))
}

function keepVisible<T>(
  list: readonly T[],
  visibleLists: WeakMap<readonly T[], readonly T[]>,
  isVisible: (item: T) => boolean,
): readonly T[] {
  const known = visibleLists.get(list)
  if (known !== undefined) return known
  const visible = list.every(isVisible) ? list : list.filter(isVisible)
  visibleLists.set(list, visible)
  return visible
}
