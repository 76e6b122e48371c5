const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUE_BY_CODE = buildValues()

/**
 * Decodes base64, standard or URL-safe, padded or not, to one character per byte. Characters that
 * are not of the alphabet (line ends, indentation) are passed over; the first `=` ends it.
 */
export function decodeBase64(text: string): string {
  const parts: string[] = []
  let bits = 0
  let bitCount = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 0x3d) break
    const value = VALUE_BY_CODE.get(code)
    if (value === undefined) continue
    bits = ((bits << 6) | value) & 0xff_ff
    bitCount += 6
    if (bitCount < 8) continue
    bitCount -= 8
    parts.push(String.fromCharCode((bits >> bitCount) & 0xff))
  }
  return parts.join('')
}

function buildValues(): ReadonlyMap<number, number> {
  const values = new Map(
    Array.from(ALPHABET, (character, value) => [character.charCodeAt(0), value] as const),
  )
  return values.set('-'.charCodeAt(0), 62).set('_'.charCodeAt(0), 63)
}
