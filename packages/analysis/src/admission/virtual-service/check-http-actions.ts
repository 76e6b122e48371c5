import type { HTTPRoute, VirtualServiceSpec } from '@meshdraft/schema'
import type { AdmissionContext } from '../admission-context.ts'
import { checkDurations } from '../destination-rule/check-durations.ts'
import { checkAuthority } from './check-authority.ts'
import { checkDirectResponse } from './check-direct-response.ts'
import { checkHttpDestinations } from './check-http-destinations.ts'
import { checkMirrors } from './check-mirrors.ts'
import { checkRedirect } from './check-redirect.ts'
import { checkRetries } from './check-retries.ts'
import { checkRewrite } from './check-rewrite.ts'

/** Checks what an HTTP route does with its requests (VS-054 to VS-082). */
export function checkHttpActions(
  route: HTTPRoute,
  i: number,
  _spec: VirtualServiceSpec,
  context: AdmissionContext,
): void {
  const path = ['spec', 'http', i]
  checkMirrors(route, path, context)
  checkRedirect(route, path, context)
  checkDirectResponse(route.directResponse, [...path, 'directResponse'], context)
  checkRetries(route.retries, [...path, 'retries'], context)
  checkRewrite(route.rewrite, [...path, 'rewrite'], context)
  checkAuthority(route, path, context)
  checkHttpDestinations(route, path, context)
  checkDurations('VS-082', route, ['timeout'], path, context, { isZeroNone: true })
}
