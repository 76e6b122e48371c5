/** Yields `text` in lower case, each code unit at its own offset. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  // A few letters grow when they are lowered (İ): those stay, or every range after them would be wrong.
  return Array.from(text, (letter) => {
    const folded = letter.toLowerCase()
    return folded.length === letter.length ? folded : letter
  }).join('')
}
