import { asList, asMap } from '@meshdraft/model'
import type { PlainMap } from '@meshdraft/model'
import type { GraphNode } from './traffic-graph.ts'

/** Whether outlier detection or a connection pool is set for a rule, or for one of its subsets. */
function readCircuitBreaker(spec: PlainMap | undefined, subset?: PlainMap): boolean {
  return hasBreaker(spec) || hasBreaker(subset)
}

/** Whether TLS settings are given for a rule, or for one of its subsets: also for single ports. */
function readTls(spec: PlainMap | undefined, subset?: PlainMap): boolean {
  return hasTls(spec) || hasTls(subset)
}

function hasTls(holder: PlainMap | undefined): boolean {
  const policy = asMap(holder?.['trafficPolicy'])
  return [policy, ...asList(policy?.['portLevelSettings']).map(asMap)].some(
    (settings) => asMap(settings?.['tls']) !== undefined,
  )
}

/** What a node shows of the traffic policy of a rule, or of one of its subsets. */
export function readPolicyFacts(
  spec: PlainMap | undefined,
  subset?: PlainMap,
): Pick<GraphNode, 'hasCircuitBreaker' | 'hasTls'> {
  return {
    ...(readCircuitBreaker(spec, subset) && { hasCircuitBreaker: true }),
    ...(readTls(spec, subset) && { hasTls: true }),
  }
}

function hasBreaker(holder: PlainMap | undefined): boolean {
  const policy = asMap(holder?.['trafficPolicy'])
  return Boolean(asMap(policy?.['outlierDetection']) ?? asMap(policy?.['connectionPool']))
}
