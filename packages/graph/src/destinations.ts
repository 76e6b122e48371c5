import { asList, asMap, asString, parseServiceFqdn, readPorts, resolveHost } from '@meshdraft/model'
import type { HostTarget, Lookup, PlainMap, Resource } from '@meshdraft/model'
import { toSource } from './draft.ts'
import type { FragmentDraft } from './draft.ts'
import { readPolicyFacts } from './traffic-policy.ts'
import type { GraphNode } from './traffic-graph.ts'

/** Yields the id of the node of a host that is defined. */
export function toTargetId(target: HostTarget): string {
  return target.resource.kind === 'Service' ? `service:${target.fqdn}` : `se:${target.fqdn}`
}

/** Describes the ports of a Service or ServiceEntry for a second line, e.g. `:9080` or `:80 +1`. */
export function describePorts(resource: Resource): string | undefined {
  const [first, ...others] = readPorts(resource)
  if (!first) return undefined
  return others.length > 0 ? `:${first.number} +${others.length}` : `:${first.number}`
}

/** Yields the numbers and protocols of the ports of a Service or ServiceEntry. */
export function readPortFacts(resource: Resource): Pick<GraphNode, 'ports' | 'protocols'> {
  const ports = readPorts(resource)
  const protocols = new Set(ports.flatMap(({ protocol }) => (protocol ? [protocol] : [])))
  return {
    ...(ports.length > 0 && { ports: ports.map(({ number }) => number) }),
    ...(protocols.size > 0 && { protocols: [...protocols] }),
  }
}

/**
 * Yields the id of the node that receives the traffic of a destination, and adds what no other
 * resource draws: a host or subset that is named but not defined, and subsets of wildcard rules.
 *
 * @param resource - the one that names the destination.
 * @returns `undefined` when the destination has no host.
 */
export function drawDestination(
  destination: PlainMap | undefined,
  resource: Resource,
  lookup: Lookup,
  draft: FragmentDraft,
): string | undefined {
  const host = asString(destination?.['host'])
  if (!host) return undefined
  const fqdn = resolveHost(host, resource.namespace, lookup.settings.clusterDomain)
  const subset = asString(destination?.['subset'])
  return subset ? drawSubset(fqdn, subset, lookup, draft) : drawHost(fqdn, lookup, draft)
}

/** As `drawDestination`, for a host that is resolved already. */
export function drawHost(fqdn: string, lookup: Lookup, draft: FragmentDraft): string {
  const [target] = lookup.hostTargets(fqdn)
  if (target) return toTargetId(target)
  const service = parseServiceFqdn(fqdn, lookup.settings.clusterDomain)
  const label = service?.name ?? fqdn
  const base = { label, hosts: [fqdn], ...(service && { namespace: service.namespace }) }
  if (!isKnownMissing(fqdn, lookup)) {
    const id = `service:${fqdn}`
    draft.addNode({ ...base, id, type: 'service', ...(service && { detail: service.namespace }) })
    return id
  }
  const id = `missing:service:${fqdn}`
  draft.addNode({ ...base, id, type: 'missing', missing: 'service', detail: 'not defined' })
  return id
}

/** Without a single Service the files cannot tell which ones there are, so none is missing. */
function isKnownMissing(fqdn: string, lookup: Lookup): boolean {
  if (lookup.hasKind('Service')) return true
  return !parseServiceFqdn(fqdn, lookup.settings.clusterDomain) && lookup.hasKind('ServiceEntry')
}

function drawSubset(fqdn: string, name: string, lookup: Lookup, draft: FragmentDraft): string {
  const id = `subset:${fqdn}/${name}`
  if (lookup.subsets(fqdn).some((subset) => subset.name === name)) return id
  const node = { id, type: 'subset', label: name, hosts: [fqdn] } as const
  const wildcard = findWildcardSubset(fqdn, name, lookup)
  if (wildcard) {
    draft.addNode({ ...node, ...wildcard })
    draft.addEdge('selects', id, drawHost(fqdn, lookup, draft))
    return id
  }
  if (!lookup.hasKind('DestinationRule')) {
    draft.addNode(node)
    draft.addEdge('selects', id, drawHost(fqdn, lookup, draft))
    return id
  }
  const missingId = `missing:subset:${fqdn}/${name}`
  draft.addNode({ ...node, id: missingId, type: 'missing', missing: 'subset' })
  return missingId
}

/** Istio takes the most specific rule alone, so a rule for the host itself hides the wildcards. */
function findWildcardSubset(
  fqdn: string,
  name: string,
  lookup: Lookup,
): Pick<GraphNode, 'source' | 'hasCircuitBreaker' | 'hasTls'> | undefined {
  if (lookup.destinationRules(fqdn).length > 0) return undefined
  const [rule] = lookup.wildcardDestinationRules(fqdn)
  const spec = asMap(asMap(rule?.value)?.['spec'])
  const subsets = asList(spec?.['subsets']).map(asMap)
  const index = subsets.findIndex((subset) => subset?.['name'] === name)
  if (!rule || index < 0) return undefined
  return {
    source: toSource(rule, 'spec', 'subsets', index),
    ...readPolicyFacts(spec, subsets[index]),
  }
}
