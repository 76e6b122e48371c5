/** Patterns longer than these are cut: the time to answer is bounded. */
const LONGEST_PATTERNS = 500

/**
 * Makes a test of file paths from patterns between commas, e.g. `routes/**, !*.json`.
 *
 * `*` stands for anything within a name, `**` for anything, `?` for one character. A pattern without
 * a slash is about the name of a file or of a folder on the way; `!` leaves out. Upper and lower case
 * are equal. Without a pattern that takes in, everything that is not left out passes.
 */
export function readPathPatterns(patterns: string): (filePath: string) => boolean {
  const all = patterns
    .slice(0, LONGEST_PATTERNS)
    .toLowerCase()
    .split(',')
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '' && pattern !== '!')
  const leftOut = all.filter((it) => it.startsWith('!')).map((it) => it.slice(1))
  const takenIn = all.filter((it) => !it.startsWith('!'))
  return (filePath) => {
    const path = filePath.toLowerCase()
    const fits = (pattern: string) => matchesPath(path, pattern)
    return (takenIn.length === 0 || takenIn.some(fits)) && !leftOut.some(fits)
  }
}

function matchesPath(path: string, pattern: string): boolean {
  const wanted = pattern.replace(/^\/|\/$/g, '')
  if (!wanted.includes('/')) return path.split('/').some((name) => matchesPattern(name, wanted))
  // A folder stands for what is in it.
  return matchesPattern(path, wanted) || matchesPattern(path, `${wanted}/**`)
}

/** Steps through the text with all places of the pattern at once: linear in the text, whatever stars there are. */
function matchesPattern(text: string, pattern: string): boolean {
  let places = follow(pattern, new Set([0]))
  for (const letter of text) {
    const next = new Set<number>()
    for (const place of places) {
      const sign = pattern[place]
      if (sign === '*') {
        if (letter !== '/' || pattern[place + 1] === '*') next.add(place)
      } else if (sign === letter || (sign === '?' && letter !== '/')) next.add(place + 1)
    }
    places = follow(pattern, next)
    if (places.size === 0) return false
  }
  return places.has(pattern.length)
}

/** Adds the places that are reached without a letter: behind a star, and behind `**` with its slash. */
function follow(pattern: string, places: Set<number>): Set<number> {
  for (const place of places) {
    if (pattern[place] !== '*') continue
    const isDouble = pattern[place + 1] === '*'
    places.add(place + (isDouble ? 2 : 1))
    if (isDouble && pattern[place + 2] === '/' && (place === 0 || pattern[place - 1] === '/')) {
      places.add(place + 3)
    }
  }
  return places
}
