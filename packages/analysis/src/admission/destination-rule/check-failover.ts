import type { FieldPath } from '@meshdraft/yaml'
import type { LocalityLoadBalancerSetting } from '@meshdraft/schema'
import type { AdmissionContext } from '../admission-context.ts'
import { warn } from './policy-context.ts'
import type { PolicyContext } from './policy-context.ts'

type Failover = NonNullable<LocalityLoadBalancerSetting['failover']>[number]

const SIDES = ['from', 'to'] as const

/** Labels that locality settings handle themselves. */
export const TOPOLOGY_LABELS: ReadonlySet<string> = new Set([
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'topology.istio.io/subzone',
])

/** Codes of the rules on failover, which two settings share. */
export interface FailoverCodes {
  readonly needsOutlierDetection: string
  readonly isSameRegion: string
  readonly hasSlash: string
  readonly hasWildcard: string
}

/**
 * Warns of failover without outlier detection, which tells what has failed.
 *
 * @param outlierPath - where outlier detection is missing; absent: it is there.
 */
export function checkOutlierDetectionOf(
  settings: Pick<LocalityLoadBalancerSetting, 'failover' | 'failoverPriority'>,
  path: FieldPath,
  outlierPath: FieldPath | undefined,
  codes: FailoverCodes,
  context: PolicyContext,
): void {
  const field = (['failover', 'failoverPriority'] as const).find(
    (name) => (settings[name] ?? []).length > 0,
  )
  if (field === undefined || outlierPath === undefined) return
  const fixes = context.fix.set('Add outlierDetection', outlierPath, {
    consecutive5xxErrors: 5,
    interval: '10s',
    baseEjectionTime: '30s',
  })
  warn(codes.needsOutlierDetection, [...path, field], { at: 'key', fixes }, context)
}

/** Checks which region takes over for which: two regions, by name. */
export function checkFailover(
  failover: readonly Failover[] | undefined,
  path: FieldPath,
  codes: FailoverCodes,
  context: AdmissionContext,
): void {
  for (const [i, entry] of (failover ?? []).entries()) {
    const item = [...path, i]
    const { from = '', to = '' } = entry
    if (from === to) context.report(codes.isSameRegion, [...item, 'to'], { region: from })
    for (const side of SIDES) {
      const locality = entry[side] ?? ''
      const field = [...item, side]
      if (locality.includes('/')) {
        const fixes = cutToRegion(locality, side === 'from' ? to : from, field, context)
        context.report(codes.hasSlash, field, { locality }, { fixes })
      }
      if (locality.includes('*')) context.report(codes.hasWildcard, field, { locality })
    }
  }
}

function cutToRegion(locality: string, other: string, path: FieldPath, { fix }: AdmissionContext) {
  const region = locality.slice(0, locality.indexOf('/'))
  return region === '' || region === other ? [] : fix.set(`Change to ${region}`, path, region)
}
