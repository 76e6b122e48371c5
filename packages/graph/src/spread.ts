/**
 * Moves places apart until they keep their distances, as little as possible (least squares) and
 * without changing their order: isotonic regression by pooling, linear in time.
 *
 * @param wanted - where each one would like to be, in order from top to bottom.
 * @param distances - least distance to the one before; the first is ignored.
 */
export function spread(wanted: readonly number[], distances: readonly number[]): readonly number[] {
  const offsets: number[] = []
  for (const [i, distance] of distances.entries()) {
    offsets.push(i === 0 ? 0 : (offsets[i - 1] ?? 0) + distance)
  }
  const pools: { sum: number; count: number }[] = []
  for (const [i, place] of wanted.entries()) {
    let pool = { sum: place - (offsets[i] ?? 0), count: 1 }
    for (let last = pools.at(-1); last && isAfter(last, pool); last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count }
      pools.pop()
    }
    pools.push(pool)
  }
  const places = pools.flatMap(({ sum, count }) => Array<number>(count).fill(sum / count))
  return places.map((place, i) => place + (offsets[i] ?? 0))
}

interface Pool {
  readonly sum: number
  readonly count: number
}

function isAfter(a: Pool, b: Pool): boolean {
  return a.sum / a.count > b.sum / b.count
}
