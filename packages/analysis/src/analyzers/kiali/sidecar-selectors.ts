import { readSidecar, readWorkloadLabels } from '@meshdraft/model'
import type { Labels, Lookup, Resource } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { listSome } from '../../words.ts'
import { holdsLabels, WORKLOAD_KINDS, writeLabels } from '../labels.ts'
import { nameOf } from '../name-of.ts'
import { toLabelIds } from './label-ids.ts'
import { groupOnce, isOneObject } from './rivals.ts'

const PATH = ['spec', 'workloadSelector']
const MOST_RIVALS = 6
const MOST_WORKLOADS = 500

/** Where workloads of the namespace are known, each may have one Sidecar at most. */
export const sidecarMultiMatch: Analyzer = {
  name: 'kiali/sidecar/multi-match',
  description: 'Every workload has one Sidecar.',
  subject: 'Sidecar',
  codes: ['KIA0002', 'KIA0003'],
  needs: [],
  needsAny: WORKLOAD_KINDS,
  check(sidecar, { lookup, report }) {
    const { namespace } = sidecar
    const labels = readSelector(sidecar)
    const all = lookup.resources('Sidecar', namespace)
    // Each Sidecar of the namespace is one of them.
    if (all.length < 2 && all.every((one) => isOneObject(one, sidecar))) return
    if (Object.keys(labels).length > 0) {
      const others = findRivals(sidecar, labels, lookup)
      if (others.length === 0) return
      report(
        'KIA0003',
        PATH,
        { labels: writeLabels(labels), others: listSome(others.map(nameOf)) },
        { at: 'key', sameAs: pointAtName('IST0110') },
      )
      return
    }
    if (lookup.workloads({}, namespace).length === 0) return
    const wide = groupOnce(all, 'wide', (one) => (isWide(one) ? [''] : [])).get('') ?? []
    const others = takeOthers(sidecar, wide)
    if (others.length === 0) return
    report(
      'KIA0002',
      PATH,
      { others: listSome(others.map(nameOf)) },
      { at: 'key', sameAs: pointAtName('IST0111') },
    )
  },
}

/** Looked for in the namespace of the Sidecar. */
export const sidecarSelector: Analyzer = {
  name: 'kiali/sidecar/selector',
  description: 'Every Sidecar selects a workload of its namespace.',
  subject: 'Sidecar',
  codes: ['KIA0004'],
  needs: [],
  needsAny: WORKLOAD_KINDS,
  check(sidecar, { lookup, report }) {
    const labels = readSelector(sidecar)
    if (Object.keys(labels).length === 0) return
    if (lookup.workloads(labels, sidecar.namespace).length > 0) return
    const path = [...PATH, 'labels']
    const places = [path, PATH, ...Object.keys(labels).map((key) => [...path, key])]
    report(
      'KIA0004',
      path,
      { labels: writeLabels(labels) },
      { at: 'key', sameAs: places.map((place) => ({ code: 'IST0101', path: place })) },
    )
  },
}

/** The Sidecar of the root namespace is the default of every namespace, which selects nothing. */
export const rootSidecar: Analyzer = {
  name: 'kiali/sidecar/root',
  description: 'The Sidecar of the root namespace has no selector.',
  subject: 'Sidecar',
  codes: ['KIA1006'],
  needs: [],
  check(sidecar, { lookup, report }) {
    if (sidecar.namespace !== lookup.settings.rootNamespace || isWide(sidecar)) return
    const fixes = fixesOf(sidecar).remove('Remove the selector', PATH, CHOICE)
    report('KIA1006', PATH, { namespace: sidecar.namespace }, { at: 'key', fixes })
  },
}

function readSelector(sidecar: Resource): Labels {
  return readSidecar(sidecar).workloadSelector?.labels ?? {}
}

function isWide(sidecar: Resource): boolean {
  return Object.keys(readSelector(sidecar)).length === 0
}

/** Sidecars of the namespace that select one of the workloads too; of any namespace, as Kiali does. */
function findRivals(sidecar: Resource, labels: Labels, lookup: Lookup): readonly Resource[] {
  const all = lookup.resources('Sidecar', sidecar.namespace)
  // Whatever a selector matches carries its first label too.
  const byLabel = groupOnce(all, 'first label', (one) => toLabelIds(readSelector(one)).slice(0, 1))
  const found = new Set<Resource>()
  for (const workload of lookup.workloads(labels).slice(0, MOST_WORKLOADS)) {
    const has = readWorkloadLabels(workload) ?? {}
    for (const label of toLabelIds(has)) {
      for (const other of byLabel.get(label) ?? []) {
        if (found.size >= MOST_RIVALS) return [...found]
        if (!isOneObject(sidecar, other) && holdsLabels(has, readSelector(other))) found.add(other)
      }
    }
  }
  return [...found]
}

function takeOthers(sidecar: Resource, list: readonly Resource[]): readonly Resource[] {
  return list.slice(0, MOST_RIVALS + 1).filter((other) => !isOneObject(sidecar, other))
}

function pointAtName(code: string) {
  const places = [['metadata', 'name'], ['spec'], PATH, [...PATH, 'labels'], ['metadata'], []]
  return places.map((path) => ({ code, path }))
}
