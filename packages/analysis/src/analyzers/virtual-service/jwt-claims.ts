import {
  asMap,
  asStringMap,
  MESH_GATEWAY,
  readGateway,
  readVirtualService,
  readWorkloadLabels,
  valueAt,
} from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'
import type { FieldPath } from '@meshdraft/yaml'
import type { Analyzer } from '../../analyzer.ts'
import { holdsLabels, WORKLOAD_KINDS } from '../labels.ts'
import { toAnalyzedName } from './gateway-of.ts'

const CLAIM_PREFIX = '@request.auth.claims'

/**
 * As istioctl: the first claim that a VirtualService matches, for every gateway it is bound to. One
 * finding for each gateway, however many of its workloads lack a RequestAuthentication.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0149/
 */
export const jwtClaims: Analyzer = {
  name: 'virtual-service/jwt-claims',
  description: 'Every gateway that routes by JWT claims has a RequestAuthentication.',
  subject: 'VirtualService',
  codes: ['IST0149'],
  needs: ['Gateway'],
  needsAny: WORKLOAD_KINDS,
  check(virtualService, { lookup, report }) {
    const claim = findClaim(virtualService)
    if (claim === undefined) return
    for (const gatewayRef of readVirtualService(virtualService).gateways ?? []) {
      if (gatewayRef === MESH_GATEWAY) continue
      const { namespace, name } = toAnalyzedName(gatewayRef, virtualService.namespace)
      const gateway = lookup.resource('Gateway', namespace, name)
      if (gateway === undefined) continue
      const workload = lookup
        .workloads(readGateway(gateway).selector ?? {})
        .find((candidate) => !isAuthenticated(candidate, lookup))
      if (workload === undefined) continue
      const values = { claim: claim.name, gateway: gatewayRef, workload: workload.name }
      report('IST0149', claim.path, values, { at: 'key' })
    }
  },
}

interface Claim {
  readonly name: string
  readonly path: FieldPath
}

function findClaim(virtualService: Resource): Claim | undefined {
  for (const [i, { match = [] }] of (readVirtualService(virtualService).http ?? []).entries()) {
    for (const [j, conditions] of match.entries()) {
      for (const field of ['headers', 'withoutHeaders'] as const) {
        const name = Object.keys(conditions[field] ?? {}).find((key) =>
          key.startsWith(CLAIM_PREFIX),
        )
        if (name !== undefined) {
          return { name, path: ['spec', 'http', i, 'match', j, field, name] }
        }
      }
    }
  }
  return undefined
}

/** Whether a RequestAuthentication of the root namespace, or of its own, selects a workload. */
function isAuthenticated(workload: Resource, lookup: Lookup): boolean {
  const labels = readWorkloadLabels(workload) ?? {}
  const namespaces = new Set([lookup.settings.rootNamespace, workload.namespace])
  return [...namespaces].some((namespace) =>
    lookup.resources('RequestAuthentication', namespace).some(({ value }) => {
      const selector = asMap(valueAt(value, ['spec', 'selector']))
      return holdsLabels(labels, asStringMap(selector?.['matchLabels']))
    }),
  )
}
