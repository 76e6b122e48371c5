import type { WorkloadEntrySpec } from '@meshdraft/schema'
import type { AdmissionCheck } from '../admission-context.ts'
import { checkWorkload } from './check-workload.ts'

/** Checks a WorkloadEntry as the webhook does. */
export const checkWorkloadEntry: AdmissionCheck<WorkloadEntrySpec> = (spec, context) => {
  checkWorkload(spec, ['spec'], context, { allowsName: true })
}
