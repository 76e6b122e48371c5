import type { FieldPath, PlainValue } from '@meshdraft/yaml'
import type { HTTPRetry } from '@meshdraft/schema'
import type { AdmissionContext } from '../admission-context.ts'
import { checkDurations } from '../destination-rule/check-durations.ts'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import { listSome } from '../../words.ts'
import { isRetryCondition, suggestRetryOn } from './retry-conditions.ts'

/** Istio's own number of retries where nothing is said. */
const USUAL_ATTEMPTS = 2

/**
 * Checks the retries of an HTTP route (VS-067 to VS-071).
 *
 * @param path - of the retries.
 */
export function checkRetries(
  retries: HTTPRetry | undefined,
  path: FieldPath,
  context: AdmissionContext,
): void {
  if (retries === undefined) return
  const { attempts = 0 } = retries
  const field = [...path, 'attempts']
  const settings = listSettings(retries)
  if (attempts < 0) {
    const fixes =
      settings.length === 0
        ? context.fix.set('Change to 0', field, 0)
        : fixSwitchedOff(retries, path, context)
    context.report('VS-067', field, { attempts }, { fixes })
  }
  if (attempts === 0 && settings.length > 0) {
    const fixes = fixSwitchedOff(retries, path, context)
    const values = { settings: settings.join(', ') }
    if (retries.attempts === undefined) context.report('VS-068', path, values, { at: 'key', fixes })
    else context.report('VS-068', field, values, { fixes })
  }
  checkDurations('VS-069', retries, ['perTryTimeout'], path, context)
  checkRetryOn(retries, path, context)
  checkDurations('VS-071', retries, ['backoff'], path, context)
}

/** Fields that say how to retry. A backoff alone is let through. */
function listSettings({ perTryTimeout, retryOn = '', retryRemoteLocalities }: HTTPRetry) {
  return [
    ...(perTryTimeout === undefined ? [] : ['perTryTimeout']),
    ...(retryOn === '' ? [] : ['retryOn']),
    ...(retryRemoteLocalities === undefined ? [] : ['retryRemoteLocalities']),
  ]
}

function fixSwitchedOff(
  retries: HTTPRetry,
  path: FieldPath,
  { fix }: AdmissionContext,
): readonly Fix[] {
  const { backoff, retryIgnorePreviousHosts } = retries
  const off: PlainValue = {
    attempts: 0,
    ...(backoff === undefined ? {} : { backoff }),
    ...(retryIgnorePreviousHosts === undefined ? {} : { retryIgnorePreviousHosts }),
  }
  return [
    ...fix.set(`Retry ${USUAL_ATTEMPTS} times`, [...path, 'attempts'], USUAL_ATTEMPTS, CHOICE),
    ...fix.set('Switch retries off', path, off, CHOICE),
  ]
}

function checkRetryOn({ retryOn = '' }: HTTPRetry, path: FieldPath, context: AdmissionContext) {
  if (retryOn === '') return
  const unknown = retryOn.split(',').filter((token) => !isRetryCondition(token))
  if (unknown.length === 0) return
  const field = [...path, 'retryOn']
  const names = listSome(unknown.map((token) => `“${token}”`))
  context.report('VS-070', field, { names }, { fixes: fixRetryOn(retryOn, field, context) })
}

function fixRetryOn(retryOn: string, path: FieldPath, { fix }: AdmissionContext): readonly Fix[] {
  const meant = suggestRetryOn(retryOn)
  if (meant === undefined) return []
  if (meant.retryOn === '') return fix.remove('Remove retryOn', path)
  return fix.set(`Change to ${meant.retryOn}`, path, meant.retryOn, meant.isSure ? {} : CHOICE)
}
