/**
 * Finds the candidate that `name` was probably meant to be: equal apart from case, hyphens and
 * underscores, or at most two changed letters away (one, for names of up to three letters).
 *
 * @returns the nearest candidate, the first of equally near ones; undefined if none is near.
 */
export function suggestName(name: string, candidates: readonly string[]): string | undefined {
  const folded = fold(name)
  const equal = candidates.find((candidate) => fold(candidate) === folded)
  if (equal !== undefined) return equal
  let best: string | undefined
  let bestDistance = 3
  for (const candidate of candidates) {
    const limit = Math.min(name.length, candidate.length) <= 3 ? 1 : 2
    // The check of lengths comes first: a hostile key may be a megabyte long.
    if (Math.abs(candidate.length - name.length) > limit) continue
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase())
    if (distance > limit || distance >= bestDistance) continue
    best = candidate
    bestDistance = distance
  }
  return best
}

function fold(name: string): string {
  return name.length > 100 ? name : name.replace(/[-_]/gu, '').toLowerCase()
}

/** Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const isEqual = a[row - 1] === b[column - 1]
      let cost = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (isEqual ? 0 : 1),
      )
      const isSwap =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (isSwap) cost = Math.min(cost, at(beforeLast, column - 2) + 1)
      current.push(cost)
    }
    beforeLast = last
    last = current
  }
  return at(last, b.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
