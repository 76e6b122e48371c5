import { createRandom } from '@meshdraft/fixtures'
import { checkHistory } from '../../../packages/engine/test/check-history.ts'
import { startWorkspace } from '../../../packages/engine/test/start-workspace.ts'
import { FAILURES_KEPT } from './fuzz.ts'
import type { Fuzz } from './fuzz.ts'
import { makeSeed } from './make-seed.ts'

const EDITS_PER_HISTORY = 50
const MAX_RESOURCES = 24

/** After each of many random edits the engine must say what it says from scratch. */
export const fuzzEngine: Fuzz = {
  name: 'engine',
  unit: 'edits',
  defaultCount: 20_000,
  run({ seed, count }) {
    const failures: string[] = []
    let done = 0
    let staleChecks = 0
    for (let round = 0; done < count && failures.length < FAILURES_KEPT; round += 1) {
      const random = createRandom(seed + round)
      const resources = 1 + random.integer(MAX_RESOURCES)
      const files = startWorkspace(random.integer(2 ** 30), resources)
      const seeds = Array.from({ length: EDITS_PER_HISTORY }, () => makeSeed(random))
      try {
        const report = checkHistory(files, seeds)
        done += report.edits
        staleChecks += report.staleChecks
      } catch (error) {
        failures.push(`--seed ${seed + round} --count 1: ${String(error).slice(0, 500)}`)
      }
    }
    return { done, failures, note: `${staleChecks} times with documents that were broken` }
  },
}
