import type { FieldPath } from '@meshdraft/yaml'
import type { HTTPRoute } from '@meshdraft/schema'
import type { AdmissionContext } from '../admission-context.ts'
import { CHOICE } from '../../fixer.ts'

const AUTHORITY_HEADERS = ['host', ':authority']

/**
 * Reports each writing of the authority after the first one (VS-076): `rewrite.authority`, then the
 * headers that are set, then those that are added.
 *
 * @param path - of the route.
 */
export function checkAuthority(
  { rewrite, headers }: HTTPRoute,
  path: FieldPath,
  { fix, report }: AdmissionContext,
): void {
  let written = rewrite?.authority ?? ''
  for (const operation of ['set', 'add'] as const) {
    // Istio goes through a map in any order and takes an empty value for none. In the order where
    // empty values come last it refuses most.
    const entries = Object.entries(headers?.request?.[operation] ?? {})
      .filter(([name]) => AUTHORITY_HEADERS.includes(name.toLowerCase()))
      .toSorted(([, a], [, b]) => Number(a === '') - Number(b === ''))
    for (const [name, value] of entries) {
      if (written !== '') {
        const field = [...path, 'headers', 'request', operation, name]
        // Which of two values is meant is not for us to say.
        const traits = value === written ? {} : CHOICE
        const fixes = fix.remove(`Remove header “${name}”`, field, traits)
        report('VS-076', field, { name, value, written }, { at: 'key', fixes })
      } else {
        written = value
      }
    }
  }
}
