import type { FieldPath, PlainValue } from '@meshdraft/yaml'
import { asMap, valueAt } from '@meshdraft/model'
import type { Resource } from '@meshdraft/model'
import type { Destination, HTTPRoute } from '@meshdraft/schema'
import type { Fix } from '../../diagnostic.ts'
import type { FixStep } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { findDestinationBreaches } from '../common/destinations.ts'

/**
 * Proposes to move `mirror`, with its percentage, in front of the `mirrors` beside it.
 *
 * @param path - of the route.
 * @returns nothing where what would be moved is wrong itself.
 */
export function fixMirrors(
  route: HTTPRoute,
  path: FieldPath,
  { fix, resource }: AdmissionContext,
): readonly Fix[] {
  const { mirror, mirrorPercentage } = route
  if (mirror === undefined || findDestinationBreaches(mirror).length > 0) return []
  const { fields, value: percent } = readMirrorPercent(route, path, resource)
  const value = mirrorPercentage === undefined ? percent : (mirrorPercentage.value ?? 0)
  if (value !== undefined && (value < 0 || value > 100)) return []
  const item: PlainValue = {
    destination: toPlain(mirror),
    ...(value === undefined ? {} : { percentage: { value } }),
  }
  const obsolete = [
    'mirror',
    ...(mirrorPercentage === undefined ? [] : ['mirrorPercentage']),
    ...fields,
  ]
  return fix.steps('Move mirror into mirrors', [
    ['insert', [...path, 'mirrors', 0], item],
    ...obsolete.map((field): FixStep => ['remove', [...path, field]]),
  ])
}

function toPlain({ host, subset, port }: Destination): PlainValue {
  return {
    ...(host === undefined ? {} : { host }),
    ...(subset === undefined ? {} : { subset }),
    ...(port?.number === undefined ? {} : { port: { number: port.number } }),
  }
}

/**
 * The deprecated percentage, with the names that it goes by here: Istio reads `mirrorPercent` as well
 * as `mirror_percent`, and the first where both are there.
 *
 * @param path - of the route.
 */
export function readMirrorPercent(
  { mirrorPercent, mirror_percent: otherPercent }: HTTPRoute,
  path: FieldPath,
  { value }: Resource,
): { readonly fields: readonly string[]; readonly value: number | undefined } {
  const written = asMap(valueAt(value, path)) ?? {}
  return {
    fields: ['mirrorPercent', 'mirror_percent'].filter((field) => Object.hasOwn(written, field)),
    value: mirrorPercent ?? otherPercent,
  }
}
