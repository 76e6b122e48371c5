import { asList, asString, valueAt } from '@meshdraft/model'
import { suggestName } from '@meshdraft/schema'
import { isDnsLabel } from '../../admission/common/hosts.ts'
import type { Analyzer } from '../../analyzer.ts'
import { CHOICE, fixesOf } from '../../fixer.ts'
import { isAmbient } from './ambient.ts'

/** Every entry of `exportTo` but `.` and `*`, even `~`, has to be a namespace; not for ambient objects. */
export const exportToAnalyzers: readonly Analyzer[] = [
  ['virtual-service', 'VirtualService'],
  ['destination-rule', 'DestinationRule'],
  ['service-entry', 'ServiceEntry'],
].map(([folder = '', subject = '']) => ({
  name: `kiali/${folder}/export-to`,
  description: `Every namespace a ${subject} is exported to exists.`,
  subject,
  codes: ['KIA0005'],
  needs: ['Namespace'],
  check(resource, { lookup, report }) {
    const entries = asList(valueAt(resource.value, ['spec', 'exportTo']))
    if (entries.length === 0 || isAmbient(resource.namespace, lookup)) return
    for (const [i, item] of entries.entries()) {
      const entry = asString(item)
      if (entry === undefined || entry === '.' || entry === '*') continue
      if (lookup.resource('Namespace', '', entry) !== undefined) continue
      const names = lookup
        .resources('Namespace')
        .map(({ name }) => name)
        .filter(isDnsLabel)
      const nearest = suggestName(entry, names)
      const path = ['spec', 'exportTo', i]
      report(
        'KIA0005',
        path,
        { name: entry },
        {
          fixes:
            nearest === undefined
              ? []
              : fixesOf(resource).set(`Export to ${nearest}`, path, nearest, CHOICE),
        },
      )
    }
  },
}))
