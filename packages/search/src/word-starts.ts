/**
 * Whether a word starts at `index`: the first letter or digit after something else (`-`, `.`, a
 * space), a capital after a small letter (`destinationRule`), and the last of several capitals
 * before a small one (`HTTPRoute`).
 */
export function isWordStart(text: string, index: number): boolean {
  const present = classOf(text.charCodeAt(index))
  if (present === OTHER) return false
  if (index === 0) return true
  const before = classOf(text.charCodeAt(index - 1))
  if (before === OTHER) return true
  if (present === UPPER) {
    return before !== UPPER || classOf(text.charCodeAt(index + 1)) === LOWER
  }
  return present === DIGIT ? before !== DIGIT : before === DIGIT
}

/** Whether a code unit belongs to a word: letters, digits and the underscore. */
export function isWordUnit(unit: number): boolean {
  return unit === 95 || classOf(unit) !== OTHER
}

/** Quotes, dashes and spaces beyond ASCII: «», “ ”, –, …, and the no-break space is below 0xaa. */
function isPunctuation(unit: number): boolean {
  return (
    unit === 0xab ||
    unit === 0xbb ||
    (unit >= 0x2000 && unit <= 0x206f) ||
    (unit >= 0x3000 && unit <= 0x303f)
  )
}

const OTHER = 0
const LOWER = 1
const UPPER = 2
const DIGIT = 3

function classOf(unit: number): number {
  if (unit >= 97 && unit <= 122) return LOWER
  if (unit >= 65 && unit <= 90) return UPPER
  if (unit >= 48 && unit <= 57) return DIGIT
  // Beyond ASCII it is a letter for our purpose; which case it has matters to nobody's field names.
  return unit >= 0xaa && !isPunctuation(unit) ? LOWER : OTHER
}
