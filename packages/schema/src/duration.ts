/** Nanoseconds in each unit of a Go duration. Both letters that look like a Greek mu are units. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['ns', 1],
  ['us', 1e3],
  ['µs', 1e3],
  ['μs', 1e3],
  ['ms', 1e6],
  ['s', 1e9],
  ['m', 60e9],
  ['h', 3600e9],
])

/** Go keeps durations as 64-bit nanoseconds, about 292 years. */
const LARGEST = 2 ** 63

/** Longer text is no duration that anybody means. */
const LONGEST_TEXT = 100

/**
 * Reads a duration as Go does (SCH-080): `5s`, `1h30m`, `1.5h`, `-1s`, `250ms`, `0`.
 *
 * @returns milliseconds, fractions kept to the nanosecond as far as a number holds them; undefined
 * where Go reports an error: no unit (`5`), an unknown one (`1d`), spaces, or out of range.
 * @see https://pkg.go.dev/time#ParseDuration
 */
export function parseDuration(text: string): number | undefined {
  // Nearly all are one whole number with its unit.
  const [, count, only = ''] = /^(\d{1,5})([mnu]?s|[hm])$/.exec(text) ?? []
  const usual = UNITS.get(only)
  if (count !== undefined && usual !== undefined) return (Number(count) * usual) / 1e6
  const [, sign = '', rest = ''] = /^([+-]?)(.*)$/su.exec(text) ?? []
  if (rest === '0') return 0
  if (rest === '' || rest.length > LONGEST_TEXT) return undefined
  const part = /(\d+\.?\d*|\.\d+)([^\d.]+)/uy
  let nanoseconds = 0
  while (part.lastIndex < rest.length) {
    const [, number, unitName = ''] = part.exec(rest) ?? []
    const unit = UNITS.get(unitName)
    if (number === undefined || unit === undefined) return undefined
    const [whole = '', fraction = ''] = number.split('.')
    // Go drops what is smaller than a nanosecond, part by part.
    nanoseconds += Number(whole) * unit + Math.floor(Number(`0.${fraction}`) * unit + 1e-6)
  }
  if (nanoseconds >= LARGEST) return undefined
  return ((sign === '-' ? -1 : 1) * nanoseconds) / 1e6
}
