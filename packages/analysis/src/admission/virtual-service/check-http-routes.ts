import type { VirtualServiceSpec } from '@meshdraft/schema'
import type { Fix } from '../../diagnostic.ts'
import type { AdmissionCheck } from '../admission-context.ts'
import { checkCorsPolicy } from './check-cors-policy.ts'
import { checkFault } from './check-fault.ts'
import { checkHeaderOperations } from './check-headers.ts'
import { checkHttpActions } from './check-http-actions.ts'
import { checkHttpMatch } from './check-http-match.ts'
import type { ClaimRule } from './check-http-match.ts'
import { checkMirrorPercent } from './check-mirror-percent.ts'
import { checkRouteConflicts } from './check-route-conflicts.ts'
import { appliesToMesh, fixMeshBinding } from './mesh-binding.ts'

const HEADER_CODES = { requestName: 'VS-033', otherName: 'VS-034', value: 'VS-035' }

/** Checks the HTTP routes. */
export const checkHttpRoutes: AdmissionCheck<VirtualServiceSpec> = (spec, context) => {
  const isDelegate = (spec.hosts ?? []).length === 0
  let meshFixes: readonly Fix[] | undefined
  const claims: ClaimRule = {
    areRefused: appliesToMesh(spec),
    // The same for every claim, and not for free.
    offerFixes: () => (meshFixes ??= fixMeshBinding(spec, context.fix)),
  }
  for (const [i, route] of (spec.http ?? []).entries()) {
    const path = ['spec', 'http', i]
    checkRouteConflicts(route, path, isDelegate, context)
    for (const [j, match] of (route.match ?? []).entries()) {
      checkHttpMatch(match, [...path, 'match', j], claims, context)
    }
    const { headers, corsPolicy, fault } = route
    if (headers !== undefined) {
      checkHeaderOperations(headers, [...path, 'headers'], HEADER_CODES, context)
    }
    if (corsPolicy !== undefined) checkCorsPolicy(corsPolicy, [...path, 'corsPolicy'], context)
    if (fault !== undefined) checkFault(fault, [...path, 'fault'], context)
    checkMirrorPercent(route, path, context)
    checkHttpActions(route, path, context)
  }
}
