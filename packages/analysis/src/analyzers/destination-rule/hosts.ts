import { isWildcard, readDestinationRule } from '@meshdraft/model'
import type { Resource } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { inNamespace, listSome } from '../../words.ts'
import { findKnownHost } from '../known-host.ts'
import { fitsRule } from '../virtual-service/fitting-host.ts'
import { suggestHosts } from '../similar-hosts.ts'

/**
 * As istioctl, which knows no wildcards but those of ServiceEntries; of a wildcard host, which may
 * cover Services all the same, it is only mentioned.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0174/
 */
export const destinationRuleHosts: Analyzer = {
  name: 'destination-rule/hosts',
  description: 'Every host of a DestinationRule is a Service or ServiceEntry.',
  subject: 'DestinationRule',
  codes: ['IST0174'],
  needs: ['Service'],
  check(rule, { lookup, report }) {
    const { namespace, hasNamespace } = rule
    const { host = '', exportTo = [] } = readDestinationRule(rule)
    const referrer = { namespace, exportTo }
    if (host === '' || findKnownHost(host, referrer, lookup) !== undefined) return
    const path = ['spec', 'host']
    if (isWildcard(host)) {
      report('IST0174', path, { kind: 'wildcard', host }, { severity: 'info' })
      return
    }
    // Workloads of the other host may take no such TLS.
    const isBoundToMode = lookup.hasKind('PeerAuthentication') && setsTls(rule)
    const suggestions = suggestHosts(host, referrer, lookup)
    const similar = listSome(suggestions.map((text) => `“${text}”`))
    report(
      'IST0174',
      path,
      {
        kind: 'host',
        host,
        where: inNamespace(hasNamespace ? namespace : undefined),
        hint: similar === '' ? 'No Service or ServiceEntry gives it.' : `Did you mean ${similar}?`,
      },
      {
        fixes: suggestions
          .filter((text) => !isBoundToMode && fitsRule(text, rule, referrer, lookup))
          .flatMap((text) => fixesOf(rule).set(`Use host ${text}`, path, text, CHOICE)),
      },
    )
  },
}

function setsTls(rule: Resource): boolean {
  const { trafficPolicy, subsets = [] } = readDestinationRule(rule)
  return [trafficPolicy, ...subsets.map((subset) => subset.trafficPolicy)].some(
    (policy) =>
      policy?.tls !== undefined || policy?.portLevelSettings?.some(({ tls }) => tls !== undefined),
  )
}
