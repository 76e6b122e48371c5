import type { Breach } from './hosts.ts'
import { quote } from './quote.ts'

/** Nanoseconds in each unit of a Go duration. Both letters that look like a Greek mu are units. */
const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1000n],
  ['µs', 1000n],
  ['μs', 1000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
])

const LIMIT = 2n ** 63n
const MILLISECOND = 1_000_000n

/** Longer text is no duration that anybody means, and Go reads few of them. */
const LONGEST_TEXT = 1000

/**
 * Reads a duration as Go does, exactly (SCH-080): `5s`, `1h30m`, `1.5h`, `-1s`, `250ms`, `0`.
 *
 * @returns nanoseconds; undefined where Go reports an error: no unit (`5`), an unknown one (`1d`),
 * spaces, or out of range of 64 bits.
 * @see https://pkg.go.dev/time#ParseDuration
 */
export function parseGoDuration(text: string): bigint | undefined {
  // Nearly all are one whole number with its unit.
  const [, count, only = ''] = /^(\d{1,5})([mnu]?s|[hm])$/.exec(text) ?? []
  const usual = UNITS.get(only)
  if (count !== undefined && usual !== undefined) return BigInt(count) * usual
  const sign = /^[-+]/.exec(text)?.[0] ?? ''
  const rest = text.slice(sign.length)
  if (rest === '0') return 0n
  if (rest === '' || rest.length > LONGEST_TEXT) return undefined
  const part = /(\d*)(?:\.(\d*))?([^\d.]+)/y
  let total = 0n
  while (part.lastIndex < rest.length) {
    const [, whole = '', fraction = '', unitName = ''] = part.exec(rest) ?? []
    const unit = UNITS.get(unitName)
    if (unit === undefined || (whole === '' && fraction === '')) return undefined
    total += BigInt(whole === '' ? 0 : whole) * unit + readFraction(fraction, unit)
    // Go checks after each part; parts only add.
    if (total > LIMIT) return undefined
  }
  if (sign === '-') return -total
  return total === LIMIT ? undefined : total
}

/** Nanoseconds of the digits behind a point, through a float as Go does, the rest dropped. */
function readFraction(digits: string, unit: bigint): bigint {
  let value = 0n
  let scale = 1
  for (const digit of digits) {
    if (value > (LIMIT - 1n) / 10n) break
    value = value * 10n + BigInt(digit)
    scale *= 10
  }
  return BigInt(Math.trunc(Number(value) * (Number(unit) / scale)))
}

/** COM-001: at least 1ms, in whole milliseconds. A text that is no duration is COM-046's to report. */
export function checkDuration(text: string): Breach {
  const nanoseconds = parseGoDuration(text)
  if (nanoseconds === undefined) return undefined
  if (nanoseconds < MILLISECOND) return `Duration ${quote(text)} is shorter than 1ms.`
  return nanoseconds % MILLISECOND === 0n
    ? undefined
    : `Duration ${quote(text)} is not a whole number of milliseconds.`
}
