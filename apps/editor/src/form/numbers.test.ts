import { expect, test } from 'vitest'
import type { NumberType } from '@meshdraft/schema'
import { describeBounds, readNumber, stepNumber } from './numbers.ts'

const WHOLE: NumberType = { type: 'number', isInteger: true, minimum: 0, maximum: 100 }
const PERCENT: NumberType = { type: 'number', isInteger: false, minimum: 0, maximum: 100 }

test.each([
  ['7', WHOLE, 7],
  [' 07 ', WHOLE, 7],
  ['0.1', PERCENT, 0.1],
  ['.5', PERCENT, 0.5],
  ['1e1', PERCENT, 10],
])('%s is read as a number', (text, type, value) => {
  expect(readNumber(text, type)).toEqual({ ok: true, value })
})

test.each([
  ['7.5', WHOLE, 'whole number'],
  ['many', WHOLE, 'whole number'],
  ['', PERCENT, 'not a number'],
  ['0x10', PERCENT, 'not a number'],
  ['101', WHOLE, 'from 0 to 100'],
  ['-1', PERCENT, 'from 0 to 100'],
])('%s does not fit, and the sentence says why', (text, type, reason) => {
  const reading = readNumber(text, type)
  expect(reading.ok ? '' : reading.message).toContain(reason)
})

test('an integer beyond what a number holds exactly keeps its digits', () => {
  const type: NumberType = { type: 'number', isInteger: true }
  expect(readNumber('18446744073709551615', type)).toEqual({
    ok: true,
    value: 18_446_744_073_709_551_615n,
  })
})

test('bounds are said in words', () => {
  expect(describeBounds({ type: 'number', isInteger: true, minimum: 1 })).toBe('1 or more')
  expect(describeBounds({ type: 'number', isInteger: true, maximum: 9 })).toBe('9 or less')
  expect(describeBounds({ type: 'number', isInteger: true })).toBe('')
})

test('steps stay within the bounds and do not gather rounding errors', () => {
  expect(stepNumber('100', 1, WHOLE)).toBe('100')
  expect(stepNumber('0', -1, WHOLE)).toBe('0')
  expect(stepNumber('0.1', 0.2, PERCENT)).toBe('0.3')
  expect(stepNumber('', 1, WHOLE)).toBe('1')
})
