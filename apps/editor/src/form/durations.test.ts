import { expect, test } from 'vitest'
import { explainDuration, stepDuration } from './durations.ts'

test.each(['5s', '1m30s', '250ms', '1.5h', '0', '-1s', '1h0m0s'])('%s is a duration', (text) => {
  expect(explainDuration(text)).toBeUndefined()
})

test.each([
  ['5', 'unit'],
  ['1 m', 'spaces'],
  ['2d', 'hours'],
  ['soon', 'not a duration'],
])('%s is none, and the sentence says why', (text, reason) => {
  expect(explainDuration(text)).toContain(reason)
})

test.each([
  ['5s', 1, '6s'],
  ['5s', -1, '4s'],
  ['0s', -1, '0s'],
  ['5ms', 1, '6ms'],
  ['10ms', 1, '20ms'],
  ['10ms', -1, '9ms'],
  ['500ms', 1, '600ms'],
  ['100ms', -1, '90ms'],
  ['1h', 1, '2h'],
  ['1m30s', 1, '1m31s'],
  ['1m0s', -1, '59s'],
  ['5s', 10, '15s'],
])('%s stepped by %i is %s', (text, steps, expected) => {
  expect(stepDuration(text, steps)).toBe(expected)
})

test('a text that is no duration is not stepped', () => {
  expect(stepDuration('soon', 1)).toBe('soon')
})
