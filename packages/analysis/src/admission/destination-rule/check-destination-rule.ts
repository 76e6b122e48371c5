import type { DestinationRuleSpec } from '@meshdraft/schema'
import type { AdmissionCheck } from '../admission-context.ts'
import { checkWildcardDomain } from '../common/hosts.ts'
import { checkSubsets } from './check-subsets.ts'
import { checkTrafficPolicy } from './check-traffic-policy.ts'
import { sameAsMissing } from './required.ts'
import { checkExportTo, checkWorkloadSelector } from './check-visibility.ts'

/** Checks a DestinationRule as the webhook does (DR-001 to DR-071). */
export const checkDestinationRule: AdmissionCheck<DestinationRuleSpec> = (spec, context) => {
  const breach = checkWildcardDomain(spec.host ?? '')
  if (breach !== undefined) {
    context.report('DR-001', ['spec', 'host'], { breach }, sameAsMissing(spec.host, ['spec']))
  }
  const policyContext = { ...context, keepsWarnings: true }
  checkTrafficPolicy(spec.trafficPolicy, ['spec', 'trafficPolicy'], policyContext)
  checkSubsets(spec, context)
  checkExportTo(spec, context)
  checkWorkloadSelector(spec.workloadSelector, context)
}
