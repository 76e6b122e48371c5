import { expect, it } from 'vitest'
import { isRetryCondition, suggestRetryOn } from './retry-conditions.ts'

it.each(['5xx', 'retriable-4xx', 'unavailable', '100', '226', '418', '503', '0503', '+503', '511'])(
  'knows the retry condition %s',
  (token) => {
    expect(isRetryCondition(token)).toBe(true)
  },
)

it.each(['', '5XX', ' reset', '0', '99', '104', '306', '419', '509', '599', '5.03', '-503', '1e2'])(
  'does not know the retry condition “%s”',
  (token) => {
    expect(isRetryCondition(token)).toBe(false)
  },
)

it.each([
  ['5xx, reset', '5xx,reset', true],
  ['5XX,Gateway_Error', '5xx,gateway-error', true],
  ['5xx,', '5xx', true],
  [' , ', '', true],
  ['conect-failure', 'connect-failure', false],
])('takes “%s” for “%s”', (retryOn, meant, isSure) => {
  expect(suggestRetryOn(retryOn)).toEqual({ retryOn: meant, isSure })
})

it('takes a status without a meaning for nothing else', () => {
  expect(suggestRetryOn('5xx,599')).toBeUndefined()
})
