import type { FieldPath } from '@meshdraft/yaml'
import type { PortTrafficPolicy } from '@meshdraft/schema'
import { checkClientTls } from './check-client-tls.ts'
import { checkConnectionPool } from './check-connection-pool.ts'
import { checkLoadBalancer } from './check-load-balancer.ts'
import { checkOutlierDetection } from './check-outlier-detection.ts'
import type { PolicyContext } from './policy-context.ts'
import { removeFromPolicy } from './remove-from-policy.ts'

/** Checks the policies of single ports (DR-060, DR-061, and the rules of their members). */
export function checkPortPolicies(
  policies: readonly PortTrafficPolicy[] | undefined,
  path: FieldPath,
  outer: PolicyContext,
): void {
  const context = { ...outer, keepsWarnings: false }
  for (const [i, policy] of (policies ?? []).entries()) {
    checkPortPolicy(policy, [...path, i], context)
  }
}

function checkPortPolicy(policy: PortTrafficPolicy, path: FieldPath, context: PolicyContext): void {
  const { port, outlierDetection, connectionPool, loadBalancer, tls } = policy
  if (port === undefined) context.report('DR-060', [...path, 'port'])
  if ([outlierDetection, connectionPool, loadBalancer, tls].every((part) => part === undefined)) {
    context.report('DR-061', path, {}, { fixes: removeFromPolicy(path, context) })
    return
  }
  checkOutlierDetection(outlierDetection, [...path, 'outlierDetection'], context)
  checkConnectionPool(connectionPool, [...path, 'connectionPool'], context)
  checkLoadBalancer(policy, path, context)
  checkClientTls(tls, [...path, 'tls'], context)
}
