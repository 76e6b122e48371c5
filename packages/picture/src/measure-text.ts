import { cleanText } from './clean-text.ts'

/** A way of writing words; sizes in px at 100 %. */
export interface TextFont {
  readonly size: number
  readonly weight: 400 | 500 | 600
  readonly isCode?: boolean
}

// Widths of the characters from space to tilde in hundredths of the size, of Inter at weight 620. The
// faces that stand in where it is missing (Helvetica, Arial, Segoe UI) are narrower.
const WIDTHS = [
  25, 32, 53, 64, 65, 101, 66, 33, 37, 37, 54, 67, 32, 47, 32, 38, 66, 42, 62, 64, 67, 61, 64, 58,
  64, 64, 32, 33, 67, 67, 67, 55, 100, 73, 66, 74, 72, 61, 59, 75, 75, 28, 58, 71, 57, 92, 76, 77,
  65, 77, 65, 65, 66, 74, 73, 102, 72, 72, 65, 37, 38, 37, 48, 47, 35, 58, 63, 58, 63, 59, 39, 63,
  61, 26, 26, 57, 26, 90, 61, 61, 63, 63, 40, 55, 36, 61, 59, 84, 57, 59, 57, 46, 36, 46, 67,
]
const OTHER = 68
/** From Hangul on most characters fill a square. */
const FIRST_WIDE = 0x1100
const CODE = 0.6

/** Estimates how wide text is, px. There is no font to ask: pictures are made without a page. */
export function measureText(text: string, { size, isCode = false }: TextFont): number {
  let hundredths = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code >= FIRST_WIDE && code !== 0x2026) hundredths += 100
    else if (isCode) hundredths += CODE * 100
    else hundredths += WIDTHS[code - 32] ?? OTHER
  }
  return (hundredths / 100) * size
}

export interface FittedText {
  readonly text: string
  readonly width: number
  readonly isCut: boolean
}

/**
 * Fits text into `room` px: what is too long loses its middle, because both ends tell names, hosts
 * and paths apart. At least one character stays at each end.
 */
export function fitText(text: string, font: TextFont, room: number): FittedText {
  const clean = cleanText(text)
  const width = measureText(clean, font)
  if (width <= room) return { text: clean, width, isCut: false }
  const characters = Array.from(clean)
  let low = 1
  let high = Math.max(1, characters.length - 1)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (measureText(join(characters, middle), font) <= room) low = middle
    else high = middle - 1
  }
  const cut = join(characters, low)
  return { text: cut, width: measureText(cut, font), isCut: true }
}

/** The first three fifths of what stays stand at the front. */
function join(characters: readonly string[], count: number): string {
  const tail = Math.floor(count * 0.4)
  const head = characters.slice(0, count - tail).join('')
  return `${head}…${tail === 0 ? '' : characters.slice(-tail).join('')}`
}
