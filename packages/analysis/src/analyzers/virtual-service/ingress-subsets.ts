import { readVirtualService } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import { isDnsLabel } from '../../admission/common/hosts.ts'
import type { Analyzer } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { listSome } from '../../words.ts'
import { nameOf } from '../name-of.ts'
import { isSubsetDefined } from './defined-subsets.ts'

const MOST_SUGGESTIONS = 3

/**
 * As istioctl: hosts are compared as written, whatever the namespaces, and any gateway counts, also
 * `mesh`. A route that sends to a whole host does not follow the VirtualService of that host.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0140/
 */
export const ingressSubsets: Analyzer = {
  name: 'virtual-service/ingress-subsets',
  description: 'Every route of a gateway to a host with subsets names one of them.',
  subject: 'VirtualService',
  codes: ['IST0140'],
  needs: ['Service'],
  check(virtualService, { lookup, report }) {
    const { gateways = [], http = [] } = readVirtualService(virtualService)
    if (gateways.length === 0) return
    for (const [i, { route = [] }] of http.entries()) {
      for (const [j, { destination }] of route.entries()) {
        const { host = '', subset = '' } = destination ?? {}
        if (host === '' || subset !== '') continue
        const others = lookup.virtualServicesSplitting(host)
        if (others.length === 0) continue
        const path = ['spec', 'http', i, 'route', j, 'destination']
        report(
          'IST0140',
          [...path, 'host'],
          { host, others: listSome(others.map(nameOf)) },
          {
            fixes: listSubsets(host, others, lookup)
              .filter(
                (name) =>
                  !lookup.hasKind('DestinationRule') ||
                  isSubsetDefined(host, name, virtualService, lookup),
              )
              .flatMap((name) =>
                fixesOf(virtualService).insert(
                  `Route to ${name}`,
                  [...path, 'subset'],
                  name,
                  CHOICE,
                ),
              ),
          },
        )
      }
    }
  },
}

/** The first subsets that the others route to. */
function listSubsets(host: string, others: readonly Resource[], lookup: Lookup): readonly string[] {
  const subsets = new Set<string>()
  for (const { namespace, name } of others.slice(0, MOST_SUGGESTIONS)) {
    const present = lookup.resource('VirtualService', namespace, name)
    const { http = [] } = present === undefined ? {} : readVirtualService(present)
    for (const { route = [] } of http) {
      for (const { destination } of route) {
        const { host: other, subset = '' } = destination ?? {}
        if (other === host && isDnsLabel(subset)) subsets.add(subset)
        if (subsets.size >= MOST_SUGGESTIONS) return [...subsets]
      }
    }
  }
  return [...subsets]
}
