import type { WorkloadGroupSpec } from '@meshdraft/schema'
import type { AdmissionCheck } from '../admission-context.ts'

/** Checks a WorkloadGroup as the webhook does. */
export const checkWorkloadGroup: AdmissionCheck<WorkloadGroupSpec> = () => {}
