import { decodeText } from './encoding.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/**
 * Decodes standard base64 with padding, white space allowed, as Go does for `!!binary`.
 *
 * @returns the text; bytes that are not UTF-8 become one character each. `undefined` if `source`
 *   is not base64.
 */
export function readBase64Text(source: string): string | undefined {
  const digits = source.replaceAll(/[\r\n]/g, '')
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return undefined
  const bytes: number[] = []
  for (let i = 0; i < digits.length; i += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map((k) => {
      return Math.max(0, ALPHABET.indexOf(digits[i + k] ?? ''))
    })
    const word = (a << 18) | (b << 12) | (c << 6) | d
    bytes.push(word >> 16, (word >> 8) & 255, word & 255)
  }
  const padding = digits.endsWith('==') ? 2 : digits.endsWith('=') ? 1 : 0
  const kept = Uint8Array.from(bytes.slice(0, bytes.length - padding))
  const decoded = decodeText(kept)
  return decoded.ok ? decoded.text : Array.from(kept, (byte) => String.fromCharCode(byte)).join('')
}
