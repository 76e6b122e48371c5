import type { FieldPath } from '@meshdraft/yaml'
import type { LoadBalancerSettings, TrafficPolicy } from '@meshdraft/schema'
import { CHOICE } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { checkConsistentHash } from './check-consistent-hash.ts'
import { checkDurations } from './check-durations.ts'
import { checkLocalityLbSetting } from './check-locality-lb-setting.ts'
import { checkZoneAwareLbSetting } from './check-zone-aware-lb-setting.ts'
import type { PolicyContext } from './policy-context.ts'
import { sameAsMissing } from './required.ts'

type Warmup = NonNullable<LoadBalancerSettings['warmup']>

/**
 * Checks load balancing (DR-024 to DR-051).
 *
 * @param policy - of a host, a subset or a port: failover needs outlier detection beside it.
 * @param path - of the policy.
 */
export function checkLoadBalancer(
  { loadBalancer, outlierDetection }: Pick<TrafficPolicy, 'loadBalancer' | 'outlierDetection'>,
  path: FieldPath,
  context: PolicyContext,
): void {
  if (loadBalancer === undefined) return
  const own = [...path, 'loadBalancer']
  const { consistentHash, localityLbSetting, zoneAwareLbSetting, warmup } = loadBalancer
  if (consistentHash !== undefined) {
    checkConsistentHash(consistentHash, [...own, 'consistentHash'], context)
  }
  if (localityLbSetting !== undefined && zoneAwareLbSetting !== undefined) {
    reportBothSettings(own, context)
  }
  const outlierPath = outlierDetection === undefined ? [...path, 'outlierDetection'] : undefined
  if (localityLbSetting !== undefined) {
    const localityPath = [...own, 'localityLbSetting']
    checkLocalityLbSetting(localityLbSetting, localityPath, outlierPath, context)
  }
  if (zoneAwareLbSetting !== undefined) {
    const zonePath = [...own, 'zoneAwareLbSetting']
    checkZoneAwareLbSetting(zoneAwareLbSetting, zonePath, outlierPath, context)
  }
  if (warmup !== undefined) checkWarmup(warmup, [...own, 'warmup'], context)
}

function reportBothSettings(path: FieldPath, { fix, report }: AdmissionContext): void {
  const field = [...path, 'zoneAwareLbSetting']
  const fixes = [
    ...fix.remove('Remove zoneAwareLbSetting', field, CHOICE),
    ...fix.remove('Remove localityLbSetting', [...path, 'localityLbSetting'], CHOICE),
  ]
  report('DR-032', field, {}, { at: 'key', fixes })
}

function checkWarmup(warmup: Warmup, path: FieldPath, context: AdmissionContext): void {
  const { fix, report } = context
  const { minimumPercent = 0, aggression } = warmup
  if (warmup.duration === undefined) {
    report('DR-048', [...path, 'duration'], {}, sameAsMissing(undefined, path))
  }
  checkDurations('DR-049', warmup, ['duration'], path, context, { block: path })
  if (minimumPercent > 100) {
    const field = [...path, 'minimumPercent']
    const fixes = fix.set('Change to 100', field, 100, CHOICE)
    report('DR-050', field, { minimumPercent }, { fixes })
  }
  if (aggression !== undefined && aggression <= 0) {
    const field = [...path, 'aggression']
    report('DR-051', field, { aggression }, { fixes: fix.set('Change to 1', field, 1) })
  }
}
