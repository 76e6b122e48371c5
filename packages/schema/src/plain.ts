/** Reading values of unknown shape, as they come from a document. Keys are the user's own. */

export type PlainMap = Readonly<Record<string, unknown>>

/** Whether `value` is a map (a JSON object): neither null nor a list. */
export function isMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

/** The member `key` of a map itself; undefined for anything else, inherited members included. */
export function member(value: unknown, key: string): unknown {
  return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/** Whether a map has `key`, be it with a null value (CEL's `has`, JSON Schema's `required`). */
export function hasMember(value: unknown, key: string): boolean {
  return isMap(value) && Object.hasOwn(value, key)
}

/** The value at `path`, or undefined where there is none. */
export function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
  let value = root
  for (const step of path) {
    value =
      typeof step === 'number' ? (isList(value) ? value[step] : undefined) : member(value, step)
  }
  return value
}

/** A path as text, for sets. */
export function toPathKey(path: readonly (string | number)[]): string {
  return JSON.stringify(path)
}

/** An empty map that inherits nothing, for keys of the user: `__proto__` is a key like any other. */
export function makeBareMap<T>(): Record<string, T> {
  const map: unknown = new BareMap()
  // An object without members is an empty record.
  return map as Record<string, T>
}

// Inherits nothing, and unlike an object of `Object.create(null)` keeps the engine's fast layout.
// oxlint-disable-next-line typescript/no-extraneous-class -- only its prototype matters
const BareMap = class {}
Object.setPrototypeOf(BareMap.prototype, null)
Reflect.deleteProperty(BareMap.prototype, 'constructor')
