import type { ServiceEntrySpec } from '@meshdraft/schema'
import type { AdmissionCheck } from '../admission-context.ts'

/** Checks a ServiceEntry as the webhook does. */
export const checkServiceEntry: AdmissionCheck<ServiceEntrySpec> = () => {}
