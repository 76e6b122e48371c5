/** Fields whose proto name is not the one that the rule yields. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  // Digits have no capitals, so the rule would lose the word boundary before them.
  ['consecutive5xxErrors', 'consecutive_5xx_errors'],
])

/**
 * Yields the name of a field in Istio's proto files: `export_to` for `exportTo`. Istio's decoder
 * takes both (SCH-064).
 *
 * @see https://protobuf.dev/programming-guides/json/
 */
export function toProtoName(name: string): string {
  return EXCEPTIONS.get(name) ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
