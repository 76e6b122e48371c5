import type { VirtualServiceSpec } from '@meshdraft/schema'
import type { AdmissionCheck } from '../admission-context.ts'

export const checkTlsRoutes: AdmissionCheck<VirtualServiceSpec> = () => {}
