import type { FieldPath } from '@meshdraft/yaml'
import { asMap, valueAt } from '@meshdraft/model'
import type { HTTPFaultInjection, Percent } from '@meshdraft/schema'
import { CHOICE } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'
import { checkDuration, parseGoDuration } from '../common/durations.ts'
import { checkGrpcStatus, suggestGrpcStatus } from '../common/names.ts'
import { checkFaultPercent, checkHttpStatus } from '../common/numbers.ts'
import { fixExponentialDelay, fixHttp2Error, fixMissingStatus } from './fix-fault.ts'

const MILLISECOND = 1_000_000n
const LEAST_PERCENT = 0.0001

type Abort = NonNullable<HTTPFaultInjection['abort']>
type Delay = NonNullable<HTTPFaultInjection['delay']>

/**
 * Checks injected faults: VS-042 to VS-050.
 *
 * @param path - of the fault.
 */
export function checkFault(
  fault: HTTPFaultInjection | undefined,
  path: FieldPath,
  context: AdmissionContext,
): void {
  if (fault === undefined) return
  const { abort, delay } = fault
  if (abort === undefined && delay === undefined) {
    const { fix, report, resource } = context
    // Where something stands in it, it is probably a misspelt fault.
    const isBare = Object.keys(asMap(valueAt(resource.value, path)) ?? {}).length === 0
    const fixes = fix.remove('Remove fault', path, isBare ? {} : CHOICE)
    report('VS-042', path, {}, { at: 'key', fixes })
  }
  if (abort !== undefined) checkAbort(abort, [...path, 'abort'], context)
  if (delay !== undefined) checkDelay(delay, fault, path, context)
}

function checkAbort(abort: Abort, path: FieldPath, context: AdmissionContext): void {
  const { report } = context
  checkPercentage('VS-043', abort.percentage, path, context)
  const { httpStatus, grpcStatus, http2Error } = abort
  // Of several answers Istio keeps the one declared last.
  if (http2Error !== undefined) {
    const fixes = fixHttp2Error(path, context)
    report('VS-045', [...path, 'http2Error'], {}, { at: 'key', fixes })
  } else if (grpcStatus !== undefined) {
    checkGrpcAbort(grpcStatus, [...path, 'grpcStatus'], context)
  } else if (httpStatus !== undefined) {
    const message = checkHttpStatus(httpStatus)
    if (message !== undefined) report('VS-046', [...path, 'httpStatus'], { message })
  } else {
    report('VS-047', path, {}, { at: 'key', fixes: fixMissingStatus(path, context) })
  }
}

function checkGrpcAbort(status: string, path: FieldPath, context: AdmissionContext): void {
  const message = checkGrpcStatus(status)
  if (message === undefined) return
  const meant = suggestGrpcStatus(status)
  const isSure = /^\d+$/.test(status) || toBareName(status) === toBareName(meant ?? '')
  const fixes =
    meant === undefined
      ? []
      : context.fix.set(`Change to ${meant}`, path, meant, isSure ? {} : CHOICE)
  context.report('VS-044', path, { message }, { fixes })
}

function toBareName(status: string): string {
  return status.toUpperCase().replaceAll(/[-_]/g, '')
}

function checkDelay(
  delay: Delay,
  { abort }: HTTPFaultInjection,
  faultPath: FieldPath,
  context: AdmissionContext,
): void {
  const { fix, report } = context
  const path = [...faultPath, 'delay']
  checkPercentage('VS-048', delay.percentage, path, context)
  const { fixedDelay, exponentialDelay } = delay
  // Of both Istio keeps the one declared last.
  if (exponentialDelay !== undefined) {
    const fixes = fixExponentialDelay(path, context)
    report('VS-050', [...path, 'exponentialDelay'], {}, { at: 'key', fixes })
    return
  }
  const nanoseconds = parseGoDuration(fixedDelay ?? '')
  const message = fixedDelay === undefined ? undefined : checkDuration(fixedDelay)
  if (nanoseconds === undefined || message === undefined) return
  const field = [...path, 'fixedDelay']
  const milliseconds = (nanoseconds + MILLISECOND - 1n) / MILLISECOND
  const fixes =
    nanoseconds > 0n
      ? fix.set(`Round up to ${milliseconds}ms`, field, `${milliseconds}ms`)
      : fix.remove('Remove the delay', abort === undefined ? faultPath : path, CHOICE)
  report('VS-049', field, { message }, { fixes })
}

function checkPercentage(
  code: string,
  percentage: Percent | undefined,
  path: FieldPath,
  { fix, report }: AdmissionContext,
): void {
  const value = percentage?.value ?? 0
  const message = checkFaultPercent(value)
  if (message === undefined) return
  const field = [...path, 'percentage', 'value']
  const nearest = value < 0 ? 0 : value > 100 ? 100 : LEAST_PERCENT
  const fixes = fix.set(`Change to ${nearest}`, field, nearest, CHOICE)
  report(code, field, { message }, { fixes })
}
