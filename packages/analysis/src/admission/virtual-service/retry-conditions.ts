import { suggestName } from '@meshdraft/schema'

/** Retry conditions of Envoy for HTTP and gRPC that Istio lets through. */
const CONDITIONS: readonly string[] = [
  '5xx',
  'gateway-error',
  'reset',
  'reset-before-request',
  'connect-failure',
  'retriable-4xx',
  'refused-stream',
  'retriable-status-codes',
  'retriable-headers',
  'envoy-ratelimited',
  'http3-post-connect-failure',
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
]

/** Ranges of the HTTP statuses that Go's library has a phrase for, ends included. */
const STATUSES: readonly (readonly [first: number, last: number])[] = [
  [100, 103],
  [200, 208],
  [226, 226],
  [300, 305],
  [307, 308],
  [400, 418],
  [421, 426],
  [428, 429],
  [431, 431],
  [451, 451],
  [500, 508],
  [510, 511],
]

/** Whether `retryOn` may hold this between its commas. Spaces and case count. */
export function isRetryCondition(token: string): boolean {
  if (CONDITIONS.includes(token)) return true
  if (!/^[+-]?\d{1,20}$/u.test(token)) return false
  const status = Number(token)
  return STATUSES.some(([first, last]) => status >= first && status <= last)
}

/** What a `retryOn` that is refused was meant to be. */
export interface MeantConditions {
  readonly retryOn: string
  /** Whether only spaces, case, underscores and needless commas differ. */
  readonly isSure: boolean
}

/** Yields the nearest valid `retryOn`; undefined where one of its parts is like nothing known. */
export function suggestRetryOn(retryOn: string): MeantConditions | undefined {
  const meant: string[] = []
  let isSure = true
  for (const token of retryOn.split(',')) {
    const plain = token.trim()
    if (plain === '') continue
    const folded = plain.toLowerCase().replaceAll('_', '-')
    const known = [plain, folded].find(isRetryCondition)
    const nearest = known ?? suggestName(folded, CONDITIONS)
    if (nearest === undefined) return undefined
    isSure &&= known !== undefined
    meant.push(nearest)
  }
  return { retryOn: meant.join(','), isSure }
}
