import { asList, asMap, asString, KUBERNETES_GATEWAY, toKindName, valueAt } from '@meshdraft/model'
import type { PlainMap, Resource } from '@meshdraft/model'
import type { FieldPath } from '@meshdraft/yaml'
import type { Analyzer } from '../analyzer.ts'

const ROUTE_CONDITIONS: ReadonlySet<string> = new Set(['Accepted', 'Programmed', 'ResolvedRefs'])
const WAYPOINT_CONDITIONS: ReadonlySet<string> = new Set(['istio.io/WaypointBound'])
const POLICY_CONDITIONS: ReadonlySet<string> = new Set(['WaypointAccepted', 'ZtunnelAccepted'])

const CONDITIONS_BY_KIND: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['Service', WAYPOINT_CONDITIONS],
  ['ServiceEntry', WAYPOINT_CONDITIONS],
  ['WorkloadEntry', WAYPOINT_CONDITIONS],
  ['AuthorizationPolicy', POLICY_CONDITIONS],
  [KUBERNETES_GATEWAY, ROUTE_CONDITIONS],
  ['HTTPRoute.gateway.networking.k8s.io', ROUTE_CONDITIONS],
  ['GRPCRoute.gateway.networking.k8s.io', ROUTE_CONDITIONS],
])

/**
 * As istioctl, of what a cluster has written into `status`.
 * @see https://istio.io/latest/docs/reference/config/analysis/ist0171/
 */
export const conditions: Analyzer = {
  name: 'conditions',
  description: 'No status tells that Istio could not do what a resource asks for.',
  subject: '*',
  codes: ['IST0171'],
  needs: [],
  check(resource, { report }) {
    if (asMap(resource.value)?.['status'] === undefined) return
    const kindName = toKindName(resource.group, resource.kind)
    const types = CONDITIONS_BY_KIND.get(kindName)
    if (types === undefined) return
    for (const { condition, path } of listConditions(resource)) {
      const type = asString(condition['type']) ?? ''
      const status = asString(condition['status']) ?? ''
      const reason = asString(condition['reason']) ?? ''
      const isRefused = types.has(type) && status === 'False'
      // Of several targets of a policy only some exist.
      const isPartly =
        kindName === 'AuthorizationPolicy' &&
        type === 'WaypointAccepted' &&
        reason === 'PartiallyInvalid'
      if (!isRefused && !isPartly) continue
      const message = asString(condition['message']) ?? ''
      const text = [reason, message].filter((part) => part !== '').join(', ')
      report('IST0171', [...path, 'status'], { type, status, reason: text.replace(/\.$/, '') })
    }
  },
}

/** Those of the resource itself, and of each parent of a route. */
function listConditions({
  value,
}: Resource): readonly { readonly condition: PlainMap; readonly path: FieldPath }[] {
  const parents = asList(valueAt(value, ['status', 'parents'])).map((_, i) => [
    'status',
    'parents',
    i,
  ])
  return [['status'], ...parents].flatMap((owner) => {
    const path = [...owner, 'conditions']
    return asList(valueAt(value, path)).flatMap((item, i) => {
      const condition = asMap(item)
      return condition === undefined ? [] : [{ condition, path: [...path, i] }]
    })
  })
}
