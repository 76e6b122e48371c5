import { readDestinationRule, resolveHost } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { listDestinations } from '../virtual-service/destinations.ts'

/** A subset's policy counts only for traffic that a route sends to the subset. */
export const unusedSubset: Analyzer = {
  name: 'destination-rule/unused-subset',
  description: 'Every subset with settings of its own gets traffic from some route.',
  subject: 'DestinationRule',
  codes: ['MD-023'],
  needs: ['VirtualService'],
  check(rule, { lookup, report }) {
    const { host = '', subsets = [] } = readDestinationRule(rule)
    if (host === '' || host.startsWith('*')) return
    if (!subsets.some(({ trafficPolicy }) => trafficPolicy !== undefined)) return
    const used = listUsedSubsets(host, rule, lookup)
    for (const [i, { name = '', trafficPolicy }] of subsets.entries()) {
      if (trafficPolicy === undefined || name === '' || used.has(name)) continue
      report(
        'MD-023',
        ['spec', 'subsets', i, 'trafficPolicy'],
        { subset: name, host },
        { at: 'key' },
      )
    }
  },
}

function listUsedSubsets(host: string, rule: Resource, lookup: Lookup): ReadonlySet<string> {
  const { clusterDomain } = lookup.settings
  const fqdn = resolveHost(host, rule.namespace, clusterDomain)
  return new Set(
    lookup.virtualServicesRoutingTo(fqdn).flatMap((virtualService) =>
      listDestinations(virtualService)
        .filter(
          ({ destination }) =>
            resolveHost(destination.host ?? '', virtualService.namespace, clusterDomain) === fqdn,
        )
        .flatMap(({ destination }) => destination.subset ?? []),
    ),
  )
}
