import type { FieldPath } from '@meshdraft/yaml'
import type { HTTPRoute } from '@meshdraft/schema'
import type { AdmissionContext } from '../admission-context.ts'
import { checkDestination } from './check-destination.ts'
import { checkHeaderOperations } from './check-headers.ts'
import { checkWeights } from './check-weights.ts'

const HEADER_CODES = { requestName: 'VS-081', otherName: 'VS-081', value: 'VS-081' }

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
    const item = [...path, 'route', i]
    if (destination === undefined) context.report('VS-077', item, {}, { at: 'key' })
    if (headers !== undefined) {
      checkHeaderOperations(headers, [...item, 'headers'], HEADER_CODES, context)
    }
    checkDestination('VS-078', destination, [...item, 'destination'], context)
  }
  checkWeights({ weight: 'VS-079', sum: 'VS-080' }, route, [...path, 'route'], context)
}
