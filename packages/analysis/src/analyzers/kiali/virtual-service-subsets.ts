import { readDestinationRule, readVirtualService } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { listSome } from '../../words.ts'
import { isUnder, readHost } from './host.ts'
import type { KialiHost } from './host.ts'
import { findImportScope } from './import-scope.ts'
import { groupOnce, listCandidates } from './rivals.ts'
import type { Candidates } from './rivals.ts'
import { isSeenIn } from './visibility.ts'

/** Unlike istioctl, Kiali counts rules whose wildcard covers the host, and leaves mirrors out. */
export const virtualServiceSubsets: Analyzer = {
  name: 'kiali/virtual-service/subsets',
  description: 'Every subset a route names is defined by a DestinationRule that applies to it.',
  subject: 'VirtualService',
  codes: ['KIA1107'],
  needs: ['DestinationRule'],
  check(virtualService, { lookup, report }) {
    const spec = readVirtualService(virtualService)
    for (const protocol of ['http', 'tcp', 'tls'] as const) {
      for (const [i, { route = [] }] of (spec[protocol] ?? []).entries()) {
        for (const [j, { destination }] of route.entries()) {
          const { host = '', subset = '' } = destination ?? {}
          if (host === '' || subset === '') continue
          const parsed = readHost(host, virtualService.namespace, lookup)
          if (isDefined(parsed, subset, virtualService.namespace, lookup)) continue
          const path = ['spec', protocol, i, 'route', j, 'destination']
          const defined = listDefined(parsed, virtualService.namespace, lookup)
          const hint =
            defined.length === 0
              ? 'No DestinationRule defines subsets of this host.'
              : `Defined: ${listSome(defined)}.`
          report(
            'KIA1107',
            path,
            { subset, host, hint },
            { at: 'key', sameAs: [{ code: 'IST0101', path: [...path, 'subset'] }] },
          )
        }
      }
    }
  },
}

function isDefined(host: KialiHost, subset: string, client: string, lookup: Lookup): boolean {
  for (const { list, namespace } of listRules(host, lookup)) {
    // Most hosts have one rule; to sort few costs more than to look through them.
    const rules =
      list.length <= FEW
        ? list.filter((rule) => listSubsets(rule).includes(subset))
        : (groupOnce(list, 'subsets', listSubsets).get(subset) ?? [])
    const isFound = rules.some(
      (rule) =>
        (namespace === undefined || rule.namespace === namespace) &&
        appliesTo(rule, host, client, lookup),
    )
    if (isFound) return true
  }
  return false
}

const FEW = 4
const MOST_RULES = 20

function listDefined(host: KialiHost, client: string, lookup: Lookup): readonly string[] {
  const rules = [...listRules(host, lookup)].flatMap(({ list, namespace }) =>
    list
      .slice(0, MOST_RULES)
      .filter((rule) => namespace === undefined || rule.namespace === namespace),
  )
  const applied = rules.filter((rule) => appliesTo(rule, host, client, lookup))
  return [...new Set(applied.flatMap(listSubsets))]
}

function* listRules(host: KialiHost, lookup: Lookup): Iterable<Candidates> {
  yield* listCandidates(host, (spelling) => lookup.destinationRules(spelling), lookup)
  yield { list: lookup.wildcardRules() }
}

function listSubsets(rule: Resource): readonly string[] {
  return (readDestinationRule(rule).subsets ?? []).flatMap(({ name }) => name ?? [])
}

function appliesTo(rule: Resource, host: KialiHost, client: string, lookup: Lookup): boolean {
  const { host: written = '' } = readDestinationRule(rule)
  const { text } = readHost(written, rule.namespace, lookup)
  if (text !== host.text && !isUnder(host.text, text)) return false
  return isSeenIn(client, rule, lookup) && findImportScope(client, lookup)(written, rule.namespace)
}
