import type { HTTPMatchRequest, StringMatch } from '@meshdraft/schema'

/** What Istio compares of two matches by prefix; everything else about them is ignored. */
export interface PrefixCondition {
  readonly prefix: string
  /** Port, and the names of headers and parameters: two conditions overlap only if these are equal. */
  readonly shape: string
  /** Values of method, authority, headers and parameters; one that begins with another is covered. */
  readonly values: readonly string[]
}

/**
 * Reads the condition of a match by prefix, with the oddities of Istio: a method that is not given
 * counts as GET, and a regex counts as nothing at all.
 *
 * @returns undefined for a match without a prefix.
 */
export function readPrefixCondition(match: HTTPMatchRequest): PrefixCondition | undefined {
  const { uri, method, authority, port = 0 } = match
  if (uri?.prefix === undefined || uri.prefix === '' || uri.regex !== undefined) return undefined
  const maps = [match.headers, match.queryParams, match.withoutHeaders].map((map) =>
    Object.entries(map ?? {}).toSorted(([a], [b]) => Number(a > b) - Number(a < b)),
  )
  return {
    prefix: uri.prefix,
    shape: JSON.stringify([port, ...maps.map((entries) => entries.map(([name]) => name))]),
    values: [
      writeValue(method) || 'exact:GET',
      writeValue(authority),
      ...maps.flatMap((entries) => entries.map(([, value]) => writeValue(value))),
    ],
  }
}

function writeValue(match: StringMatch | undefined): string {
  if (match === undefined || match.regex !== undefined) return ''
  if (match.prefix !== undefined) return match.prefix === '' ? '' : `prefix:${match.prefix}`
  return match.exact === undefined || match.exact === '' ? '' : `exact:${match.exact}`
}
