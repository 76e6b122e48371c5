import { looksRandom } from './looks-random.ts'

const PASSWORD =
  /(?:password|passwd|passphrase|clientsecret|appsecret|sharedsecret|secretaccesskey)$/
const KEY =
  /(?:secret|secretkey|token|apikey|accesskey|accountkey|privatekey|signingkey|encryptionkey|masterkey|hmackey|hmacsecret|authkey|cookiesecret|credential|credentials|pwd)$/
const AUTHORIZATION = /(?:^|x)(?:proxy)?authorization$/

/** What the name of a field says about its value. */
export type FieldMeaning = 'password' | 'key' | 'authorization' | undefined

/** Reads the name of a field, header or variable, however it is written: `API_KEY`, `apiKey`, `x-api-key`. */
export function readFieldName(name: string): FieldMeaning {
  if (name.length > 100) return undefined
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  if (PASSWORD.test(plain)) return 'password'
  if (KEY.test(plain)) return 'key'
  return AUTHORIZATION.test(plain) ? 'authorization' : undefined
}

/** Whether `value`, found in a field of that meaning, is a secret and not a name, a path or an example. */
export function isSecretValue(meaning: FieldMeaning, value: string): boolean {
  if (meaning === undefined || isPlaceholder(value)) return false
  if (meaning === 'password') return !/^(?:true|false|null|~)$/i.test(value)
  if (meaning === 'authorization')
    return /^[A-Za-z]{3,20} \S{4,}$/.test(value) || looksLikeKey(value)
  return looksLikeKey(value)
}

function looksLikeKey(value: string): boolean {
  if (/\s/.test(value) || value.length > 4_096) return false
  if (looksRandom(value)) return true
  // Shorter ones: with a digit, a letter and, so that names with a number are none, mixed case or a mark.
  return (
    value.length >= 8 &&
    /\d/.test(value) &&
    ((/[a-z]/.test(value) && /[A-Z]/.test(value)) || /[!#$%^&*~?]/.test(value)) &&
    !/[/:]/.test(value)
  )
}

/** Whether nothing is there to hide: no text, what was hidden before, what a template fills in. */
export function isHidden(value: string): boolean {
  const text = value.trim()
  return text === '' || /^(?:REDACTED|UkVEQUNURUQ=?)$/.test(text) || /^\{\{.*\}\}$/.test(text)
}

/** Whether a value stands for a value: a template, a variable, a path, three dots. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim()
  return (
    isHidden(text) ||
    /^[*x.…_-]+$/i.test(text) ||
    /^(?:<.*>|\[.*\]|\{.*\}|\$.*|%.*%)$/s.test(text) ||
    /\{\{|\$\{|\$\(|%[A-Z_]+[(%]/.test(text) ||
    /^(?:\.{0,2}\/|file:|https?:\/\/[^@]*$)/.test(text) ||
    /^(?:your|example|dummy|fake|changeme|change[-_]me|replace[-_]?me|todo|none|null|empty)(?![a-z0-9])/i.test(
      text,
    )
  )
}
