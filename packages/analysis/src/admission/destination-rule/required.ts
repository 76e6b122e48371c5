import type { FieldPath } from '@meshdraft/yaml'
import type { FindingExtra } from '../../analyzer.ts'

/**
 * What to add to a finding about a required field: where it is missing, the schema says so as well,
 * at the message that lacks it.
 *
 * @param path - of that message.
 */
export function sameAsMissing(value: unknown, path: FieldPath): FindingExtra {
  return value === undefined ? { sameAs: [{ code: 'SCH-010', path }] } : {}
}
