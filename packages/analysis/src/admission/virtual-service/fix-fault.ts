import type { FieldPath, PlainValue } from '@meshdraft/yaml'
import { asMap, valueAt } from '@meshdraft/model'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { checkDuration } from '../common/durations.ts'
import { checkGrpcStatus } from '../common/names.ts'
import { checkHttpStatus } from '../common/numbers.ts'

// Of several answers or delays Istio keeps one, so what else is written is read from the text.

/** Status that stands in where none is given. */
const UNAVAILABLE = 503

/** @param path - of an abort that says no status. */
export function fixMissingStatus(path: FieldPath, { fix }: AdmissionContext): readonly Fix[] {
  const title = `Answer with HTTP status ${UNAVAILABLE}`
  return fix.set(title, [...path, 'httpStatus'], UNAVAILABLE, CHOICE)
}

/** @param path - of an abort with `http2Error`. */
export function fixHttp2Error(
  path: FieldPath,
  { fix, resource }: AdmissionContext,
): readonly Fix[] {
  const { httpStatus, grpcStatus } = asMap(valueAt(resource.value, path)) ?? {}
  const field = [...path, 'http2Error']
  if (httpStatus === undefined && grpcStatus === undefined) {
    return fix.steps(
      `Answer with HTTP status ${UNAVAILABLE}`,
      [
        ['insert', [...path, 'httpStatus'], UNAVAILABLE],
        ['remove', field],
      ],
      CHOICE,
    )
  }
  const isUsable =
    (httpStatus === undefined || isHttpStatus(httpStatus)) &&
    (grpcStatus === undefined || isGrpcStatus(grpcStatus))
  return isUsable ? fix.remove('Remove http2Error', field) : []
}

function isHttpStatus(status: PlainValue): boolean {
  return typeof status === 'number' && checkHttpStatus(status) === undefined
}

function isGrpcStatus(status: PlainValue): boolean {
  return typeof status === 'string' && checkGrpcStatus(status) === undefined
}

/** @param path - of a delay with `exponentialDelay`. */
export function fixExponentialDelay(
  path: FieldPath,
  { fix, resource }: AdmissionContext,
): readonly Fix[] {
  const { fixedDelay, exponentialDelay } = asMap(valueAt(resource.value, path)) ?? {}
  const stays = fixedDelay ?? exponentialDelay
  // What stays, or takes its place, has to be a delay that Istio accepts.
  if (typeof stays !== 'string' || checkDuration(stays) !== undefined) return []
  const field = [...path, 'exponentialDelay']
  return fixedDelay === undefined
    ? fix.rename('Rename to fixedDelay', field, 'fixedDelay')
    : fix.remove('Remove exponentialDelay', field)
}
