import type { FieldPath } from '@meshdraft/yaml'
import type { RouteDestination } from '@meshdraft/schema'
import type { AdmissionContext } from '../admission-context.ts'
import { checkDestination } from './check-destination.ts'
import { checkWeights } from './check-weights.ts'

/**
 * Checks the destinations of a TLS or TCP route (VS-094).
 *
 * @param path - of the list of destinations.
 */
export function checkL4Destinations(
  destinations: readonly RouteDestination[],
  path: FieldPath,
  context: AdmissionContext,
): void {
  for (const [i, { destination }] of destinations.entries()) {
    const item = [...path, i]
    if (destination === undefined) {
      const message = 'The route lacks its destination.'
      context.report('VS-094', item, { message }, { at: 'key' })
    }
    checkDestination('VS-094', destination, [...item, 'destination'], context)
  }
  checkWeights({ weight: 'VS-094', sum: 'VS-094' }, destinations, path, context)
}
