const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const VALUE_BY_CODE = new Map(
  Array.from(ALPHABET, (character, value) => [character.charCodeAt(0), value] as const),
)

/** Encodes bytes with the URL-safe alphabet of RFC 4648 §5, without padding. */
export function encodeBase64Url(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const characters = left >= 3 ? 4 : left + 1
    for (let k = 0; k < characters; k += 1) parts.push(ALPHABET[(group >> (18 - 6 * k)) & 63] ?? '')
  }
  return parts.join('')
}

/** Decodes what `encodeBase64Url` wrote; `undefined` if a character or the length is not of it. */
export function decodeBase64Url(text: string): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let length = 0
  let bits = 0
  let bitCount = 0
  for (let i = 0; i < text.length; i += 1) {
    const value = VALUE_BY_CODE.get(text.charCodeAt(i))
    if (value === undefined) return undefined
    bits = ((bits << 6) | value) & 0xff_ff
    bitCount += 6
    if (bitCount < 8) continue
    bitCount -= 8
    bytes[length] = (bits >> bitCount) & 0xff
    length += 1
  }
  return bytes
}
