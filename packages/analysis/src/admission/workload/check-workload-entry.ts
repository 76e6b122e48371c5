import type { WorkloadEntrySpec } from '@meshdraft/schema'
import type { AdmissionCheck } from '../admission-context.ts'

/** Checks a WorkloadEntry as the webhook does. */
export const checkWorkloadEntry: AdmissionCheck<WorkloadEntrySpec> = () => {}
