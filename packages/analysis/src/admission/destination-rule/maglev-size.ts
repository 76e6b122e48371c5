/** A Maglev table has fewer entries than this. */
export const MAGLEV_LIMIT = 5_000_011

/**
 * Whether Envoy takes a number for a prime: it takes 1 for one too.
 *
 * @param size - below `MAGLEV_LIMIT`; larger ones take long.
 */
export function isPrime(size: number): boolean {
  if (size > 0 && size < 4) return true
  if (size % 2 === 0) return false
  const limit = Math.sqrt(size)
  for (let factor = 3; factor <= limit; factor += 2) {
    if (size % factor === 0) return false
  }
  return true
}

/** Yields the next prime, or the one before where the next is too large for a table. */
export function findPrimeNear(size: number): number {
  for (let next = size + 1; next < MAGLEV_LIMIT; next += 1) {
    if (isPrime(next)) return next
  }
  let previous = MAGLEV_LIMIT - 1
  while (!isPrime(previous)) previous -= 1
  return previous
}
