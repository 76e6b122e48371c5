import type { FieldPath } from '@meshdraft/yaml'
import type { AdmissionContext } from '../admission-context.ts'

/**
 * Reports limits below 0.
 *
 * @param path - of the message that holds the fields.
 */
export function checkLimits<Field extends string>(
  code: string,
  message: Readonly<Partial<Record<Field, number>>>,
  fields: readonly Field[],
  path: FieldPath,
  context: AdmissionContext,
): void {
  for (const field of fields) {
    const limit: number | undefined = message[field]
    if (limit === undefined || limit >= 0) continue
    const fixes = context.fix.set('Change to 0', [...path, field], 0)
    context.report(code, [...path, field], { field, limit }, { fixes })
  }
}
