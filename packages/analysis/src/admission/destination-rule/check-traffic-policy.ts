import { valueAt } from '@meshdraft/model'
import type { FieldPath } from '@meshdraft/yaml'
import type { TrafficPolicy } from '@meshdraft/schema'
import { CHOICE } from '../../fixer.ts'
import { checkClientTls } from './check-client-tls.ts'
import { checkConnectionPool } from './check-connection-pool.ts'
import { checkLoadBalancer } from './check-load-balancer.ts'
import { checkOutlierDetection } from './check-outlier-detection.ts'
import { checkPortPolicies } from './check-port-policies.ts'
import { checkTunnel } from './check-tunnel.ts'
import type { PolicyContext } from './policy-context.ts'
import { POLICY_MEMBERS } from './remove-from-policy.ts'

/** Checks the traffic policy of a host or a subset (DR-006 to DR-065). */
export function checkTrafficPolicy(
  policy: TrafficPolicy | undefined,
  path: FieldPath,
  context: PolicyContext,
): void {
  if (policy === undefined) return
  if (isEmpty(policy)) {
    // Under its proto name there may be another, which is read once this one is gone.
    const other = valueAt(context.resource.value, [...path.slice(0, -1), 'traffic_policy'])
    const fixes = other === undefined ? context.fix.remove('Remove trafficPolicy', path) : []
    context.report('DR-006', path, {}, { at: 'key', fixes })
    return
  }
  const { tunnel, proxyProtocol, outlierDetection, connectionPool, tls, portLevelSettings } = policy
  if (tunnel !== undefined && proxyProtocol !== undefined) {
    const field = [...path, 'proxyProtocol']
    const fixes = [
      ...context.fix.remove('Remove proxyProtocol', field, CHOICE),
      ...context.fix.remove('Remove tunnel', [...path, 'tunnel'], CHOICE),
    ]
    context.report('DR-007', field, {}, { at: 'key', fixes })
    if (!context.isExhaustive) return
  }
  if (outlierDetection !== undefined) {
    checkOutlierDetection(outlierDetection, [...path, 'outlierDetection'], context)
  }
  if (connectionPool !== undefined) {
    checkConnectionPool(connectionPool, [...path, 'connectionPool'], context)
  }
  checkLoadBalancer(policy, path, context)
  if (tls !== undefined) checkClientTls(tls, [...path, 'tls'], context)
  if (portLevelSettings !== undefined) {
    checkPortPolicies(portLevelSettings, [...path, 'portLevelSettings'], context)
  }
  if (tunnel !== undefined) checkTunnel(tunnel, [...path, 'tunnel'], context)
}

function isEmpty(policy: TrafficPolicy): boolean {
  return POLICY_MEMBERS.every((name) => {
    const member = policy[name]
    // An empty list cannot be told from none.
    return member === undefined || (name === 'portLevelSettings' && isEmptyList(member))
  })
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}
