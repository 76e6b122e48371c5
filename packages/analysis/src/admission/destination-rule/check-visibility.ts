import type { DestinationRuleSpec } from '@meshdraft/schema'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { findExportToBreaches } from '../common/export-to.ts'
import { isDnsLabel } from '../common/hosts.ts'
import { findSelectorBreach } from '../common/labels.ts'

const EXPORT_TO = ['spec', 'exportTo'] as const
const SELECTOR = ['spec', 'workloadSelector'] as const

/** Checks where the rule is visible (DR-067 to DR-069). */
export function checkExportTo(spec: DestinationRuleSpec, context: AdmissionContext): void {
  const exportTo = spec.exportTo ?? []
  const { namespace } = context.resource
  for (const { index, message } of findExportToBreaches(exportTo, namespace)) {
    const fixes = fixEntry(spec, index, context)
    context.report('DR-067', [...EXPORT_TO, index], { breach: message }, { fixes })
  }
  if (spec.workloadSelector === undefined) return
  // An entry that is refused above does not count here.
  const targets = new Set(exportTo.filter(isExportTarget).map(toTarget))
  if (targets.size === 0 || (targets.size === 1 && targets.has(namespace))) return
  const fixes = context.fix.set('Set to “.”', EXPORT_TO, ['.'])
  const code = targets.has(namespace) ? 'DR-068' : 'DR-069'
  context.report(code, EXPORT_TO, {}, { at: 'key', fixes })

  function toTarget(entry: string): string {
    return entry === '.' ? namespace : entry
  }
}

/** Checks which client workloads follow the rule (DR-070, DR-071). */
export function checkWorkloadSelector(
  selector: DestinationRuleSpec['workloadSelector'],
  { fix, report }: AdmissionContext,
): void {
  if (selector === undefined) return
  const labels = selector.matchLabels ?? {}
  const found = findSelectorBreach(labels)
  if (found !== undefined) {
    const path = [...SELECTOR, 'matchLabels', found.key]
    report(
      'DR-070',
      path,
      { breach: found.message },
      { at: found.key.includes('*') || found.key === '' ? 'key' : 'value' },
    )
  }
  if (Object.keys(labels).length > 0) return
  const fixes = fix.remove('Remove workloadSelector', SELECTOR)
  report('DR-071', SELECTOR, {}, { at: 'key', fixes })
}

function isExportTarget(entry: string): boolean {
  return entry === '.' || entry === '*' || isDnsLabel(entry)
}

/** An entry that says again what another says goes; other wrong entries need a person. */
function fixEntry(
  { exportTo = [], workloadSelector }: DestinationRuleSpec,
  index: number,
  { fix, resource }: AdmissionContext,
): readonly Fix[] {
  const entry = exportTo[index] ?? ''
  // A rule for selected workloads may not be exported at all (DR-068, DR-069).
  if (workloadSelector !== undefined) return fix.set('Set to “.”', EXPORT_TO, ['.'])
  if (exportTo.includes('*')) return fix.set('Keep only “*”', EXPORT_TO, ['*'], CHOICE)
  const toTarget = (text: string) => (text === '.' ? resource.namespace : text)
  const isRepeated = exportTo.findIndex((other) => toTarget(other) === toTarget(entry)) < index
  return isRepeated ? fix.remove(`Remove ${entry}`, [...EXPORT_TO, index]) : []
}
