import type { Breach } from './hosts.ts'
import { quote } from './quote.ts'

const JWT_CLAIMS = '@request.auth.claims'
const MATCHED_PSEUDO_HEADERS: ReadonlySet<string> = new Set(
  ':method :scheme :authority :path :status'.split(' '),
)

/** Whether a header name of a match stands for a claim of the request's token. */
export function isJwtClaim(name: string): boolean {
  const start = name.slice(0, JWT_CLAIMS.length)
  if (start.toLowerCase() !== JWT_CLAIMS) return false
  const claim = name.slice(JWT_CLAIMS.length)
  if (claim.startsWith('.')) return claim.length > 1
  return claim.startsWith('[') && claim.endsWith(']') && claim.length > 2
}

/** COM-023: a name of a header, of a pseudo header, or of a claim. */
export function checkMatchedHeaderName(name: string): Breach {
  if (name === '') return 'The name of a header must not be empty.'
  if (isJwtClaim(name) || MATCHED_PSEUDO_HEADERS.has(name)) return undefined
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name)
    ? undefined
    : `${quote(name)} is not the name of a header that a request can be matched by.`
}

/** COM-024: a name of a request header that is set or added. */
export function checkRequestHeaderName(name: string): Breach {
  if (name === '') return 'The name of a header must not be empty.'
  return name.startsWith(':') && name.toLowerCase() !== ':authority'
    ? `The pseudo header ${quote(name)} cannot be set; only “:authority” can.`
    : undefined
}

/** COM-025: a name of a request header that is removed, or of any response header that is changed. */
export function checkChangedHeaderName(name: string): Breach {
  if (name === '') return 'The name of a header must not be empty.'
  if (name.toLowerCase() === 'host') return `The header ${quote(name)} cannot be changed here.`
  return name.startsWith(':')
    ? `The pseudo header ${quote(name)} cannot be changed here.`
    : undefined
}

/** COM-026, COM-027: no control characters, and `%` only around the variables of Envoy, or doubled. */
export function checkHeaderValue(value: string): Breach {
  const control = findControlCharacter(value)
  if (control !== undefined) {
    const code = control.toString(16).toUpperCase().padStart(4, '0')
    return `Header value ${quote(value.replace(/\p{Cc}/gu, '�'))} holds the control character U+${code}.`
  }
  return isVariablesText(value)
    ? undefined
    : `In header value ${quote(value)} a “%” begins or ends no variable; write “%%” for a percent sign.`
}

/** Code of the first control character other than a tab. */
function findControlCharacter(value: string): number | undefined {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    if ((code < 0x20 && code !== 0x09) || code === 0x7f) return code
  }
  return undefined
}

type State =
  | 'literal'
  | 'name'
  | 'args'
  | 'want-string'
  | 'in-string'
  | 'after-item'
  | 'want-paren'
  | 'want-close'

/** What the first character other than a space leads to; any other is an error. */
const AFTER_SPACES: Partial<Record<State, Readonly<Record<string, State>>>> = {
  'want-string': { '"': 'in-string' },
  'after-item': { ',': 'want-string', ']': 'want-paren' },
  'want-paren': { ')': 'want-close' },
  'want-close': { '%': 'literal' },
}

/**
 * Whether every `%` belongs to a variable (`%REQ(x-id)%`) or is doubled. The names of variables are
 * not looked at; only the space counts as one.
 *
 * @see https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#command-operators
 */
function isVariablesText(value: string): boolean {
  let state: State = 'literal'
  for (let i = 0; i < value.length; i++) {
    const character = value.charAt(i)
    switch (state) {
      case 'literal':
        if (character !== '%') break
        if (value.charAt(i + 1) === '%') i++
        else state = 'name'
        break
      case 'name':
        if (character === '%') state = 'literal'
        else if (character === '(') state = 'args'
        break
      case 'args':
        if (character !== ' ') state = character === '[' ? 'want-string' : 'in-string'
        break
      case 'in-string':
        if (character === '\\') i++
        else if (character === ')') state = 'want-close'
        else if (character === '"') state = 'after-item'
        break
      default: {
        if (character === ' ') break
        const next: State | undefined = AFTER_SPACES[state]?.[character]
        if (next === undefined) return false
        state = next
      }
    }
  }
  return state === 'literal'
}
