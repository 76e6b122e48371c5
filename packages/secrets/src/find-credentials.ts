import { decodeBase64 } from './base64.ts'
import { isPlaceholder, isSecretValue, readFieldName } from './field-names.ts'
import { REDACTED } from './finding.ts'
import type { Hit } from './finding.ts'
import { looksRandom } from './looks-random.ts'

/** `user:password@` behind the `//` of an address. Bounded, so that each `//` costs the same. */
const ADDRESS = /:\/\/([^\s/:@"'<>]{0,200}):([^\s/@"'<>]{1,200})@(?=[\w[])/g
const SCHEME =
  /(?<![A-Za-z0-9_-])(Bearer|Basic|Token|ApiKey)(?: |\+|%20)["']?([\w.~+/=-]{8,4096})/gi
const CONNECTION_PART =
  /(?<![A-Za-z0-9_-])(AccountKey|SharedAccessKey|SharedSecretValue|Pwd|Password)=([^;\s"'&]{6,400})(?=[;"']|\s|$)/gi
const SIGNATURE = /[?&]sig=([\w%+/=-]{40,200})/g
/** `"auth"` of a Docker configuration is base64 of `user:password`. */
const DOCKER_AUTH = /["']auth["']\s{0,4}:\s{0,4}["']([A-Za-z0-9+/]{8,1000}={0,2})["']/g
/** A name, `=` or `:`, and a value: in properties, JSON, code, comments and YAML alike. */
const ASSIGNMENT =
  /(?<![\w.-])([A-Za-z][\w.-]{2,60})["']?[ \t]{0,4}(?::=|[=:])[ \t]{0,8}(?:"([^"\r\n]{1,1000})"|'([^'\r\n]{1,1000})'|([^\s"',;{}[\]#&|>!*][^\s"',;{}[\]]{0,1000}))/g

/** Finds credentials by what stands around them: in addresses, headers, connection strings, assignments. */
export function findCredentials(text: string): readonly Hit[] {
  return [
    ...collect(text, ADDRESS, 2, 'Password in an address', (value) => !isPlaceholder(value)),
    ...findSchemes(text),
    ...collect(text, CONNECTION_PART, 2, 'Key in a connection string', isNoPlaceholder),
    ...collect(text, SIGNATURE, 1, 'Signature of a shared access address', isNoPlaceholder),
    ...collect(text, DOCKER_AUTH, 1, 'Registry credentials', isBasic),
    ...findAssignments(text),
  ]
}

function collect(
  text: string,
  pattern: RegExp,
  group: number,
  title: string,
  isSecret: (value: string) => boolean,
): readonly Hit[] {
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const value = match[group] ?? ''
    if (!isSecret(value)) return []
    const start = match.index + match[0].lastIndexOf(value)
    return [toHit('credential', title, start, value)]
  })
}

function findSchemes(text: string): readonly Hit[] {
  return Array.from(text.matchAll(SCHEME)).flatMap((match) => {
    const [whole, scheme = '', value = ''] = match
    const isSecret =
      scheme.toLowerCase() === 'basic' ? isBasic(value) : looksRandom(value) || isOpaque(value)
    if (!isSecret || isPlaceholder(value)) return []
    const name = scheme.charAt(0).toUpperCase() + scheme.slice(1).toLowerCase()
    const start = match.index + whole.length - value.length
    return [toHit('credential', `${name} credentials`, start, value)]
  })
}

/** “Bearer authentication” is prose; a token has digits among its letters. */
function isOpaque(value: string): boolean {
  return value.length >= 12 && /\d/.test(value) && /[A-Za-z]/.test(value) && !value.includes('/')
}

function isBasic(value: string): boolean {
  // oxlint-disable-next-line no-control-regex -- what is no text is no user and password
  return /^[^\u0000-\u001f:]{0,200}:[^\u0000-\u001f]+$/.test(decodeBase64(value))
}

function isNoPlaceholder(value: string): boolean {
  return !isPlaceholder(value)
}

function findAssignments(text: string): readonly Hit[] {
  return Array.from(text.matchAll(ASSIGNMENT)).flatMap((match) => {
    const [whole, name = '', double, single, plain] = match
    const meaning = readFieldName(name)
    if (meaning === undefined) return []
    const value = double ?? single ?? plain ?? ''
    if (plain !== undefined && isProse(text, match.index, whole, value)) return []
    if (!isSecretValue(meaning, value)) return []
    const quote = plain === undefined ? 1 : 0
    const start = match.index + whole.length - value.length - quote
    return [toHit('password', `Value of ${name}`, start, value)]
  })
}

/** Without quotes it may as well be code, `token = readToken()`, or a sentence, “password: see below”. */
function isProse(text: string, start: number, whole: string, value: string): boolean {
  if (/[(<]/.test(value)) return true
  const end = start + whole.length
  const isFollowed = /^[ \t]+[^\s#]/.test(text.slice(end, end + 8))
  return isFollowed && whole.includes(':') && !/\d/.test(value)
}

function toHit(kind: Hit['kind'], title: string, start: number, value: string): Hit {
  return { kind, title, range: { start, end: start + value.length }, replacement: REDACTED }
}
