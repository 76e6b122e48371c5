import type { EnumValue, FieldType, NumberType, StringType } from './descriptors.ts'
import { parseDuration } from './duration.ts'
import { isList, isMap } from './plain.ts'
import { suggestName } from './suggest-name.ts'

/** The types that hold no others. */
export type ScalarType = Exclude<FieldType, { readonly type: 'message' | 'list' | 'map' | 'any' }>

/** What is told of a value that is not decoded. */
export type Report = (message: string, suggestion?: string) => void

const INT32_MIN = -2_147_483_648
const INT32_MAX = 2_147_483_647
const UINT32_MAX = 4_294_967_295
const UINT64_MAX = 2n ** 64n - 1n

/** Decodes a value that is not null; undefined after a report. */
export function decodeScalar(fieldType: ScalarType, value: unknown, report: Report): unknown {
  switch (fieldType.type) {
    case 'string':
      return decodeString(fieldType, value, report)
    case 'boolean':
      if (typeof value === 'boolean') return value
      report(`“true” or “false” without quotes is needed here, not ${nameJsonType(value)}.`)
      return undefined
    case 'number':
      return fieldType.isInteger
        ? decodeInteger(fieldType, value, report)
        : decodeDouble(value, report)
    default:
      return decodeEnum(fieldType.values, value, report)
  }
}

function decodeString({ format }: StringType, value: unknown, report: Report): string | undefined {
  if (typeof value !== 'string') {
    const hint = typeof value === 'object' ? '' : ' Put it into quotes.'
    report(`Text is needed here, not ${nameJsonType(value)}.${hint}`)
    return undefined
  }
  if (format === 'duration' && parseDuration(value) === undefined) {
    report(
      `${quote(value)} is not a duration; write numbers with units, e.g. “30s” or “1h30m”.`,
      suggestDuration(value),
    )
    return undefined
  }
  if (format === 'byte' && !isBase64(value)) {
    report(`${quote(value)} is not base64.`)
    return undefined
  }
  return value
}

function decodeInteger(
  { format, maximum }: NumberType,
  value: unknown,
  report: Report,
): number | undefined {
  const isSigned = format === 'int32'
  const largest = isSigned ? INT32_MAX : maximum === undefined ? UINT64_MAX : UINT32_MAX
  const smallest = isSigned ? INT32_MIN : 0
  const number = typeof value === 'string' ? readQuotedInteger(value) : value
  const isInteger =
    typeof number === 'bigint' || (typeof number === 'number' && Number.isInteger(number))
  if (!isInteger) {
    const shown = typeof value === 'string' || typeof value === 'number'
    report(
      `A whole number is needed here, not ${shown ? quote(String(value)) : nameJsonType(value)}.`,
    )
    return undefined
  }
  if (number < smallest || number > largest) {
    report(`${quote(String(value))} is out of range; ${smallest} to ${largest} can be read.`)
    return undefined
  }
  return Number(number)
}

/** The decoder takes the quotes off and reads the rest as JSON. */
function readQuotedInteger(text: string): bigint | undefined {
  if (text.length > 100) return undefined
  const json = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
  if (json === 'null') return 0n
  return /^-?(?:0|[1-9]\d*)$/.test(json) ? BigInt(json) : undefined
}

function decodeDouble(value: unknown, report: Report): number | undefined {
  const number = typeof value === 'string' ? readQuotedDouble(value) : value
  if (typeof number === 'bigint') return Number(number)
  // Text may say infinity, a number of YAML may not: JSON has none.
  if (typeof number === 'number' && (typeof value === 'string' || Number.isFinite(number))) {
    return number
  }
  report(
    `A number is needed here, not ${typeof value === 'string' ? quote(value) : nameJsonType(value)}.`,
  )
  return undefined
}

function readQuotedDouble(text: string): number | undefined {
  if (text === 'NaN') return Number.NaN
  if (text === 'Infinity') return Number.POSITIVE_INFINITY
  if (text === '-Infinity') return Number.NEGATIVE_INFINITY
  if (text.length > 400) return undefined
  const json = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
  if (json === 'null') return 0
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(json)) return undefined
  const number = Number(json)
  return Number.isFinite(number) ? number : undefined
}

/** By name, or by number: the catalogue lists every enum in the order of its numbers from 0. */
function decodeEnum(
  values: readonly EnumValue[],
  value: unknown,
  report: Report,
): string | undefined {
  const names = values.map((allowed) => allowed.value)
  const name = typeof value === 'number' ? names[value] : value
  if (typeof name === 'string' && names.includes(name)) return name
  const shown = typeof value === 'string' || typeof value === 'number'
  report(
    `${shown ? quote(String(value)) : nameJsonType(value)} is none of ${names.join(', ')}.`,
    typeof value === 'string' ? suggestName(value, names) : undefined,
  )
  return undefined
}

/** Go's standard encoding: padded, line breaks ignored. */
function isBase64(text: string): boolean {
  const digits = text.replace(/[\r\n]/g, '')
  return digits.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(digits)
}

/** Turns `1d`, `5` and `1 h` into what Go reads; days have 24 hours, and Envoy counts in seconds. */
function suggestDuration(text: string): string | undefined {
  if (text.length > 30) return undefined
  const [, number, unit = ''] = /^\s*(\d+)\s*([a-z]*)\s*$/i.exec(text) ?? []
  if (number === undefined) return undefined
  const hours = /^d(?:ays?)?$/i.test(unit) ? 24 : /^w(?:eeks?)?$/i.test(unit) ? 168 : undefined
  const suggestion =
    hours === undefined ? `${Number(number)}${toGoUnit(unit)}` : `${Number(number) * hours}h`
  return parseDuration(suggestion) === undefined ? undefined : suggestion
}

function toGoUnit(unit: string): string {
  const lower = unit.toLowerCase()
  if (/^(?:|s|secs?|seconds?)$/.test(lower)) return 's'
  if (/^(?:m|mins?|minutes?)$/.test(lower)) return 'm'
  if (/^(?:h|hrs?|hours?)$/.test(lower)) return 'h'
  return lower
}

/** Names the type of a value as the user would. */
export function nameJsonType(value: unknown): string {
  if (value === null) return 'null'
  if (isList(value)) return 'a list'
  if (isMap(value)) return 'a map'
  if (typeof value === 'string') return `the text ${quote(value)}`
  if (typeof value === 'boolean') return `“${value}”`
  if (typeof value === 'number' || typeof value === 'bigint') return `the number “${value}”`
  return 'what is there'
}

function quote(text: string): string {
  return `“${text.length > 80 ? `${text.slice(0, 80)}…` : text}”`
}
