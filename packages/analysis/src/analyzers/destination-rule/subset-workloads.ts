import { readDestinationRule, readServiceEntry } from '@meshdraft/model'
import type { HostTarget, Labels, Lookup } from '@meshdraft/model'
import { suggestName } from '@meshdraft/schema'
import type { Analyzer } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { listSome } from '../../words.ts'
import { readHostSelector } from '../host-workloads.ts'
import { findKnownHost } from '../known-host.ts'
import { holdsLabels, listValues, WORKLOAD_KINDS, writeLabels } from '../labels.ts'
import { hasWorkload } from './topology.ts'

const MOST_SUGGESTIONS = 3

/**
 * As istioctl, which takes any workload with the labels of the subset, and of the ServiceEntry's
 * selector, wherever it runs. Unlike it, what the files would run counts like Pods, and so do
 * WorkloadEntries and endpoints; where there are no Pods, those of the host have to be among it.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0173/
 */
export const subsetWorkloads: Analyzer = {
  name: 'destination-rule/subset-workloads',
  description: 'Every subset selects a workload.',
  subject: 'DestinationRule',
  codes: ['IST0173'],
  needs: ['Service'],
  needsAny: WORKLOAD_KINDS,
  check(rule, { lookup, report }) {
    const { host = '', exportTo = [], subsets = [] } = readDestinationRule(rule)
    if (host === '' || subsets.length === 0) return
    const target = findKnownHost(host, { namespace: rule.namespace, exportTo }, lookup)
    if (target === undefined || !isHostKnownToRun(target, lookup)) return
    const selector = readEntrySelector(target)
    for (const [i, { name = '', labels = {} }] of subsets.entries()) {
      const wanted = { ...selector, ...labels }
      if (hasWorkload(wanted, lookup) || hasEndpoint(target, labels)) continue
      const path = ['spec', 'subsets', i, 'labels']
      const [key, ...otherKeys] = Object.keys(labels)
      const isOne = key !== undefined && otherKeys.length === 0
      const values = isOne ? suggestValues(key, labels[key] ?? '', target, lookup) : []
      report(
        'IST0173',
        isOne ? [...path, key] : path,
        {
          subset: name,
          labels: writeLabels(wanted),
          hint: values.length === 0 ? '' : `There is: ${listSome(values)}.`,
        },
        {
          fixes: values
            .slice(0, MOST_SUGGESTIONS)
            .flatMap((value) =>
              fixesOf(rule).set(`Select ${key}: ${value}`, [...path, key ?? ''], value, CHOICE),
            ),
        },
      )
    }
  },
}

function readEntrySelector({ resource }: HostTarget): Labels {
  return resource.kind === 'ServiceEntry'
    ? (readServiceEntry(resource).workloadSelector?.labels ?? {})
    : {}
}

// Files that lack the workloads of a host say nothing of its subsets; a cluster's Pods do.
function isHostKnownToRun(target: HostTarget, lookup: Lookup): boolean {
  if (lookup.hasKind('Pod')) return true
  const selector = readHostSelector(target)
  return selector !== undefined && lookup.workloads(selector, target.resource.namespace).length > 0
}

function hasEndpoint({ resource }: HostTarget, labels: Labels): boolean {
  if (resource.kind !== 'ServiceEntry') return false
  const { endpoints = [] } = readServiceEntry(resource)
  return endpoints.some((endpoint) => holdsLabels(endpoint.labels ?? {}, labels))
}

/** Values of a label on the workloads of the host: the one of a similar name, else the first. */
function suggestValues(
  key: string,
  value: string,
  target: HostTarget,
  lookup: Lookup,
): readonly string[] {
  const selector = readHostSelector(target)
  if (selector === undefined) return []
  const known = listValues(lookup.workloads(selector, target.resource.namespace), key)
  const nearest = suggestName(value, known)
  return nearest === undefined ? known : [nearest, ...known.filter((other) => other !== nearest)]
}
