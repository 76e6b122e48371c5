import type { FieldPath } from '@meshdraft/yaml'
import type { HTTPRoute } from '@meshdraft/schema'
import { CHOICE } from '../../fixer.ts'
import type { FixStep } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { readMirrorPercent } from './fix-mirrors.ts'

/**
 * Checks how much of the traffic is mirrored: VS-051 to VS-053.
 *
 * @param path - of the route.
 */
export function checkMirrorPercent(
  route: HTTPRoute,
  path: FieldPath,
  context: AdmissionContext,
): void {
  const { fix, report } = context
  const { fields, value } = readMirrorPercent(route, path, context.resource)
  if (value !== undefined) {
    const field = [...path, fields[0] ?? 'mirrorPercent']
    if (value > 100) {
      report('VS-051', field, { value }, { fixes: fix.set('Change to 100', field, 100, CHOICE) })
    }
    const steps = fields.map((name): FixStep => ['remove', [...path, name]])
    // Where both are there, Istio reads the newer one.
    const fixes =
      route.mirrorPercentage === undefined
        ? fix.steps(
            'Move to mirrorPercentage',
            [['set', [...path, 'mirrorPercentage'], { value: Math.min(value, 100) }], ...steps],
            value > 100 ? CHOICE : {},
          )
        : fix.steps('Remove the old percentage', steps)
    report('VS-052', field, {}, { at: 'key', fixes })
  }
  const share = route.mirrorPercentage?.value ?? 0
  if (share < 0 || share > 100) {
    const field = [...path, 'mirrorPercentage', 'value']
    const nearest = share < 0 ? 0 : 100
    const fixes = fix.set(`Change to ${nearest}`, field, nearest, CHOICE)
    report('VS-053', field, { value: share }, { fixes })
  }
}
