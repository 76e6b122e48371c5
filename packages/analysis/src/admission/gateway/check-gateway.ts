import type { GatewaySpec } from '@meshdraft/schema'
import type { AdmissionCheck } from '../admission-context.ts'

/** Checks a Gateway as the webhook does. */
export const checkGateway: AdmissionCheck<GatewaySpec> = () => {}
