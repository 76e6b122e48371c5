import { asMap, asString } from '@meshdraft/model'
import type { PlainValue } from '@meshdraft/yaml'

/** Joins words for people, e.g. `a, b and c`. */
export function joinWords(words: readonly string[], last: 'and' | 'or'): string {
  const [end, ...start] = words.toReversed()
  if (end === undefined || start.length === 0) return end ?? ''
  return `${start.toReversed().join(', ')} ${last} ${end}`
}

/** Writes the first letter as a capital. */
export function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** Writes a number of things, e.g. `1 route` or `3 routes`. */
export function countWord(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** Sets a value in quotes where its ends could not be told from the sentence around it. */
export function quote(value: string): string {
  return value === '' || /[\s,;“”]|[.:]$/u.test(value) ? `“${value}”` : value
}

/**
 * Says what a StringMatch asks for, e.g. `is /cart`, `starts with /api`, `matches the regex v\d`.
 *
 * @returns `undefined` where it names no way of comparing: then the value only has to be there.
 */
export function describeStringMatch(
  value: PlainValue | undefined,
  isCaseIgnored = false,
): string | undefined {
  const match = asMap(value)
  const suffix = isCaseIgnored ? ' in upper or lower case' : ''
  const exact = asString(match?.['exact'])
  if (exact !== undefined) return `is ${quote(exact)}${suffix}`
  const prefix = asString(match?.['prefix'])
  if (prefix !== undefined) return `starts with ${quote(prefix)}${suffix}`
  const regex = asString(match?.['regex'])
  // Envoy does not ignore the case of a regular expression.
  return regex === undefined ? undefined : `matches the regex ${quote(regex)}`
}

/** The opposite of `describeStringMatch`, e.g. `is not 1`, `does not start with v`. */
export function describeNoStringMatch(value: PlainValue | undefined): string | undefined {
  return describeStringMatch(value)
    ?.replace(/^is /u, 'is not ')
    .replace(/^starts /u, 'does not start ')
    .replace(/^matches /u, 'does not match ')
}
