import type { FieldPath } from '@meshdraft/yaml'
import type { LoadBalancerSettings } from '@meshdraft/schema'
import { checkFailover, checkOutlierDetectionOf, TOPOLOGY_LABELS } from './check-failover.ts'
import type { PolicyContext } from './policy-context.ts'

type ZoneAwareLbSetting = NonNullable<LoadBalancerSettings['zoneAwareLbSetting']>

const CODES = {
  needsOutlierDetection: 'DR-044',
  isSameRegion: 'DR-045',
  hasSlash: 'DR-046',
  hasWildcard: 'DR-047',
}

/**
 * Checks zone-aware load balancing (DR-043 to DR-047).
 *
 * @param outlierPath - where outlier detection is missing; absent: it is there.
 */
export function checkZoneAwareLbSetting(
  settings: ZoneAwareLbSetting | undefined,
  path: FieldPath,
  outlierPath: FieldPath | undefined,
  context: PolicyContext,
): void {
  if (settings === undefined) return
  for (const [i, label] of (settings.failoverPriority ?? []).entries()) {
    if (!TOPOLOGY_LABELS.has(label)) continue
    const field = [...path, 'failoverPriority', i]
    const fixes = context.fix.prune(`Remove ${label}`, field, {}, 1)
    context.report('DR-043', field, { label }, { fixes })
  }
  checkOutlierDetectionOf(settings, path, outlierPath, CODES, context)
  checkFailover(settings.failover, [...path, 'failover'], CODES, context)
}
