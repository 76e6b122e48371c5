import { readDestinationRule, readVirtualService, resolveHost } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { toRelated } from '../../related.ts'

/** One service behind a weighted route cannot take both TLS and plain text on its port. */
export const mixedTls: Analyzer = {
  name: 'virtual-service/mixed-tls',
  description: 'Subsets that share a route are called with the same TLS settings.',
  subject: 'VirtualService',
  codes: ['MD-025'],
  needs: ['DestinationRule'],
  check(virtualService, { lookup, report }) {
    const spec = readVirtualService(virtualService)
    for (const protocol of ['http', 'tls', 'tcp'] as const) {
      for (const [i, { route = [] }] of (spec[protocol] ?? []).entries()) {
        if (route.length < 2) continue
        const firstByHost = new Map<string, { readonly mode: string; readonly subset: string }>()
        for (const [j, { destination, weight }] of route.entries()) {
          const { host = '', subset = '' } = destination ?? {}
          if (host === '' || weight === 0) continue
          const found = findMode(host, subset, virtualService, lookup)
          if (found === undefined) continue
          const first = firstByHost.get(host)
          if (first === undefined) firstByHost.set(host, { mode: found.mode, subset })
          if (first === undefined || first.mode === found.mode) continue
          const path = ['spec', protocol, i, 'route', j, 'destination']
          const rule = lookup.resource('DestinationRule', found.rule.namespace, found.rule.name)
          report(
            'MD-025',
            [...path, ...(subset === '' ? ['host'] : ['subset'])],
            {
              subset: name(subset),
              mode: found.mode,
              other: name(first.subset),
              otherMode: first.mode,
              host,
            },
            {
              related:
                rule === undefined
                  ? []
                  : [toRelated(rule, ['spec', 'host'], 'The TLS settings are set here.')],
            },
          )
        }
      }
    }
  },
}

function name(subset: string): string {
  return subset === '' ? 'the host without subset' : `subset “${subset}”`
}

/** The client TLS mode of a destination, of its subset if that has one; `none` where none is set. */
function findMode(host: string, subset: string, { namespace }: Resource, lookup: Lookup) {
  const fqdn = resolveHost(host, namespace, lookup.settings.clusterDomain)
  const [rule] = lookup.destinationRules(fqdn)
  if (rule === undefined) return undefined
  const { trafficPolicy, subsets = [] } = readDestinationRule(rule)
  const own = subsets.find((one) => one.name === subset)?.trafficPolicy?.tls
  const mode = (own ?? trafficPolicy?.tls)?.mode ?? 'none'
  return { mode, rule }
}
