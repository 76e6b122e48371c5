import type { Random } from '@meshdraft/fixtures'
import type { ChangeSeed } from '../../../packages/engine/test/random-changes.ts'

const BELOW = 2 ** 30

/** Yields the numbers of one random change. */
export function makeSeed(random: Random): ChangeSeed {
  return {
    sort: random.integer(BELOW),
    a: random.integer(BELOW),
    b: random.integer(BELOW),
    c: random.integer(BELOW),
  }
}
