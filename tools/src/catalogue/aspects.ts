/**
 * What is compared at one path: names of aspects and their values as text. An aspect that is not
 * there says nothing about the value.
 */
export type Aspects = ReadonlyMap<string, string>

/** Aspects by path, e.g. `spec.http[].match[].headers{}.exact`. */
export type AspectsByPath = ReadonlyMap<string, Aspects>

/** Collects the aspects of a path; a value that is undefined, false or empty is left out. */
export function makeAspects(entries: Readonly<Record<string, unknown>>): Aspects {
  const aspects = new Map<string, string>()
  for (const [name, value] of Object.entries(entries)) {
    if (value === undefined || value === false) continue
    if (Array.isArray(value) && value.length === 0) continue
    aspects.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  return aspects
}

/** Sorted copy: the order of required members, rules and one-of groups means nothing. */
export function sorted(values: readonly string[]): readonly string[] {
  return values.toSorted()
}
