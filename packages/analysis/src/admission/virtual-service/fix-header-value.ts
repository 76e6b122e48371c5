import type { FieldPath } from '@meshdraft/yaml'
import type { Fix } from '../../diagnostic.ts'
import { CHOICE } from '../../fixer.ts'
import type { Fixer } from '../../fixer.ts'
import { checkHeaderValue } from '../common/headers.ts'

/** Values that are longer, or hold more percent signs, are left to a person. */
const LONGEST_VALUE = 2000
const MOST_PERCENT_SIGNS = 32

// All of C0 but the tab, and DEL: what Istio's webhook refuses.
// oxlint-disable-next-line no-control-regex -- these are what the rule is about
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000A-\u001F\u007F]/gu

/**
 * Proposes a header value that Envoy can read: without control characters, and with `%%` for each
 * percent sign that begins no variable.
 */
export function fixHeaderValue(value: string, path: FieldPath, fix: Fixer): readonly Fix[] {
  if (value.length > LONGEST_VALUE) return []
  const stripped = value.replaceAll(CONTROL_CHARACTERS, '')
  const doubled = doublePercentSigns(stripped)
  if (doubled === undefined || checkHeaderValue(doubled.text) !== undefined) return []
  if (doubled.text === stripped) return fix.set('Remove the control characters', path, stripped)
  const title = 'Write a literal percent sign as %%'
  return fix.set(title, path, doubled.text, doubled.isGuess ? CHOICE : undefined)
}

interface Doubled {
  readonly text: string
  /** Whether a doubled percent sign looks like the beginning of a variable, such as `%REQ(x`. */
  readonly isGuess: boolean
}

function doublePercentSigns(value: string): Doubled | undefined {
  const signs = [...value.matchAll(/%/gu)].map(({ index }) => index)
  if (signs.length > MOST_PERCENT_SIGNS) return undefined
  let text = ''
  let isGuess = false
  let at = 0
  for (const sign of signs) {
    if (sign < at) continue
    text += value.slice(at, sign)
    const expression = readExpression(value, sign, signs)
    text += expression ?? '%%'
    at = sign + (expression ?? '%').length
    isGuess ||= expression === undefined && /[A-Za-z]/u.test(value[at] ?? '')
  }
  return { text: text + value.slice(at), isGuess }
}

/** The `%%` or `%VARIABLE(…)%` that begins at `start`. */
function readExpression(
  value: string,
  start: number,
  signs: readonly number[],
): string | undefined {
  for (const end of signs) {
    if (end <= start) continue
    const candidate = value.slice(start, end + 1)
    if (checkHeaderValue(candidate) === undefined) return candidate
  }
  return undefined
}
