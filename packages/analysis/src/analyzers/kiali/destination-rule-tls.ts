import { readDestinationRule } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { readPlainHost } from './host.ts'
import type { KialiHost } from './host.ts'
import { findImportScope } from './import-scope.ts'
import { isWideMutual, MESH_HOST, readRuleMode, toNamespaceHost } from './mtls.ts'
import { collectRivals, findClient, groupOnce, nameRivals } from './rivals.ts'
import { isSeenIn } from './visibility.ts'

/** A rule replaces a wider one as a whole: what it does not repeat is gone. */
export const destinationRuleTls: Analyzer = {
  name: 'kiali/destination-rule/tls',
  description: 'A rule for hosts that another one gives mutual TLS says something of TLS itself.',
  subject: 'DestinationRule',
  codes: ['KIA0204'],
  needs: [],
  check(rule, { lookup, report }) {
    const { host = '', trafficPolicy } = readDestinationRule(rule)
    const { tls, portLevelSettings = [] } = trafficPolicy ?? {}
    if (tls !== undefined || portLevelSettings.some((port) => port.tls !== undefined)) return
    const client = findClient(rule)
    if (!findImportScope(client, lookup)(host, rule.namespace)) return
    const parsed = readPlainHost(host, rule.namespace, lookup)
    const covering = listCovering(rule, parsed, client, lookup)
    if (covering.length === 0) return
    report(
      'KIA0204',
      ['spec', 'trafficPolicy'],
      { host, others: nameRivals(covering) },
      {
        at: 'key',
        fixes: fixesOf(rule).insert(
          'Use ISTIO_MUTUAL here too',
          ['spec', 'trafficPolicy', 'tls'],
          { mode: 'ISTIO_MUTUAL' },
          CHOICE,
        ),
      },
    )
  },
}

function listCovering(
  rule: Resource,
  { isService, namespace, text }: KialiHost,
  client: string,
  lookup: Lookup,
): readonly Resource[] {
  const wide = groupOnce(lookup.wildcardRules(), 'mutual', listMutualHosts)
  const equal = groupOnce(lookup.destinationRules(text), 'mutual', listMutualHosts)
  const found = [
    wide.get(MESH_HOST),
    isService ? wide.get(toNamespaceHost(namespace, lookup)) : undefined,
    equal.get(text),
  ].map((list = []) => ({ list }))
  const isImported = findImportScope(client, lookup)
  const counts = (other: Resource) =>
    isWideMutual(other, lookup) ||
    (readDestinationRule(other).host !== MESH_HOST &&
      isSeenIn(client, other, lookup) &&
      isImported(readDestinationRule(other).host ?? '', other.namespace))
  return collectRivals(rule, found, counts)
}

// Kiali compares the host of the other as written, so that a short name does not count.
function listMutualHosts(rule: Resource): readonly string[] {
  const { host = '' } = readDestinationRule(rule)
  return readRuleMode(rule) === 'ISTIO_MUTUAL' ? [host] : []
}
