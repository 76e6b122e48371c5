import { byteLength } from '@meshdraft/yaml'
import { RE2JS, RE2JSSyntaxException } from 're2js'

/** Istio accepts no longer pattern, in bytes of UTF-8. */
const LONGEST_PATTERN = 1024

/** So many patterns are remembered; a file has few, an editor asks about them with every key. */
const MOST_KNOWN = 2000

const reasons = new Map<string, string | undefined>()

/**
 * Tells why RE2 does not accept a pattern, e.g. `invalid or unsupported Perl syntax: (?=`; undefined
 * where it does, and where the pattern is at most 1024 bytes long as Istio asks.
 *
 * Go's RE2, which the webhook uses, and the one here agree on all that is common, `\C` (refused)
 * included. Go 1.25 and later also take the long names of Unicode classes (`\p{Letter}`), which Envoy
 * does not: they count as refused here.
 *
 * @see https://github.com/google/re2/wiki/Syntax
 */
export function describeRegexError(pattern: string): string | undefined {
  // Not remembered: hostile texts would fill the memory, and the answer is cheap.
  if (pattern.length > LONGEST_PATTERN || byteLength(pattern) > LONGEST_PATTERN) {
    return `longer than ${LONGEST_PATTERN} bytes`
  }
  if (reasons.has(pattern)) return reasons.get(pattern)
  if (reasons.size >= MOST_KNOWN) reasons.clear()
  const reason = findReason(pattern)
  reasons.set(pattern, reason)
  return reason
}

function findReason(pattern: string): string | undefined {
  try {
    RE2JS.compile(pattern)
    return undefined
  } catch (error) {
    // Whatever goes wrong while it compiles, the pattern is one that cannot be used.
    if (!(error instanceof RE2JSSyntaxException)) return 'too large'
    const part = error.getPattern()
    return part === null ? error.getDescription() : `${error.getDescription()}: ${part}`
  }
}
