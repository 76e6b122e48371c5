import { valueAt } from '@meshdraft/model'
import type { FieldPath } from '@meshdraft/yaml'
import type { FindingExtra } from '../../analyzer.ts'
import type { AdmissionContext } from '../admission-context.ts'

/** Where to report that a field is missing or empty. */
export interface FieldPlace {
  readonly path: FieldPath
  readonly at: NonNullable<FindingExtra['at']>
}

/**
 * Yields the field where it is written, else what should hold it. The schema reports a missing field
 * there too, so that both become one finding.
 */
export function placeField({ resource }: AdmissionContext, path: FieldPath): FieldPlace {
  return valueAt(resource.value, path) === undefined
    ? { path: path.slice(0, -1), at: 'key' }
    : { path, at: 'value' }
}
