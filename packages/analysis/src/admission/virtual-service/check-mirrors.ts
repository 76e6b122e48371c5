import type { FieldPath } from '@meshdraft/yaml'
import type { HTTPRoute } from '@meshdraft/schema'
import { CHOICE } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { checkDestination } from './check-destination.ts'

/**
 * Checks where an HTTP route sends copies of its requests (VS-054 to VS-057).
 *
 * @param path - of the route.
 */
export function checkMirrors(
  { mirror, mirrors = [] }: HTTPRoute,
  path: FieldPath,
  context: AdmissionContext,
): void {
  checkDestination('VS-054', mirror, [...path, 'mirror'], context)
  for (const [i, { destination, percentage }] of mirrors.entries()) {
    const item = [...path, 'mirrors', i]
    if (destination === undefined) context.report('VS-055', item, {}, { at: 'key' })
    checkDestination('VS-056', destination, [...item, 'destination'], context)
    const percent = percentage?.value ?? 0
    if (percent >= 0 && percent <= 100) continue
    const field = [...item, 'percentage', 'value']
    const nearest = percent < 0 ? 0 : 100
    const fixes = context.fix.set(`Change to ${nearest}`, field, nearest, CHOICE)
    context.report('VS-057', field, { percent }, { fixes })
  }
}
