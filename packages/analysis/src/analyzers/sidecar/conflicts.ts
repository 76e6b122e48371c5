import { readSidecar, readWorkloadLabels } from '@meshdraft/model'
import type { Labels, Lookup, Resource } from '@meshdraft/model'
import type { Analyzer } from '../../analyzer.ts'
import { MOST_RELATED, toRelated } from '../../related.ts'
import { listSome } from '../../words.ts'
import { holdsLabels, writeLabels } from '../labels.ts'
import { nameOf, toObjectId } from '../name-of.ts'
import { isAmbientNamespace, isAmbientWorkload } from './ambient.ts'

// Of the workloads of a Sidecar, and of its rivals, so many are looked at.
const MOST_WORKLOADS = 200
const MOST_RIVALS = 20

/**
 * As istioctl: at most one Sidecar without selector in a namespace, and one for each workload. One
 * finding for a Sidecar, however many workloads it shares.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0110/
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0111/
 */
export const sidecarConflicts: Analyzer = {
  name: 'sidecar/conflicts',
  description: 'Every workload has one Sidecar.',
  subject: 'Sidecar',
  codes: ['IST0110', 'IST0111'],
  needs: [],
  check(sidecar, { lookup, report }) {
    const { namespace } = sidecar
    const labels = readSelector(sidecar)
    const all = groupSidecars(lookup.resources('Sidecar', namespace))
    if (Object.keys(labels).length > 0) {
      const shared = findShared(sidecar, labels, all, lookup)
      if (shared === undefined) return
      report(
        'IST0110',
        ['spec', 'workloadSelector', 'labels'],
        { workload: shared.workload.name, others: listSome(shared.rivals.map(nameOf)) },
        { related: pointAt(shared.rivals, lookup) },
      )
      return
    }
    const id = toObjectId(sidecar)
    const count = all.general.length - (all.generalIds.has(id) ? 1 : 0)
    if (count === 0 || isAmbientNamespace(namespace, lookup)) return
    const first = all.general.slice(0, MOST_RELATED + 2)
    const others = first.filter((other) => toObjectId(other) !== id)
    report(
      'IST0111',
      ['metadata', 'name'],
      { others: listSome(others.map(nameOf), count) },
      { related: pointAt(others, lookup) },
    )
  },
}

function readSelector(sidecar: Resource): Labels {
  return readSidecar(sidecar).workloadSelector?.labels ?? {}
}

/** The Sidecars of a namespace. */
interface SidecarGroups {
  /** Those without a selector. */
  readonly general: readonly Resource[]
  readonly generalIds: ReadonlySet<string>
  /** Those with one, by its first label. */
  readonly byLabel: ReadonlyMap<string, readonly Resource[]>
}

const groupsBySidecars = new WeakMap<readonly Resource[], SidecarGroups>()

function groupSidecars(sidecars: readonly Resource[]): SidecarGroups {
  const known = groupsBySidecars.get(sidecars)
  if (known !== undefined) return known
  const general: Resource[] = []
  const byLabel = new Map<string, Resource[]>()
  for (const sidecar of sidecars) {
    const [first] = Object.entries(readSelector(sidecar))
    if (first === undefined) {
      general.push(sidecar)
      continue
    }
    const label = writeLabels({ [first[0]]: first[1] })
    const list = byLabel.get(label)
    if (list === undefined) byLabel.set(label, [sidecar])
    else list.push(sidecar)
  }
  const groups = { general, generalIds: new Set(general.map(toObjectId)), byLabel }
  groupsBySidecars.set(sidecars, groups)
  return groups
}

/** The first workload that other Sidecars select too. */
function findShared(
  sidecar: Resource,
  labels: Labels,
  { byLabel }: SidecarGroups,
  lookup: Lookup,
): { readonly workload: Resource; readonly rivals: readonly Resource[] } | undefined {
  const workloads = lookup.workloads(labels, sidecar.namespace).slice(0, MOST_WORKLOADS)
  for (const workload of workloads) {
    if (isAmbientWorkload(workload)) continue
    const own = readWorkloadLabels(workload) ?? {}
    const rivals: Resource[] = []
    for (const [key, value] of Object.entries(own)) {
      for (const other of byLabel.get(writeLabels({ [key]: value })) ?? []) {
        if (rivals.length >= MOST_RIVALS) break
        const isRival =
          toObjectId(other) !== toObjectId(sidecar) && holdsLabels(own, readSelector(other))
        if (isRival) rivals.push(other)
      }
    }
    if (rivals.length > 0) return { workload, rivals }
  }
  return undefined
}

function pointAt(rivals: readonly Resource[], lookup: Lookup) {
  return rivals.slice(0, MOST_RELATED).flatMap((rival) => {
    // To point at text ask for the present one; a list of a kind does not follow it.
    const { namespace, name } = rival
    const present = name === '' ? rival : lookup.resource('Sidecar', namespace, name)
    if (present === undefined) return []
    return [toRelated(present, ['metadata', 'name'], `Sidecar ${nameOf(rival)} is for them too.`)]
  })
}
