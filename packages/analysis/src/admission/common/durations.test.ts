import { describe, expect, it } from 'vitest'
import { checkDuration, parseGoDuration } from './durations.ts'

describe('a Go duration', () => {
  it.each([
    ['0', 0n],
    ['-0', 0n],
    ['0s', 0n],
    ['5s', 5_000_000_000n],
    ['+5s', 5_000_000_000n],
    ['-1.5s', -1_500_000_000n],
    ['1h30m', 5_400_000_000_000n],
    ['1m1m', 120_000_000_000n],
    ['.5s', 500_000_000n],
    ['5.s', 5_000_000_000n],
    ['1us', 1000n],
    ['1µs', 1000n],
    ['1μs', 1000n],
    ['0.9ns', 0n],
    ['1.0000000019s', 1_000_000_001n],
    ['0.3333333333333333333h', 1_200_000_000_000n],
    ['9223372036854775807ns', 9_223_372_036_854_775_807n],
    ['-9223372036854775808ns', -9_223_372_036_854_775_808n],
    ['2562047h47m16.854775807s', 9_223_372_036_854_775_807n],
    [`0.${'3'.repeat(400)}s`, 333_333_333n],
  ])('%j is read', (text, nanoseconds) => {
    expect(parseGoDuration(text)).toBe(nanoseconds)
  })

  it.each([
    '',
    '-',
    '+',
    '5',
    '1d',
    '1 s',
    ' 1s',
    '1s ',
    '.s',
    's',
    '1S',
    '1e3s',
    '1..s',
    '--1s',
    '1,5s',
    '9223372036854775808ns',
    '-9223372036854775809ns',
    '3000000h',
    '1s1',
  ])('%j is none', (text) => {
    expect(parseGoDuration(text)).toBeUndefined()
    // That it is none is reported as a value that cannot be decoded.
    expect(checkDuration(text)).toBeUndefined()
  })

  it.each(['1ms', '1000us', '1h', '1.5s', '0.001s', '1000000ns'])('%j is accepted', (text) => {
    expect(checkDuration(text)).toBeUndefined()
  })

  it.each([
    ['0', 'shorter'],
    ['0s', 'shorter'],
    ['-1s', 'shorter'],
    ['999us', 'shorter'],
    ['1.5ms', 'whole'],
    ['1000001ns', 'whole'],
  ])('%j is refused', (text, word) => {
    expect(checkDuration(text)).toContain(word)
  })
})
