/** Bytes of a text in UTF-8, as Go counts; a lone surrogate counts three, as its replacement does. */
export function byteLength(text: string): number {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    const isPair = unit >= 0xd800 && unit < 0xdc00 && isLowSurrogate(text.charCodeAt(i + 1))
    // A pair is two units and four bytes.
    if (isPair) i++
    bytes += unit < 0x800 ? 1 : 2
  }
  return bytes
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}
