import type { SidecarSpec } from '@meshdraft/schema'
import type { AdmissionCheck } from '../admission-context.ts'

/** Checks a Sidecar as the webhook does. */
export const checkSidecar: AdmissionCheck<SidecarSpec> = () => {}
