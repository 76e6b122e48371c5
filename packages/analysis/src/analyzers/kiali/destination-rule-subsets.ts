import {
  asList,
  asMap,
  asString,
  asStringMap,
  readDestinationRule,
  toServiceFqdn,
  valueAt,
} from '@meshdraft/model'
import type { Labels, Lookup, Resource } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { joinSelectors, WORKLOAD_KINDS, writeLabels } from '../labels.ts'
import { findsDestination, toServiceName } from './destination-rule-hosts.ts'
import { isPattern, readHost } from './host.ts'
import type { KialiHost } from './host.ts'
import { groupOnce, listCandidates } from './rivals.ts'

/** Unlike istioctl, Kiali looks among what the Service selects, in its namespace. */
export const subsetWorkloads: Analyzer = {
  name: 'kiali/destination-rule/subset-workloads',
  description: 'Every subset selects a workload of its host.',
  subject: 'DestinationRule',
  codes: ['KIA0203'],
  needs: ['Service'],
  needsAny: WORKLOAD_KINDS,
  check(rule, { lookup, report }) {
    const { host = '', subsets = [] } = readDestinationRule(rule)
    if (host === '' || subsets.length === 0) return
    const parsed = readHost(host, rule.namespace, lookup)
    // A host or reference that is put right brings it to light.
    const { isExhaustive = false } = lookup.settings
    if (!isExhaustive && !findsDestination(parsed, rule.namespace, lookup)) return
    for (const [i, { name = '', labels = {} }] of subsets.entries()) {
      if (Object.keys(labels).length === 0 || selectsSomething(parsed, labels, lookup)) continue
      const isUsed = isExhaustive || isReferenced(parsed, name, lookup)
      report(
        'KIA0203',
        ['spec', 'subsets', i],
        { kind: isUsed ? 'used' : 'unused', name, host, labels: writeLabels(labels) },
        {
          at: 'key',
          severity: isUsed ? 'error' : 'info',
          sameAs: listOtherPlaces(i, labels),
        },
      )
    }
  },
}

/** Where a subset next to it does select something, the one without labels is no more than odd. */
export const subsetLabels: Analyzer = {
  name: 'kiali/destination-rule/subset-labels',
  description: 'Every subset has labels.',
  subject: 'DestinationRule',
  codes: ['KIA0209'],
  needs: ['Service'],
  check(rule, { lookup, report }) {
    const { host = '', subsets = [] } = readDestinationRule(rule)
    if (host === '' || subsets.every(({ labels }) => hasLabels(labels))) return
    const parsed = readHost(host, rule.namespace, lookup)
    if (!findsDestination(parsed, rule.namespace, lookup)) return
    const isKnown = WORKLOAD_KINDS.some((kind) => lookup.hasKind(kind))
    const isOtherGood = subsets.some(
      ({ labels = {} }) =>
        hasLabels(labels) && (!isKnown || selectsSomething(parsed, labels, lookup)),
    )
    for (const [i, { name = '', labels }] of subsets.entries()) {
      if (hasLabels(labels)) continue
      report(
        'KIA0209',
        ['spec', 'subsets', i],
        { name },
        { at: 'key', severity: isOtherGood ? 'info' : 'warning' },
      )
    }
  },
}

function hasLabels(labels: Labels = {}): boolean {
  return Object.keys(labels).length > 0
}

function selectsSomething(host: KialiHost, labels: Labels, lookup: Lookup): boolean {
  if (isPattern(host)) return true
  const { service, namespace } = toServiceName(host)
  const fqdn = toServiceFqdn(service, namespace, lookup.settings.clusterDomain)
  const target = lookup.hostTargetsNamed(fqdn).find(({ resource }) => resource.kind === 'Service')
  const selector = asStringMap(valueAt(target?.resource.value, ['spec', 'selector']))
  if (!hasLabels(selector)) return lookup.serviceEntriesWithEndpoint(labels).length > 0
  const both = joinSelectors(selector, labels)
  return both !== undefined && lookup.workloads(both, namespace).length > 0
}

function isReferenced(host: KialiHost, subset: string, lookup: Lookup): boolean {
  const find = (spelling: string) => lookup.virtualServicesRoutingTo(spelling)
  for (const { list, namespace } of listCandidates(host, find, lookup)) {
    const routes = groupOnce(list, 'subsets', listRoutedSubsets).get(subset) ?? []
    const isFound = routes.some(
      (route) =>
        (namespace === undefined || route.namespace === namespace) &&
        routesTo(route, host, subset, lookup),
    )
    if (isFound) return true
  }
  return false
}

function routesTo(
  virtualService: Resource,
  { text }: KialiHost,
  subset: string,
  lookup: Lookup,
): boolean {
  return listRouted(virtualService).some(
    (destination) =>
      destination.subset === subset &&
      readHost(destination.host, virtualService.namespace, lookup).text === text,
  )
}

function listRoutedSubsets(virtualService: Resource): readonly string[] {
  return listRouted(virtualService).flatMap(({ subset }) => (subset === '' ? [] : [subset]))
}

// As written, which is all that the lookup by host follows.
function listRouted({ value }: Resource) {
  return ['http', 'tcp', 'tls'].flatMap((protocol) =>
    asList(valueAt(value, ['spec', protocol])).flatMap((rule) =>
      asList(asMap(rule)?.['route']).map((route) => {
        const destination = asMap(asMap(route)?.['destination'])
        return {
          host: asString(destination?.['host']) ?? '',
          subset: asString(destination?.['subset']) ?? '',
        }
      }),
    ),
  )
}

function listOtherPlaces(i: number, labels: Labels) {
  const path = ['spec', 'subsets', i]
  const places = [path, [...path, 'name'], [...path, 'labels']]
  return [...places, ...Object.keys(labels).map((key) => [...path, 'labels', key])].map(
    (place) => ({
      code: 'IST0173',
      path: place,
    }),
  )
}
