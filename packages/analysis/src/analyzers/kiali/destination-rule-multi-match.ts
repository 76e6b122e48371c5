import { readDestinationRule } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { HostTable } from './host-table.ts'
import { isPattern, isUnder, parseHost, readHost } from './host.ts'
import type { KialiHost } from './host.ts'
import { findImportScope } from './import-scope.ts'
import { isWideMutual } from './mtls.ts'
import {
  collectRivals,
  findClient,
  groupOnce,
  listCandidates,
  listClients,
  nameRivals,
  toGroupId,
} from './rivals.ts'
import type { Candidates } from './rivals.ts'

/** A rule without subsets is for all of them. */
const ALL_SUBSETS = '~'

/** Stands for every rule, whatever its subsets. */
const ANY = '*'

/**
 * Of several rules for a host Istio merges the subsets or takes one; which, is hard to tell. Rules
 * that turn on mutual TLS for the mesh or a namespace are meant to stand beside others.
 */
export const destinationRuleMultiMatch: Analyzer = {
  name: 'kiali/destination-rule/multi-match',
  description: 'Every subset of a host has one DestinationRule.',
  subject: 'DestinationRule',
  codes: ['KIA0201'],
  needs: [],
  check(rule, { lookup, report }) {
    const { host = '' } = readDestinationRule(rule)
    if (host === '' || isWideMutual(rule, lookup)) return
    const client = findClient(rule)
    const isImported = findImportScope(client, lookup)
    if (!isImported(host, rule.namespace)) return
    const parsed = readHost(host, rule.namespace, lookup)
    const groups = listOverlapping(parsed, lookup).flatMap((candidates) =>
      pickGroups(rule, candidates, client),
    )
    const rivals = collectRivals(rule, groups, (other) => {
      const { host: written = '' } = readDestinationRule(other)
      return (
        overlaps(readHost(written, other.namespace, lookup), parsed) &&
        !isWideMutual(other, lookup) &&
        isImported(written, other.namespace)
      )
    })
    if (rivals.length === 0) return
    const same = rivals.filter((other) => {
      const { host: written = '' } = readDestinationRule(other)
      return readHost(written, other.namespace, lookup).text === parsed.text
    })
    const isSame = same.length > 0
    const others = nameRivals(isSame ? same : rivals)
    report('KIA0201', ['spec', 'host'], { kind: isSame ? 'same' : 'overlap', host, others })
  },
}

function overlaps(a: KialiHost, b: KialiHost): boolean {
  return a.text === b.text || isUnder(a.text, b.text) || isUnder(b.text, a.text)
}

function listOverlapping(host: KialiHost, lookup: Lookup): readonly Candidates[] {
  const { text } = host
  const wildcards = tableOf(lookup.wildcardRules(), lookup)
  const covering = wildcards.listCovering(text).map((other) => ({ list: wildcards.get(other) }))
  if (!isPattern(host)) {
    const find = (spelling: string) => lookup.destinationRules(spelling)
    return [...listCandidates(host, find, lookup), ...covering]
  }
  const rules = tableOf(lookup.resources('DestinationRule'), lookup)
  const under = rules.listUnder(text).map((other) => ({ list: rules.get(other) }))
  return [{ list: rules.get(text) }, ...covering, ...under]
}

const tables = new WeakMap<readonly Resource[], HostTable<Resource>>()

/** Rules under every reading of their host; which one counts depends on the namespaces there are. */
function tableOf(rules: readonly Resource[], lookup: Lookup): HostTable<Resource> {
  const known = tables.get(rules)
  if (known !== undefined) return known
  const table = new HostTable<Resource>()
  for (const rule of rules) {
    const { host = '' } = readDestinationRule(rule)
    if (host === '') continue
    const { clusterDomain } = lookup.settings
    const readings = [true, false].map(
      (isNamespace) => parseHost(host, rule.namespace, clusterDomain, () => isNamespace).text,
    )
    for (const text of new Set(readings)) table.add(text, rule)
  }
  tables.set(rules, table)
  return table
}

/** Of a list, those that `client` sees and that have a subset in common. */
function pickGroups(
  rule: Resource,
  { list, ...rest }: Candidates,
  client: string,
): readonly Candidates[] {
  if (list.length === 0 || (list.length === 1 && list[0]?.key === rule.key)) return []
  const groups = groupOnce(list, 'subsets and clients', (one) =>
    listClients(one).flatMap((to) =>
      [...listSubsets(one), ANY].map((subset) => toGroupId(to, subset)),
    ),
  )
  const own = listSubsets(rule)
  const wanted = own.includes(ALL_SUBSETS) ? [ANY] : [ALL_SUBSETS, ...own]
  return wanted.flatMap((subset) =>
    ['*', client].flatMap((to) => {
      const group = groups.get(toGroupId(to, subset))
      return group === undefined ? [] : [{ list: group, ...rest }]
    }),
  )
}

function listSubsets(rule: Resource): readonly string[] {
  const { subsets = [] } = readDestinationRule(rule)
  return subsets.length === 0 ? [ALL_SUBSETS] : subsets.map(({ name = '' }) => name)
}
