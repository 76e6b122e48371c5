import type { ServiceEntrySpec } from '@meshdraft/schema'
import { CHOICE } from '../../fixer.ts'
import { findExportToBreaches } from '../common/export-to.ts'
import { quote } from '../common/quote.ts'
import type { ServiceEntryContext } from './service-entry-context.ts'

/** SE-040. */
export function checkExportTo(
  { exportTo = [] }: ServiceEntrySpec,
  { report, fix, resource }: ServiceEntryContext,
): void {
  const { namespace } = resource
  const path = ['spec', 'exportTo']
  const seen = new Set<string>()
  const repeated = new Set<number>()
  for (const [i, entry] of exportTo.entries()) {
    const target = entry === '.' ? namespace : entry
    if (seen.has(target)) repeated.add(i)
    seen.add(target)
  }
  const breaches = findExportToBreaches(exportTo, namespace, { isServiceEntry: true })
  for (const { index, message } of breaches) {
    const at = [...path, index]
    const fixes = repeated.has(index)
      ? fix.remove(`Remove ${quote(exportTo[index] ?? '')}`, at)
      : exportTo[index] === '*'
        ? fix.set('Keep only “*”', path, ['*'], CHOICE)
        : []
    report('SE-040', at, { message }, { fixes })
  }
}
