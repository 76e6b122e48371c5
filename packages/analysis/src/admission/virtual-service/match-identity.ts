import type { HTTPMatchRequest, L4MatchAttributes, TLSMatchAttributes } from '@meshdraft/schema'

/**
 * Writes a match so that two matches with the same conditions yield the same text. Values that mean
 * “not set” in Istio's API (`''`, 0, false, empty lists and maps) count for nothing; the name of an
 * HTTP match is no condition.
 */
export function writeIdentity(
  match: HTTPMatchRequest | TLSMatchAttributes | L4MatchAttributes,
): string {
  let text = ''
  for (const [name, value] of Object.entries(match).sort(compareKeys)) {
    if (name !== 'name' && isSet(name, value)) text += `${name}:${write(value)},`
  }
  return text
}

/** Fields that hold a message: `uri: {}` is there, unlike an empty map. */
const MESSAGES: ReadonlySet<string> = new Set(['uri', 'scheme', 'method', 'authority'])

function isSet(name: string, value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  if (typeof value === 'object' && value !== null) {
    return MESSAGES.has(name) || Object.keys(value).length > 0
  }
  return value !== '' && value !== 0 && value !== false && value !== undefined
}

// As JSON, with the keys in order; as deep as a match nests.
function write(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return JSON.stringify(value)
  }
  const entries = Object.entries(value).sort(compareKeys)
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${write(item)}`).join(',')}}`
}

function compareKeys([a]: [string, unknown], [b]: [string, unknown]): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
