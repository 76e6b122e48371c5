import type { DestinationRuleSpec } from '@meshdraft/schema'
import type { AdmissionCheck } from '../admission-context.ts'

/** Checks a DestinationRule as the webhook does. */
export const checkDestinationRule: AdmissionCheck<DestinationRuleSpec> = () => {}
