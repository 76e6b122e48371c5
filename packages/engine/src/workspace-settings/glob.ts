// No kind, namespace or name is longer, and a hostile one should not cost more.
const LONGEST_TEXT = 300

/**
 * Tells whether `pattern`, in which `*` stands for any number of characters, covers the whole of
 * `text`. A text that is longer than any name is covered by `*` alone.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  if (text.length > LONGEST_TEXT) return pattern === '*'
  let p = 0
  let t = 0
  // Where to go on when what follows the last `*` does not fit: it then covers one character more.
  let star = -1
  let resume = 0
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p
      p += 1
      resume = t
    } else if (pattern[p] === text[t]) {
      p += 1
      t += 1
    } else if (star >= 0) {
      p = star + 1
      resume += 1
      t = resume
    } else return false
  }
  while (pattern[p] === '*') p += 1
  return p === pattern.length
}
