import type { FieldPath } from '@meshdraft/yaml'
import type { OutlierDetection } from '@meshdraft/schema'
import { CHOICE } from '../../fixer.ts'
import { checkPercent } from '../common/numbers.ts'
import { checkDurations } from './check-durations.ts'
import { warn } from './policy-context.ts'
import type { PolicyContext } from './policy-context.ts'

/** Checks outlier detection (DR-008 to DR-012). */
export function checkOutlierDetection(
  settings: OutlierDetection | undefined,
  path: FieldPath,
  context: PolicyContext,
): void {
  if (settings === undefined) return
  checkDurations('DR-008', settings, ['baseEjectionTime'], path, context)
  checkConsecutiveErrors(settings, path, context)
  const { consecutiveLocalOriginFailures = 0, splitExternalLocalOriginErrors = false } = settings
  if (consecutiveLocalOriginFailures > 0 && !splitExternalLocalOriginErrors) {
    const split = [...path, 'splitExternalLocalOriginErrors']
    const fixes = context.fix.set('Set splitExternalLocalOriginErrors to true', split, true)
    context.report('DR-010', [...path, 'consecutiveLocalOriginFailures'], {}, { fixes })
  }
  checkDurations('DR-011', settings, ['interval'], path, context)
  for (const field of ['maxEjectionPercent', 'minHealthPercent'] as const) {
    const percent = settings[field] ?? 0
    const breach = checkPercent(percent)
    if (breach === undefined) continue
    const nearest = percent < 0 ? 0 : 100
    const fixes = context.fix.set(`Change to ${nearest}`, [...path, field], nearest, CHOICE)
    context.report('DR-012', [...path, field], { breach }, { fixes })
  }
}

function checkConsecutiveErrors(
  { consecutiveErrors = 0, consecutive5xxErrors }: OutlierDetection,
  path: FieldPath,
  context: PolicyContext,
): void {
  if (consecutiveErrors === 0) return
  const field = [...path, 'consecutiveErrors']
  const canMove = consecutiveErrors > 0 && consecutive5xxErrors === undefined
  const fixes = canMove
    ? context.fix.rename('Rename to consecutive5xxErrors', field, 'consecutive5xxErrors', CHOICE)
    : context.fix.remove('Remove consecutiveErrors', field)
  warn('DR-009', field, { at: 'key', fixes }, context)
}
