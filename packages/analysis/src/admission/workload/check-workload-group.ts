import type { WorkloadGroupSpec } from '@meshdraft/schema'
import type { AdmissionCheck, AdmissionContext } from '../admission-context.ts'
import { findLabelBreaches } from '../common/labels.ts'
import { checkProbe } from './check-probe.ts'

/** Checks a WorkloadGroup as the webhook does. What stands in its template it does not look at. */
export const checkWorkloadGroup: AdmissionCheck<WorkloadGroupSpec> = (spec, context) => {
  const goesOn = checkTemplate(spec, context)
  if (!goesOn && !context.isExhaustive) return
  const breaches = findLabelBreaches(spec.metadata?.labels)
  for (const { key, message } of breaches) {
    context.report('WG-002', ['spec', 'metadata', 'labels', key], { message }, { at: 'key' })
  }
  if (breaches.length > 0 && !context.isExhaustive) return
  if (spec.probe !== undefined) checkProbe(spec.probe, context)
}

function checkTemplate(
  { template }: WorkloadGroupSpec,
  { report, fix }: AdmissionContext,
): boolean {
  if (template !== undefined) return true
  const path = ['spec', 'template']
  const fixes = fix.set('Add an empty template', path, {})
  const sameAs = [
    { code: 'SCH-015', path: ['spec'] },
    { code: 'SCH-004', path: [] },
  ]
  report('WG-001', path, {}, { at: 'key', fixes, sameAs })
  return false
}
