import type { FieldPath } from '@meshdraft/yaml'
import type { HTTPRoute } from '@meshdraft/schema'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import type { Fixer } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { fixMirrors } from './fix-mirrors.ts'
import { fixRedirectedRewrite } from './fix-redirected-rewrite.ts'

/**
 * Checks that a route does one thing: VS-011 to VS-022.
 *
 * @param path - of the route.
 * @param isDelegate - whether other VirtualServices delegate to this one: it has no hosts.
 */
export function checkRouteConflicts(
  route: HTTPRoute,
  path: FieldPath,
  isDelegate: boolean,
  context: AdmissionContext,
): void {
  const { report, isExhaustive } = context
  const isRoot = !isDelegate && route.delegate !== undefined
  if (isRoot) {
    checkRootRoute(route, path, context)
    // The webhook looks at nothing else of such a route.
    if (!isExhaustive) return
  } else if (route.delegate !== undefined) {
    report('VS-013', [...path, 'delegate'], {}, { at: 'key' })
  }
  checkAnswers(route, path, context)
  const { redirect, directResponse } = route
  const hasRoute = isNotEmpty(route.route)
  if (!isRoot && !hasRoute && redirect === undefined && directResponse === undefined) {
    report('VS-021', route.route === undefined ? path : [...path, 'route'])
  }
  if (route.mirror !== undefined && isNotEmpty(route.mirrors)) {
    const fixes = fixMirrors(route, path, context)
    report('VS-022', [...path, 'mirror'], {}, { at: 'key', fixes })
  }
}

/** A rule that delegates leaves what happens to the other VirtualService. */
function checkRootRoute(
  route: HTTPRoute,
  path: FieldPath,
  { fix, report }: AdmissionContext,
): void {
  const offer = (field: string) => offerRemovals(fix, path, [field, 'delegate'])
  if (route.redirect !== undefined) {
    report('VS-011', [...path, 'redirect'], {}, { at: 'key', fixes: offer('redirect') })
  }
  if (isNotEmpty(route.route)) {
    report('VS-012', [...path, 'route'], {}, { at: 'key', fixes: offer('route') })
  }
}

/** A redirect or a direct response is the answer: nothing else can happen to the request. */
function checkAnswers(route: HTTPRoute, path: FieldPath, context: AdmissionContext): void {
  if (route.redirect === undefined && route.directResponse === undefined) return
  const { fix, report, isExhaustive } = context
  const reportBeside = (code: string, field: string, fixes: readonly Fix[]) =>
    report(code, [...path, field], {}, { at: 'key', fixes })
  const { redirect, directResponse, fault, rewrite } = route
  const hasRoute = isNotEmpty(route.route)
  // Which of several answers is meant decides about what stands beside them.
  const answers = [redirect !== undefined, directResponse !== undefined, hasRoute]
  const traits = answers.filter(Boolean).length > 1 ? CHOICE : {}
  const removeBeside = (field: string) => fix.remove(`Remove ${field}`, [...path, field], traits)
  if (redirect !== undefined) {
    if (hasRoute)
      reportBeside('VS-014', 'redirect', offerRemovals(fix, path, ['redirect', 'route']))
    if (fault !== undefined) {
      reportBeside('VS-015', 'fault', removeBeside('fault'))
    }
    if (rewrite !== undefined) {
      reportBeside('VS-016', 'rewrite', fixRedirectedRewrite(route, path, fix))
    }
    if (directResponse !== undefined) {
      const fixes = offerRemovals(fix, path, ['redirect', 'directResponse'])
      reportBeside('VS-017', 'directResponse', fixes)
    }
    // Beside a redirect the webhook looks no further at the direct response.
    if (!isExhaustive) return
  }
  if (directResponse === undefined) return
  if (hasRoute) {
    const fixes = offerRemovals(fix, path, ['directResponse', 'route'])
    reportBeside('VS-018', 'directResponse', fixes)
  }
  if (fault !== undefined) {
    reportBeside('VS-019', 'fault', removeBeside('fault'))
  }
  if (rewrite !== undefined) {
    reportBeside('VS-020', 'rewrite', removeBeside('rewrite'))
  }
}

function offerRemovals(fix: Fixer, path: FieldPath, fields: readonly string[]): readonly Fix[] {
  return fields.flatMap((field) => fix.remove(`Remove ${field}`, [...path, field], CHOICE))
}

function isNotEmpty(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length > 0
}
