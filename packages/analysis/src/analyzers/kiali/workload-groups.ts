import { asMap, readWorkloadGroup, valueAt } from '@meshdraft/model'
import type { Resource } from '@meshdraft/model'
import { suggestName } from '@meshdraft/schema'
import type { Analyzer } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { listSome } from '../../words.ts'
import { writeLabels } from '../labels.ts'
import { nameOf } from '../name-of.ts'
import { groupOnce, isOneObject } from './rivals.ts'

/** A workload that joins the group has no identity without it. */
export const workloadGroupServiceAccount: Analyzer = {
  name: 'kiali/workload-group/service-account',
  description: 'The service account of a WorkloadGroup exists in its namespace.',
  subject: 'WorkloadGroup',
  codes: ['KIA1701'],
  needs: ['ServiceAccount'],
  check(group, { lookup, report }) {
    const { serviceAccount = '' } = readWorkloadGroup(group).template ?? {}
    if (serviceAccount === '') return
    const names = lookup.resources('ServiceAccount', group.namespace).map(({ name }) => name)
    if (names.includes(serviceAccount)) return
    const path = ['spec', 'template', 'serviceAccount']
    const nearest = suggestName(serviceAccount, names)
    report(
      'KIA1701',
      path,
      { name: serviceAccount },
      {
        fixes:
          nearest === undefined ? [] : fixesOf(group).set(`Use ${nearest}`, path, nearest, CHOICE),
      },
    )
  },
}

const MOST_OTHERS = 6

/** Groups without `metadata` are left out; without labels they are all alike. */
export const workloadGroupLabels: Analyzer = {
  name: 'kiali/workload-group/labels',
  description: 'WorkloadGroups of a namespace differ in their labels.',
  subject: 'WorkloadGroup',
  codes: ['KIA1702'],
  needs: [],
  check(group, { lookup, report }) {
    const [text] = listLabelTexts(group)
    if (text === undefined) return
    const all = lookup.resources('WorkloadGroup', group.namespace)
    const equal = groupOnce(all, 'labels', listLabelTexts).get(text) ?? []
    const others = equal.slice(0, MOST_OTHERS + 1).filter((other) => !isOneObject(group, other))
    if (others.length === 0) return
    report(
      'KIA1702',
      ['spec', 'metadata', 'labels'],
      { labels: text, others: listSome(others.map(nameOf)) },
      { at: 'key' },
    )
  },
}

function listLabelTexts(group: Resource): readonly string[] {
  if (asMap(valueAt(group.value, ['spec', 'metadata'])) === undefined) return []
  return [writeLabels(readWorkloadGroup(group).metadata?.labels ?? {})]
}
