import { readDestinationRule } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { listSome } from '../../words.ts'
import { listRouteHosts } from '../virtual-service/destinations.ts'
import { nameOf } from '../name-of.ts'
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
    const { namespace } = virtualService
    for (const { host, pathsBySubset } of listRouteHosts(virtualService)) {
      if (pathsBySubset.size === 0) continue
      const parsed = readHost(host, namespace, lookup)
      const undefinedSubsets = findUndefined(pathsBySubset.keys(), parsed, namespace, lookup)
      if (undefinedSubsets.size === 0) continue
      const defined = listDefined(parsed, namespace, lookup)
      const hint =
        defined.length === 0
          ? 'No DestinationRule defines subsets of this host.'
          : `Defined: ${listSome(defined)}.`
      for (const subset of undefinedSubsets) {
        const unseen = findUnseen(subset, parsed, namespace, lookup)
        const values =
          unseen === undefined
            ? { subset, host, hint }
            : { kind: 'unseen', subset, host, namespace, ...unseen }
        for (const path of pathsBySubset.get(subset) ?? []) {
          const sameAs = [{ code: 'IST0101', path: [...path, 'subset'] }]
          report('KIA1107', path, values, { at: 'key', sameAs })
        }
      }
    }
  },
}

/** Of the names of subsets, those that no rule for the host defines. */
function findUndefined(
  subsets: Iterable<string>,
  host: KialiHost,
  client: string,
  lookup: Lookup,
): ReadonlySet<string> {
  const missing = new Set(subsets)
  for (const { list, namespace } of listRules(host, lookup)) {
    const counts = (rule: Resource) =>
      (namespace === undefined || rule.namespace === namespace) &&
      appliesTo(rule, host, client, lookup)
    // Most hosts have one rule; to sort few costs more than to look through them.
    if (list.length <= FEW) {
      for (const rule of list) {
        const found = listSubsets(rule).filter((name) => missing.has(name))
        if (found.length > 0 && counts(rule)) for (const name of found) missing.delete(name)
      }
    } else {
      const rulesBySubset = groupOnce(list, 'subsets', listSubsets)
      for (const name of missing) {
        if (rulesBySubset.get(name)?.some(counts) === true) missing.delete(name)
      }
    }
    if (missing.size === 0) break
  }
  return missing
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

/** A rule that defines the subset, but not for this namespace, and why. */
function findUnseen(
  subset: string,
  host: KialiHost,
  client: string,
  lookup: Lookup,
): { readonly rule: string; readonly reason: string } | undefined {
  for (const { list, namespace } of listRules(host, lookup)) {
    const candidates =
      list.length <= FEW ? list : groupOnce(list, 'subsets', listSubsets).get(subset)
    const found = candidates
      ?.slice(0, MOST_RULES)
      .find(
        (rule) =>
          (namespace === undefined || rule.namespace === namespace) &&
          listSubsets(rule).includes(subset) &&
          covers(rule, host, lookup),
      )
    if (found === undefined) continue
    const reason = isSeenIn(client, found, lookup)
      ? 'import through its Sidecar'
      : 'see by its exportTo'
    return { rule: nameOf(found), reason }
  }
  return undefined
}

function* listRules(host: KialiHost, lookup: Lookup): Iterable<Candidates> {
  yield* listCandidates(host, (spelling) => lookup.destinationRules(spelling), lookup)
  yield { list: lookup.wildcardRules() }
}

function listSubsets(rule: Resource): readonly string[] {
  return (readDestinationRule(rule).subsets ?? []).flatMap(({ name }) => name ?? [])
}

function appliesTo(rule: Resource, host: KialiHost, client: string, lookup: Lookup): boolean {
  if (!covers(rule, host, lookup)) return false
  const { host: written = '' } = readDestinationRule(rule)
  return isSeenIn(client, rule, lookup) && findImportScope(client, lookup)(written, rule.namespace)
}

function covers(rule: Resource, host: KialiHost, lookup: Lookup): boolean {
  const { host: written = '' } = readDestinationRule(rule)
  const { text } = readHost(written, rule.namespace, lookup)
  return text === host.text || isUnder(host.text, text)
}
