import { expect, it } from 'vitest'
import { parseDuration } from './duration.ts'

// https://pkg.go.dev/time#ParseDuration
it.each([
  ['5s', 5000],
  ['1h30m', 5_400_000],
  ['1.5h', 5_400_000],
  ['250ms', 250],
  ['-1s', -1000],
  ['+1s', 1000],
  ['.5s', 500],
  ['1.s', 1000],
  ['100us', 0.1],
  ['100µs', 0.1],
  ['100μs', 0.1],
  ['1ns', 1e-6],
  ['0', 0],
  ['-0', 0],
  ['0s', 0],
  ['1m1m', 120_000],
  ['0.3ms', 0.3],
])('%s lasts %d ms', (text, expected) => {
  expect(parseDuration(text)).toBeCloseTo(expected, 9)
})

it.each([
  '',
  '5',
  '1d',
  '1 s',
  ' 1s',
  '1s ',
  '1s\n',
  's',
  '.s',
  '-',
  '1.2.3s',
  '--1s',
  '1S',
  '1e3s',
  '1s2',
  'Infinity',
  '0x1s',
  '293y',
  '2562048h',
  '1s'.repeat(51),
])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined()
})
