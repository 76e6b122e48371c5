import { describeRegexError } from '@meshdraft/model'
import type { StringMatch } from '@meshdraft/schema'
import type { Breach } from './hosts.ts'
import { quote } from './quote.ts'

/** COM-021: a pattern that RE2 accepts, of 1 to 1024 bytes. */
export function checkRegex(pattern: string): Breach {
  if (pattern === '') return 'A regular expression must not be empty.'
  const reason = describeRegexError(pattern)
  if (reason === undefined) return undefined
  return `Regular expression ${quote(pattern)} is not one that RE2 accepts (${reason}).`
}

/** COM-022: no prefix that every text has, and a regex that RE2 accepts. */
export function checkStringMatch(
  match: StringMatch | undefined,
): { readonly member: 'prefix' | 'regex'; readonly message: string } | undefined {
  // Of several members Istio keeps the one declared last.
  if (match?.regex !== undefined) {
    const message = checkRegex(match.regex)
    return message === undefined ? undefined : { member: 'regex', message }
  }
  return match?.prefix === ''
    ? { member: 'prefix', message: 'A prefix must not be empty: every text begins with it.' }
    : undefined
}
