import type { FieldPath } from '@meshdraft/yaml'
import type { HTTPRoute } from '@meshdraft/schema'
import type { AdmissionContext } from '../admission-context.ts'
import { findDestinationBreaches } from '../common/destinations.ts'
import { checkDestination } from './check-destination.ts'
import { checkHeaderOperations } from './check-headers.ts'
import { checkWeights } from './check-weights.ts'

const HEADER_CODES = { requestName: 'VS-081', otherName: 'VS-081', value: 'VS-081' }
const WEIGHT_CODES = { weight: 'VS-079', sum: 'VS-080' }

/**
 * Checks the destinations of an HTTP route (VS-077 to VS-081).
 *
 * @param path - of the route.
 */
export function checkHttpDestinations(
  { route = [] }: HTTPRoute,
  path: FieldPath,
  context: AdmissionContext,
): void {
  for (const [i, { destination, headers }] of route.entries()) {
    // Nearly all are sound, and a mesh has many of them.
    const isSound = destination !== undefined && findDestinationBreaches(destination).length === 0
    if (isSound && headers === undefined) continue
    const item = [...path, 'route', i]
    if (destination === undefined) context.report('VS-077', item, {}, { at: 'key' })
    if (headers !== undefined) {
      checkHeaderOperations(headers, [...item, 'headers'], HEADER_CODES, context)
    }
    checkDestination('VS-078', destination, [...item, 'destination'], context)
  }
  checkWeights(WEIGHT_CODES, route, [...path, 'route'], context)
}
