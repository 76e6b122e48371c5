/** What came of reading bytes as text. */
export type DecodeTextResult =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false
      readonly reason: 'utf-16' | 'not-utf-8' | 'binary'
      /** Byte at which the reason shows. */
      readonly offset: number
      readonly message: string
    }

const CHUNK = 8192

/**
 * Decodes UTF-8 strictly: no byte is replaced or dropped, a byte order mark stays as U+FEFF, so
 * `encodeText` gives the same bytes back. What is not UTF-8 is refused with its place.
 */
export function decodeText(bytes: Uint8Array): DecodeTextResult {
  const wide = describeUtf16(bytes)
  if (wide) return wide
  const binary = describeBinary(bytes)
  if (binary) return binary
  const { text, badAt } = decodeUtf8(bytes, false)
  if (badAt === -1) return { ok: true, text }
  return {
    ok: false,
    reason: 'not-utf-8',
    offset: badAt,
    message: `Byte ${badAt} (0x${toHex(bytes[badAt] ?? 0)}) is not UTF-8; save the file as UTF-8 and open it again.`,
  }
}

/** Decodes what is not UTF-8 to look at it: each byte that is none becomes U+FFFD. */
export function decodeLossy(bytes: Uint8Array): string {
  return decodeUtf8(bytes, true).text
}

/** Yields the text up to the first byte that is not UTF-8, or with U+FFFD in place of each. */
function decodeUtf8(
  bytes: Uint8Array,
  isLossy: boolean,
): { readonly text: string; readonly badAt: number } {
  let text = ''
  let units: number[] = []
  let badAt = -1
  for (let i = 0; i < bytes.length;) {
    const first = bytes[i] ?? 0
    if (first < 0x80) {
      units.push(first)
      i += 1
    } else {
      const size = sequenceLength(bytes, i)
      if (size === 0 && badAt === -1) badAt = i
      if (size === 0 && !isLossy) break
      const code = size === 0 ? 0xfffd : readSequence(bytes, i, size)
      if (code >= 0x10000) {
        units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff))
      } else units.push(code)
      i += Math.max(size, 1)
    }
    if (units.length >= CHUNK) {
      text += String.fromCharCode(...units)
      units = []
    }
  }
  return { text: text + String.fromCharCode(...units), badAt }
}

/**
 * Decodes UTF-16 in either byte order, without its mark.
 *
 * @returns the text, and whether all of it is there: no half character, no byte too many.
 */
export function decodeUtf16(bytes: Uint8Array): {
  readonly text: string
  readonly isWhole: boolean
} {
  const isBig = bytes[0] === 0xfe || bytes[0] === 0
  let text = ''
  let units: number[] = []
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const [a = 0, b = 0] = [bytes[i], bytes[i + 1]]
    const unit = isBig ? (a << 8) | b : (b << 8) | a
    if (i > 0 || unit !== 0xfeff) units.push(unit)
    if (units.length >= CHUNK) {
      text += String.fromCharCode(...units)
      units = []
    }
  }
  text += String.fromCharCode(...units)
  return { text, isWhole: bytes.length % 2 === 0 && !/\p{Surrogate}/u.test(text) }
}

function toHex(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}

/** Encodes text as UTF-8. A lone surrogate, which no decoded text holds, becomes U+FFFD. */
export function encodeText(text: string): Uint8Array {
  const bytes = new Uint8Array(byteLength(text))
  let at = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = readCodePoint(text, i)
    if (code >= 0x10000) i += 1
    if (code < 0x80) bytes[at++] = code
    else if (code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6)
      bytes[at++] = 0x80 | (code & 0x3f)
    } else if (code < 0x10000) {
      bytes[at++] = 0xe0 | (code >> 12)
      bytes[at++] = 0x80 | ((code >> 6) & 0x3f)
      bytes[at++] = 0x80 | (code & 0x3f)
    } else {
      bytes[at++] = 0xf0 | (code >> 18)
      bytes[at++] = 0x80 | ((code >> 12) & 0x3f)
      bytes[at++] = 0x80 | ((code >> 6) & 0x3f)
      bytes[at++] = 0x80 | (code & 0x3f)
    }
  }
  return bytes
}

/** Yields how many bytes `text` takes as UTF-8. */
export function byteLength(text: string): number {
  let size = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = readCodePoint(text, i)
    if (code >= 0x10000) i += 1
    size += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return size
}

function readCodePoint(text: string, i: number): number {
  const unit = text.charCodeAt(i)
  if (unit < 0xd800 || unit > 0xdfff) return unit
  const code = text.codePointAt(i) ?? 0xfffd
  return code > 0xffff ? code : 0xfffd
}

/** Length of the well-formed multi-byte sequence at `i`, or 0 (Unicode, table 3-7). */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const first = bytes[i] ?? 0
  const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  if (first < 0xc2 || first > 0xf4 || i + size > bytes.length) return 0
  for (let k = 1; k < size; k += 1) {
    const next = bytes[i + k] ?? 0
    if (next < 0x80 || next > 0xbf) return 0
  }
  const second = bytes[i + 1] ?? 0
  if (first === 0xe0 && second < 0xa0) return 0
  if (first === 0xed && second > 0x9f) return 0
  if (first === 0xf0 && second < 0x90) return 0
  if (first === 0xf4 && second > 0x8f) return 0
  return size
}

function readSequence(bytes: Uint8Array, i: number, size: number): number {
  let code = (bytes[i] ?? 0) & (0x7f >> size)
  for (let k = 1; k < size; k += 1) code = (code << 6) | ((bytes[i + k] ?? 0) & 0x3f)
  return code
}

const SAMPLE = 1024

function describeUtf16(bytes: Uint8Array): DecodeTextResult | undefined {
  const [a, b] = bytes
  const isMarked = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)
  if (!isMarked && !hasAlternatingZeros(bytes)) return undefined
  return {
    ok: false,
    reason: 'utf-16',
    offset: 0,
    message: 'The file is UTF-16, and Kubernetes reads UTF-8; convert it to UTF-8.',
  }
}

/** UTF-16 without a mark: half of the first bytes are NUL, all at even or all at odd places. */
function hasAlternatingZeros(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, SAMPLE) & ~1
  if (end < 8) return false
  const zeros = [0, 0]
  for (let i = 0; i < end; i += 1) if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  return Math.max(even, odd) > end * 0.4 && Math.min(even, odd) < end * 0.05
}

const SIGNATURES: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['a gzip archive', [0x1f, 0x8b]],
  ['a ZIP archive', [0x50, 0x4b, 0x03, 0x04]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
]

function describeBinary(bytes: Uint8Array): DecodeTextResult | undefined {
  for (const [name, start] of SIGNATURES) {
    if (!start.every((byte, i) => bytes[i] === byte)) continue
    return {
      ok: false,
      reason: 'binary',
      offset: 0,
      message: `The file is ${name}, not text; choose the YAML or JSON file itself.`,
    }
  }
  // A single NUL in text is a mistake to show; a share of control bytes is no text at all.
  const end = Math.min(bytes.length, SAMPLE)
  let control = 0
  let first = -1
  for (let i = 0; i < end; i += 1) {
    const byte = bytes[i] ?? 0
    if (byte >= 0x20 || byte === 9 || byte === 10 || byte === 13) continue
    control += 1
    if (first === -1) first = i
  }
  if (control < 8 || control < end * 0.1) return undefined
  return {
    ok: false,
    reason: 'binary',
    offset: first,
    message: `The file is not text: byte ${first} is a control character; choose a YAML or JSON file.`,
  }
}
