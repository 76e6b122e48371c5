import { readDestinationRule, resolveHost } from '@meshdraft/model'
import type { Lookup, Resource, SubsetDefinition } from '@meshdraft/model'
import type { Subset } from '@meshdraft/schema'
import type { FieldPath, PlainValue } from '@meshdraft/yaml'
import { isDnsLabel } from '../../admission/common/hosts.ts'
import type { Analyzer } from '../../analyzer.ts'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { listSome } from '../../words.ts'
import { maySelect } from '../host-workloads.ts'
import { findKnownHost } from '../known-host.ts'
import { countsFor, listDefinedSubsets } from './defined-subsets.ts'
import { listDestinations } from './destinations.ts'

const MOST_ROUTES = 5

/**
 * As istioctl: any DestinationRule of the host counts, wherever it lives and whoever it is exported
 * to; one with a wildcard host does not.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0101/
 */
export const subsets: Analyzer = {
  name: 'virtual-service/subsets',
  description: 'Every subset a VirtualService names is defined by a DestinationRule.',
  subject: 'VirtualService',
  codes: ['IST0101'],
  needs: ['DestinationRule'],
  check(virtualService, { lookup, report }) {
    const definedByHost = new Map<string, readonly SubsetDefinition[]>()
    for (const { destination, path } of listDestinations(virtualService)) {
      const { host = '', subset = '' } = destination
      if (host === '' || subset === '') continue
      const defined = definedByHost.get(host) ?? listDefinedSubsets(host, virtualService, lookup)
      definedByHost.set(host, defined)
      if (defined.some(({ name }) => name === subset)) continue
      const subsetPath = [...path, 'subset']
      const names = [...new Set(defined.map(({ name }) => name))]
      report(
        'IST0101',
        subsetPath,
        { kind: 'subset', name: subset, host, hint: describeHint(names) },
        {
          fixes: [
            ...addSubset(host, subset, virtualService, lookup),
            ...routeTo(names, subsetPath, virtualService),
          ],
        },
      )
    }
  },
}

function describeHint(names: readonly string[]): string {
  return names.length > 0
    ? `Defined: ${listSome(names)}.`
    : 'No DestinationRule defines subsets of this host.'
}

/**
 * Adds the subset to the first DestinationRule of the host, labelled as its siblings are; not where
 * the files hold workloads and none of them has that label.
 */
function addSubset(
  host: string,
  subset: string,
  virtualService: Resource,
  lookup: Lookup,
): readonly Fix[] {
  const { clusterDomain } = lookup.settings
  const found = lookup
    .destinationRules(resolveHost(host, virtualService.namespace, clusterDomain))
    .find((rule) => countsFor(rule, host, virtualService, lookup))
  // An edit needs the present text, which only this lookup follows.
  const rule = found && lookup.resource('DestinationRule', found.namespace, found.name)
  if (rule === undefined || !isDnsLabel(subset)) return []
  const siblings = readDestinationRule(rule).subsets
  const labels = { [findLabelKey(siblings)]: subset }
  const { namespace } = rule
  const referrer = { namespace, exportTo: readDestinationRule(rule).exportTo ?? [] }
  const target = findKnownHost(readDestinationRule(rule).host ?? '', referrer, lookup)
  if (target !== undefined && !maySelect(labels, target, lookup)) return []
  const added: PlainValue = { name: subset, labels }
  const path: FieldPath = ['spec', 'subsets']
  const title = `Add subset ${subset}`
  return siblings === undefined
    ? fixesOf(rule).insert(title, path, [added], CHOICE)
    : fixesOf(rule).insert(title, [...path, siblings.length], added, CHOICE)
}

/** The label by which siblings are told apart: the one whose value is the subset's name. */
function findLabelKey(siblings: readonly Subset[] = []): string {
  for (const { name, labels = {} } of siblings) {
    const [key] = Object.entries(labels).find(([, value]) => value === name) ?? []
    if (key !== undefined) return key
  }
  return 'version'
}

function routeTo(
  names: readonly string[],
  subsetPath: FieldPath,
  virtualService: Resource,
): readonly Fix[] {
  return names
    .filter(isDnsLabel)
    .slice(0, MOST_ROUTES)
    .flatMap((name) => fixesOf(virtualService).set(`Route to ${name}`, subsetPath, name, CHOICE))
}
