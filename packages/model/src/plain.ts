import type { FieldPath, PlainValue } from '@meshdraft/yaml'

/** A mapping as Kubernetes reads it. */
export type PlainMap = { readonly [key: string]: PlainValue }

/** Yields `value` if it is a mapping. */
export function asMap(value: PlainValue | undefined): PlainMap | undefined {
  return typeof value === 'object' && value !== null && !isList(value) ? value : undefined
}

/** Yields `value` if it is a list, else an empty one. */
export function asList(value: PlainValue | undefined): readonly PlainValue[] {
  return isList(value) ? value : []
}

/** Yields `value` if it is text. */
export function asString(value: PlainValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** Yields the texts of a list, without items of other types. */
export function asStrings(value: PlainValue | undefined): readonly string[] {
  return asList(value).filter((item) => typeof item === 'string')
}

/** Yields the entries of a mapping whose values are text. Null prototype. */
export function asStringMap(value: PlainValue | undefined): Readonly<Record<string, string>> {
  const result: Record<string, string> = Object.create(null)
  for (const [key, entry] of Object.entries(asMap(value) ?? {})) {
    if (typeof entry === 'string') result[key] = entry
  }
  return result
}

/** Yields what stands at `path`; `undefined` where a step leads nowhere. */
export function valueAt(value: PlainValue | undefined, path: FieldPath): PlainValue | undefined {
  let current = value
  for (const step of path) {
    if (typeof step === 'number') {
      current = asList(current)[step]
    } else {
      const map = asMap(current)
      current = map !== undefined && Object.hasOwn(map, step) ? map[step] : undefined
    }
  }
  return current
}

/** Array.isArray does not narrow readonly arrays. */
function isList(value: PlainValue | undefined): value is readonly PlainValue[] {
  return Array.isArray(value)
}

// Aliases let a small text stand for a huge value; past this many nodes the answer is "not equal",
// which only costs a repeated check.
const COMPARE_BUDGET = 50_000

/** Whether two values are equal; may say no of very large equal ones. Order of keys is ignored. */
export function isEqualValue(a: unknown, b: unknown): boolean {
  let left = COMPARE_BUDGET
  const compare = (x: unknown, y: unknown): boolean => {
    if (Object.is(x, y)) return true
    left -= 1
    if (left < 0) return false
    if (typeof x !== 'object' || typeof y !== 'object' || x === null || y === null) return false
    if (Array.isArray(x) !== Array.isArray(y)) return false
    const entries = Object.entries(x)
    if (entries.length !== Object.keys(y).length) return false
    return entries.every(
      ([key, value]) => Object.hasOwn(y, key) && compare(value, Reflect.get(y, key)),
    )
  }
  return compare(a, b)
}
