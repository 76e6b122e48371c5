import type { HTTPMatchRequest, L4MatchAttributes, TLSMatchAttributes } from '@meshdraft/schema'

/**
 * Writes a match so that two matches with the same conditions yield the same text. Values that mean
 * “not set” in Istio's API (`''`, 0, false, empty lists and maps) count for nothing; the name of an
 * HTTP match is no condition.
 */
export function writeIdentity(
  match: HTTPMatchRequest | TLSMatchAttributes | L4MatchAttributes,
): string {
  const conditions = Object.entries(match)
    .filter(([name, value]) => name !== 'name' && isSet(name, value))
    .toSorted(compareKeys)
  return JSON.stringify(conditions, sortKeys)
}

/** Members of these types are messages: `uri: {}` is there, unlike an empty map. */
const MESSAGES: readonly string[] = ['uri', 'scheme', 'method', 'authority']

function isSet(name: string, value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  if (typeof value === 'object' && value !== null) {
    return MESSAGES.includes(name) || Object.keys(value).length > 0
  }
  return value !== '' && value !== 0 && value !== false && value !== undefined
}

function sortKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.entries(value).toSorted(compareKeys)
}

function compareKeys([a]: [string, unknown], [b]: [string, unknown]): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
