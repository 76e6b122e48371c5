import type { HTTPRoute } from '@meshdraft/schema'
import type { FieldPath } from '@meshdraft/yaml'
import type { AdmissionContext } from '../admission-context.ts'
import { checkDurations } from '../destination-rule/check-durations.ts'
import { checkAuthority } from './check-authority.ts'
import { checkDirectResponse } from './check-direct-response.ts'
import { checkHttpDestinations } from './check-http-destinations.ts'
import { checkMirrors } from './check-mirrors.ts'
import { checkRedirect } from './check-redirect.ts'
import { checkRetries } from './check-retries.ts'
import { checkRewrite } from './check-rewrite.ts'

/**
 * Checks what an HTTP route does with its requests (VS-054 to VS-082).
 *
 * @param path - of the route.
 */
export function checkHttpActions(
  route: HTTPRoute,
  path: FieldPath,
  context: AdmissionContext,
): void {
  const { mirror, mirrors, redirect, directResponse, retries, rewrite, headers, timeout } = route
  // Most routes have little of this, and a mesh has many routes.
  if (mirror !== undefined || mirrors !== undefined) checkMirrors(route, path, context)
  if (redirect !== undefined) checkRedirect(route, path, context)
  if (directResponse !== undefined) {
    checkDirectResponse(directResponse, [...path, 'directResponse'], context)
  }
  if (retries !== undefined) checkRetries(retries, [...path, 'retries'], context)
  if (rewrite !== undefined) checkRewrite(rewrite, [...path, 'rewrite'], context)
  if (rewrite !== undefined || headers !== undefined) checkAuthority(route, path, context)
  checkHttpDestinations(route, path, context)
  if (timeout !== undefined) {
    checkDurations('VS-082', route, ['timeout'], path, context, { isZeroNone: true })
  }
}
