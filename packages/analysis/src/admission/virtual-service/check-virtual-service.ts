import type { VirtualServiceSpec } from '@meshdraft/schema'
import type { AdmissionCheck } from '../admission-context.ts'
import { checkHttpRoutes } from './check-http-routes.ts'
import { checkRouteOrder } from './check-route-order.ts'
import { checkTcpRoutes } from './check-tcp-routes.ts'
import { checkTlsRoutes } from './check-tls-routes.ts'
import { checkTopLevel } from './check-top-level.ts'

/** Checks a VirtualService as the webhook does. */
export const checkVirtualService: AdmissionCheck<VirtualServiceSpec> = (spec, context) => {
  checkTopLevel(spec, context)
  checkHttpRoutes(spec, context)
  checkTlsRoutes(spec, context)
  checkTcpRoutes(spec, context)
  checkRouteOrder(spec, context)
}
