import { asMap } from '@meshdraft/model'
import type { PlainMap } from '@meshdraft/model'

/** Whether outlier detection or a connection pool is set for a rule, or for one of its subsets. */
export function readCircuitBreaker(spec: PlainMap | undefined, subset?: PlainMap): boolean {
  return hasBreaker(spec) || hasBreaker(subset)
}

function hasBreaker(holder: PlainMap | undefined): boolean {
  const policy = asMap(holder?.['trafficPolicy'])
  return Boolean(asMap(policy?.['outlierDetection']) ?? asMap(policy?.['connectionPool']))
}
