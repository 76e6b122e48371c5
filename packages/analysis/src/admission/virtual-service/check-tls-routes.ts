import type { FieldPath } from '@meshdraft/yaml'
import type { TLSRoute, VirtualServiceSpec } from '@meshdraft/schema'
import type { AdmissionCheck, AdmissionContext } from '../admission-context.ts'
import type { FixTraits } from '../../fixer.ts'
import { CHOICE } from '../../fixer.ts'
import { checkL4Destinations } from './check-l4-destinations.ts'
import { checkL4Match } from './check-l4-match.ts'
import type { L4MatchCodes } from './check-l4-match.ts'
import { isFreeInMesh } from './mesh-binding.ts'
import { readSniRules } from './sni-hosts.ts'
import type { SniRules } from './sni-hosts.ts'

const CODES: L4MatchCodes = {
  subnet: 'VS-089',
  port: 'VS-090',
  labels: 'VS-091',
  gateways: 'VS-092',
  legacyGateway: { severity: 'warning', aliasesOnly: ['IST0133'] },
}

/** Checks the TLS routes of a VirtualService (VS-083 to VS-094). */
export const checkTlsRoutes: AdmissionCheck<VirtualServiceSpec> = (spec, context) => {
  const { tls = [] } = spec
  if (tls.length === 0) return
  const rules = readSniRules(spec)
  // Of several routes for the same names only the first would be used.
  const traits = tls.length === 1 ? {} : CHOICE
  for (const [i, tlsRoute] of tls.entries()) {
    checkTlsRoute(tlsRoute, ['spec', 'tls', i], { rules, traits, context })
  }
}

interface Checks {
  readonly rules: SniRules
  /** Of fixes that take the names from the hosts. */
  readonly traits: FixTraits
  readonly context: AdmissionContext
}

function checkTlsRoute(
  { match, route = [] }: TLSRoute,
  path: FieldPath,
  { rules, traits, context }: Checks,
): void {
  const { fix, report } = context
  const names = rules.hostsForSni
  if (match === undefined || match.length === 0) {
    const fixes =
      names.length === 0
        ? []
        : fix.set('Match the hosts', [...path, 'match'], [{ sniHosts: names }], traits)
    // The schema reports an absent match at the route, and the two are one finding there.
    const field = match === undefined ? path : [...path, 'match']
    report('VS-083', field, {}, { at: 'key', fixes })
  }
  for (const [i, condition] of (match ?? []).entries()) {
    const item = [...path, 'match', i]
    const { sniHosts } = condition
    if (sniHosts === undefined || sniHosts.length === 0) {
      const field = [...item, 'sniHosts']
      const fixes = names.length === 0 ? [] : fix.set('Match the hosts', field, names, traits)
      report('VS-085', sniHosts === undefined ? item : field, {}, { at: 'key', fixes })
    }
    checkSniHosts(sniHosts ?? [], [...item, 'sniHosts'], rules, context)
    checkL4Match(condition, item, CODES, context)
  }
  if (route.length === 0) report('VS-093', [...path, 'route'])
  checkL4Destinations(route, [...path, 'route'], context)
}

function checkSniHosts(
  sniHosts: readonly string[],
  path: FieldPath,
  rules: SniRules,
  { fix, lookup, report, resource }: AdmissionContext,
): void {
  for (const [i, sniHost] of sniHosts.entries()) {
    const field = [...path, i]
    const verdict = rules.judge(sniHost)
    switch (verdict.rule) {
      case 'VS-086':
        report('VS-086', field, { message: verdict.message })
        break
      case 'VS-087':
        report('VS-087', field, { sniHost })
        break
      case 'VS-088': {
        const { suggestion, isNewHost, hostCount } = verdict
        const fixes = [
          ...(isNewHost && isFreeInMesh(sniHost, resource, lookup)
            ? fix.insert(`Add “${sniHost}” to hosts`, ['spec', 'hosts', hostCount], sniHost, CHOICE)
            : []),
          ...(suggestion === undefined
            ? []
            : fix.set(`Change to ${suggestion}`, field, suggestion, CHOICE)),
        ]
        report('VS-088', field, { sniHost }, { fixes })
        break
      }
      default:
    }
  }
}
