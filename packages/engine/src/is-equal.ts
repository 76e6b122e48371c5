/**
 * Tells whether two plain values (JSON, `undefined`, bigint) are equal member by member. Maps,
 * sets, dates and cycles do not occur in what the engine compares; a missing member equals an
 * `undefined` one.
 */
export function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && isEqualList(a, b)
  }
  // Both are plain objects here, so their members may be read by name.
  return hasEqualMembers(a as Members, b as Members)
}

type Members = Readonly<Record<string, unknown>>

function isEqualList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => isEqual(item, b[i]))
}

function hasEqualMembers(a: Members, b: Members): boolean {
  return (
    Object.keys(a).every((name) => isEqual(a[name], b[name])) &&
    Object.keys(b).every((name) => name in a || b[name] === undefined)
  )
}
