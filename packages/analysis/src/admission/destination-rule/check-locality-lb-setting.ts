import type { FieldPath } from '@meshdraft/yaml'
import type { LocalityLoadBalancerSetting } from '@meshdraft/schema'
import { CHOICE } from '../../fixer.ts'
import type { FixStep } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { checkFailover, checkOutlierDetectionOf, TOPOLOGY_LABELS } from './check-failover.ts'
import { checkDistribute } from './check-distribute.ts'
import type { PolicyContext } from './policy-context.ts'

const CODES = {
  needsOutlierDetection: 'DR-039',
  isSameRegion: 'DR-040',
  hasSlash: 'DR-041',
  hasWildcard: 'DR-042',
}

/** Each label is an edit of its own; a sensible list has three at most. */
const MOST_EDITS = 10

/**
 * Checks locality load balancing (DR-033 to DR-042); the first four rules end the check.
 *
 * @param outlierPath - where outlier detection is missing; absent: it is there.
 */
export function checkLocalityLbSetting(
  settings: LocalityLoadBalancerSetting | undefined,
  path: FieldPath,
  outlierPath: FieldPath | undefined,
  context: PolicyContext,
): void {
  if (settings === undefined) return
  const { isExhaustive } = context
  if (reportBothWays(settings, path, context) && !isExhaustive) return
  if (reportImpliedLabels(settings, path, context) && !isExhaustive) return
  if (!checkDistribute(settings.distribute, [...path, 'distribute'], context)) return
  checkOutlierDetectionOf(settings, path, outlierPath, CODES, context)
  checkFailover(settings.failover, [...path, 'failover'], CODES, context)
}

function reportBothWays(
  { distribute = [], failover = [] }: LocalityLoadBalancerSetting,
  path: FieldPath,
  { fix, report }: AdmissionContext,
): boolean {
  if (distribute.length === 0 || failover.length === 0) return false
  const field = [...path, 'failover']
  const fixes = [
    ...fix.remove('Remove failover', field, CHOICE),
    ...fix.remove('Remove distribute', [...path, 'distribute'], CHOICE),
  ]
  report('DR-033', field, {}, { at: 'key', fixes })
  return true
}

/** The webhook stops at the first label; the fix takes all of them away. */
function reportImpliedLabels(
  { failover = [], failoverPriority = [] }: LocalityLoadBalancerSetting,
  path: FieldPath,
  { fix, report }: AdmissionContext,
): boolean {
  if (failover.length === 0) return false
  const implied = [...failoverPriority.entries()].filter(([, label]) => TOPOLOGY_LABELS.has(label))
  const [first] = implied
  if (first === undefined) return false
  const [index, label] = first
  const list = [...path, 'failoverPriority']
  const title = implied.length === 1 ? `Remove ${label}` : 'Remove the topology labels'
  // From the end, so that the others keep their index.
  const steps =
    implied.length === failoverPriority.length
      ? [['remove', list] as const]
      : implied.toReversed().map(([i]): FixStep => ['remove', [...list, i]])
  const fixes = steps.length > MOST_EDITS ? [] : fix.steps(title, steps)
  report('DR-034', [...list, index], { label }, { fixes })
  return true
}
