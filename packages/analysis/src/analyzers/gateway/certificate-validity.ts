/** When a certificate may be used, in ms since 1970, both ends included. */
export interface Validity {
  readonly notBefore: number
  readonly notAfter: number
}

// A Secret holds a mebibyte at most.
const MOST_CHARACTERS = 2_000_000
const MOST_CERTIFICATES = 100

const SEQUENCE = 0x30
const INTEGER = 0x02
const BIT_STRING = 0x03
const VERSION = 0xa0
const UTC_TIME = 0x17
const GENERALIZED_TIME = 0x18

/**
 * Reads when the certificates of the first PEM block may be used, as istiod does, which looks at no
 * other block. Reads as much of X.509 as lies before the dates; keys and signatures are not checked.
 *
 * @param pem - whole text of a `tls.crt`.
 * @returns undefined where there is no such block, or what it holds is no certificate.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function readValidities(pem: string): readonly Validity[] | undefined {
  if (pem.length > MOST_CHARACTERS) return undefined
  const start = /-----BEGIN ([^\r\n-]*)-----/.exec(pem)
  if (start === null) return undefined
  const from = start.index + start[0].length
  const to = pem.indexOf(`-----END ${start[1]}-----`, from)
  const der = to < 0 ? undefined : decodeBase64(pem.slice(from, to))
  if (der === undefined || der.length === 0) return undefined
  const validities: Validity[] = []
  let offset = 0
  while (offset < der.length && validities.length < MOST_CERTIFICATES) {
    const certificate = readElement(der, offset, der.length)
    const validity = certificate?.tag === SEQUENCE ? readValidity(der, certificate) : undefined
    if (certificate === undefined || validity === undefined) return undefined
    validities.push(validity)
    offset = certificate.end
  }
  return validities
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES: ReadonlyMap<string, number> = new Map(
  ALPHABET.split('').map((digit, i) => [digit, i]),
)

/** Decodes standard base64 with padding, white space allowed; undefined if it is none. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const digits = text.replaceAll(/\s/g, '')
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return undefined
  const padding = digits.endsWith('==') ? 2 : digits.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((digits.length / 4) * 3 - padding)
  let word = 0
  let place = 0
  for (let i = 0; i < digits.length; i += 1) {
    word = ((word << 6) | (VALUES.get(digits.charAt(i)) ?? 0)) & 0xff_ff_ff
    if (i % 4 !== 3) continue
    for (const shift of [16, 8, 0]) {
      if (place < bytes.length) bytes[place] = (word >> shift) & 0xff
      place += 1
    }
  }
  return bytes
}

/** One element of DER: its content is from `start` to before `end`. */
interface DerElement {
  readonly tag: number
  readonly start: number
  readonly end: number
}

/** Reads the element at `offset`; undefined where it does not end before `limit`. */
function readElement(der: Uint8Array, offset: number, limit: number): DerElement | undefined {
  const tag = der[offset]
  const head = der[offset + 1]
  if (tag === undefined || head === undefined || offset + 2 > limit) return undefined
  if (head < 0x80) return toElement(tag, offset + 2, head, limit)
  const count = head & 0x7f
  if (count === 0 || count > 4 || offset + 2 + count > limit) return undefined
  let length = 0
  for (let i = 0; i < count; i += 1) length = length * 256 + (der[offset + 2 + i] ?? 0)
  return toElement(tag, offset + 2 + count, length, limit)
}

function toElement(
  tag: number,
  start: number,
  length: number,
  limit: number,
): DerElement | undefined {
  return start + length <= limit ? { tag, start, end: start + length } : undefined
}

/** Reads the elements inside another one, at most `count`; undefined where fewer are whole. */
function readChildren(
  der: Uint8Array,
  { start, end }: DerElement,
  count: number,
): readonly DerElement[] | undefined {
  const children: DerElement[] = []
  let offset = start
  while (children.length < count) {
    const child = readElement(der, offset, end)
    if (child === undefined) return undefined
    children.push(child)
    offset = child.end
  }
  return children
}

function readValidity(der: Uint8Array, certificate: DerElement): Validity | undefined {
  const parts = readChildren(der, certificate, 3)
  const [body, algorithm, signature] = parts ?? []
  if (body?.tag !== SEQUENCE || algorithm?.tag !== SEQUENCE || signature?.tag !== BIT_STRING) {
    return undefined
  }
  const hasVersion = der[body.start] === VERSION
  // version (optional), serialNumber, signature, issuer, validity, subject, subjectPublicKeyInfo
  const fields = readChildren(der, body, hasVersion ? 7 : 6)?.slice(hasVersion ? 1 : 0)
  const [serial, ...others] = fields ?? []
  if (serial?.tag !== INTEGER || others.some(({ tag }) => tag !== SEQUENCE)) return undefined
  const dates = others[2] === undefined ? undefined : readChildren(der, others[2], 2)
  const [notBefore, notAfter] = (dates ?? []).map((date) => readTime(der, date))
  return notBefore === undefined || notAfter === undefined ? undefined : { notBefore, notAfter }
}

/** Reads `YYMMDDHHMMSSZ` (the years 1950 to 2049) or `YYYYMMDDHHMMSSZ`. */
function readTime(der: Uint8Array, { tag, start, end }: DerElement): number | undefined {
  if (tag !== UTC_TIME && tag !== GENERALIZED_TIME) return undefined
  const text = String.fromCharCode(...der.slice(start, Math.min(end, start + 20)))
  const digits = /^(\d{12}|\d{14})Z$/.exec(text)?.[1]
  if (digits === undefined || (digits.length === 14) !== (tag === GENERALIZED_TIME)) {
    return undefined
  }
  const century = digits.length === 14 ? '' : digits < '5' ? '20' : '19'
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(century + digits) ?? []
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(time) ? undefined : time
}
