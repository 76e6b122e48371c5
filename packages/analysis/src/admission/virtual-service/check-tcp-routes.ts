import type { VirtualServiceSpec } from '@meshdraft/schema'
import type { AdmissionCheck } from '../admission-context.ts'
import { checkL4Destinations } from './check-l4-destinations.ts'
import { checkL4Match } from './check-l4-match.ts'
import type { L4MatchCodes } from './check-l4-match.ts'

const CODES: L4MatchCodes = {
  subnet: 'VS-095',
  port: 'VS-095',
  labels: 'VS-095',
  gateways: 'VS-095',
  // Istio loses this warning on the way.
  legacyGateway: { severity: 'info', aliasesOnly: [] },
}

/** Checks the TCP routes of a VirtualService (VS-094 to VS-096). */
export const checkTcpRoutes: AdmissionCheck<VirtualServiceSpec> = ({ tcp = [] }, context) => {
  for (const [i, { match = [], route = [] }] of tcp.entries()) {
    const path = ['spec', 'tcp', i]
    for (const [j, condition] of match.entries()) {
      checkL4Match(condition, [...path, 'match', j], CODES, context)
    }
    if (route.length === 0) context.report('VS-096', [...path, 'route'])
    checkL4Destinations(route, [...path, 'route'], context)
  }
}
