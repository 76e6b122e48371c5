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

/** One match of an expression in a line; offsets are UTF-16 code units. */
export interface ExpressionMatch {
  readonly range: { readonly start: number; readonly end: number }
  /** `[0]` is the whole; a group that took nothing is empty. */
  readonly groups: readonly string[]
}

export type LineExpression =
  | { readonly ok: true; readonly findInLine: (line: string) => Iterable<ExpressionMatch> }
  | { readonly ok: false; readonly reason: string }

/**
 * Makes a search for an RE2 expression in lines of text. It runs in time linear in the line, whatever
 * the expression. Matches do not overlap; empty ones are passed over.
 *
 * @returns the reason why RE2 does not accept it otherwise, as `describeRegexError` says it.
 */
export function readLineExpression(pattern: string, isCaseSensitive: boolean): LineExpression {
  const reason = describeRegexError(pattern)
  if (reason !== undefined) return { ok: false, reason }
  const expression = RE2JS.compile(pattern, isCaseSensitive ? 0 : RE2JS.CASE_INSENSITIVE)
  return {
    ok: true,
    *findInLine(line) {
      // Most lines hold nothing, and a test without places is much cheaper.
      if (!expression.test(line)) return
      const matcher = expression.matcher(line)
      while (matcher.find()) {
        const start = matcher.start()
        const end = matcher.end()
        if (end === start) continue
        const groups = Array.from(
          { length: matcher.groupCount() + 1 },
          (_, i) => matcher.group(i) ?? '',
        )
        yield { range: { start, end }, groups }
      }
    },
  }
}
