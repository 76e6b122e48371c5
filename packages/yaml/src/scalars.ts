import type { ScalarValue } from './nodes.ts'

/**
 * How plain scalars read. Kubernetes reads manifests with sigs.k8s.io/yaml, whose YAML 1.1 reader
 * differs from YAML 1.2 in booleans and in numbers.
 *
 * @see https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go
 */
export type PlainReading =
  | { readonly ok: true; readonly value: ScalarValue }
  /** A number that JSON cannot carry; `value` is the text as written. */
  | { readonly ok: false; readonly value: string; readonly reason: 'not-finite' | 'too-large' }

const WORDS: ReadonlyMap<string, ScalarValue> = new Map<string, ScalarValue>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (word) => [word, true] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (word) => [word, false] as const,
  ),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
])

const NOT_FINITE = /^(?:\.(?:nan|NaN|NAN)|[-+]?\.(?:inf|Inf|INF))$/
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/
const POINT_FLOAT = /^\.[0-9]+(?:[eE][-+]?[0-9]+)?$/
const INTEGER = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/

const INT64_MIN = -(2n ** 63n)
const UINT64_MAX = 2n ** 64n - 1n

/** Reads a plain scalar as Kubernetes does. */
export function readKubernetesPlain(source: string): PlainReading {
  const first = source.charCodeAt(0)
  // Only these first characters can make anything but a string: letters of words, digits, + - . ~
  if (!isHint(first)) return { ok: true, value: source === '' ? null : source }
  const word = WORDS.get(source)
  if (word !== undefined) return { ok: true, value: word }
  if (first >= 65 && first !== 126) return { ok: true, value: source }
  if (NOT_FINITE.test(source)) return { ok: false, value: source, reason: 'not-finite' }
  if (first === 46) {
    return POINT_FLOAT.test(source) ? readFloat(source, source) : { ok: true, value: source }
  }
  return readNumber(source)
}

function readNumber(source: string): PlainReading {
  const plain = source.includes('_') ? source.replaceAll('_', '') : source
  const integer = INTEGER.exec(plain)
  if (integer) {
    const value = toInteger(integer)
    const isDecimal = integer[5] !== undefined || integer[4] !== undefined
    if ((value >= INT64_MIN && value <= UINT64_MAX) || !isDecimal) {
      return { ok: true, value: toNarrow(value) }
    }
  }
  if (FLOAT.test(plain)) return readFloat(plain, source)
  return { ok: true, value: source }
}

function toInteger([, sign, hex, binary, octal, decimal]: RegExpExecArray): bigint {
  const size =
    hex !== undefined
      ? BigInt(`0x${hex}`)
      : binary !== undefined
        ? BigInt(`0b${binary}`)
        : octal !== undefined
          ? BigInt(`0o${octal}`)
          : BigInt(decimal ?? '0')
  return sign === '-' ? -size : size
}

function toNarrow(value: bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

function readFloat(plain: string, source: string): PlainReading {
  const value = Number(plain)
  if (!Number.isFinite(value)) return { ok: false, value: source, reason: 'too-large' }
  return { ok: true, value: value === 0 ? 0 : value }
}

const HINTS = new Set(Array.from('+-.~0123456789yYnNtTfFoO', (char) => char.charCodeAt(0)))

function isHint(code: number): boolean {
  return HINTS.has(code)
}

const CORE_INTEGER = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/
const CORE_WORDS: ReadonlyMap<string, ScalarValue> = new Map<string, ScalarValue>([
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
])

/**
 * Reads a plain scalar by YAML 1.2's core schema, which most other tools follow.
 *
 * @see https://yaml.org/spec/1.2.2/#103-core-schema
 */
export function readCorePlain(source: string): ScalarValue {
  const word = CORE_WORDS.get(source)
  if (word !== undefined) return word
  if (CORE_INTEGER.test(source)) {
    const digits = source.replace(/^[-+]/, '')
    const size = BigInt(/^0[ox]/.test(digits) ? digits : digits.replace(/^0+(?=\d)/, ''))
    return toNarrow(source.startsWith('-') ? -size : size)
  }
  if (FLOAT.test(source)) return Number(source) === 0 ? 0 : Number(source)
  return source
}

// Base 60 and timestamps of YAML 1.1, and what some reader takes for a number (`e0`) or a sign.
const OTHER_READINGS =
  /^(?:[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|[0-9]{4}-[0-9].*|=|<<|[-+]?[.0-9][0-9_.eE+-]*|[-+]?0[xXoObB].*|[-+]?[eE][-+]?[0-9]+)$/

/**
 * Claims that every reader in use takes the plain scalar `source` for the string it looks like:
 * Kubernetes, YAML 1.2, and the rest of YAML 1.1 (base 60, timestamps, underscores).
 */
export function readsAsString(source: string): boolean {
  const reading = readKubernetesPlain(source)
  return (
    reading.ok &&
    typeof reading.value === 'string' &&
    readCorePlain(source) === source &&
    !NOT_FINITE.test(source) &&
    !OTHER_READINGS.test(source)
  )
}

/**
 * Yields the JSON key that Kubernetes makes of a key it has read; `undefined` where it refuses
 * (null and collections).
 *
 * @see https://github.com/kubernetes-sigs/yaml/blob/master/yaml.go (convertToJSONableObject)
 */
export function toJsonKey(value: ScalarValue): string | undefined {
  if (typeof value === 'string') return value
  if (value === null) return undefined
  if (typeof value === 'number' && !Number.isInteger(value)) return formatFloat32(value)
  return String(value)
}

/** Go's `FormatFloat(value, 'g', -1, 32)`. */
function formatFloat32(value: number): string {
  const narrow = Math.fround(value)
  let digits = narrow.toExponential()
  for (let precision = 0; precision < 9; precision += 1) {
    const shorter = narrow.toExponential(precision)
    if (Math.fround(Number(shorter)) === narrow) {
      digits = shorter
      break
    }
  }
  const [mantissa = '', power = '0'] = digits.split('e')
  const exponent = Number(power)
  if (exponent >= -4 && exponent < 6) return String(Number(digits))
  const size = String(Math.abs(exponent)).padStart(2, '0')
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${size}`
}
