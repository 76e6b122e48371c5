/**
 * Yields a set of the letters of a folded text as bits: one for each of a–z, one for digits, the
 * others shared. Where a query has a bit that a text lacks, the text cannot match.
 */
export function collectLetters(folded: string): number {
  let letters = 0
  for (let i = 0; i < folded.length; i += 1) {
    const unit = folded.charCodeAt(i)
    if (unit >= 97 && unit <= 122) letters |= 1 << (unit - 97)
    else if (unit >= 48 && unit <= 57) letters |= 1 << 26
    else letters |= 1 << (27 + (unit & 3))
  }
  return letters
}
