import { createRandom, generateWorkspace } from '@meshdraft/fixtures'
import type { Random } from '@meshdraft/fixtures'
import { checkFaults } from '../../../packages/engine/test/check-faults.ts'
import type { Fault } from '../../../packages/engine/test/fake-workers.ts'
import { FAILURES_KEPT } from './fuzz.ts'
import type { Fuzz } from './fuzz.ts'
import { makeSeed } from './make-seed.ts'

/** Whatever befalls its workers, the page must end up with what its final texts mean. */
export const fuzzFaults: Fuzz = {
  name: 'faults',
  unit: 'sessions',
  defaultCount: 1_000,
  run({ seed, count }) {
    const failures: string[] = []
    let done = 0
    let faults = 0
    for (; done < count && failures.length < FAILURES_KEPT; done += 1) {
      const random = createRandom(seed + done)
      const files = generateWorkspace({ resources: 6, seed: random.integer(2 ** 30) })
      const seeds = Array.from({ length: 3 + random.integer(10) }, () => ({
        ...makeSeed(random),
        pauseMs: random.pick([0, 1, 3, 20, 200, 6_000]),
      }))
      const planned = Array.from({ length: 1 + random.integer(3) }, () => makeFault(random))
      try {
        faults += checkFaults(files, seeds, planned).faults
      } catch (error) {
        failures.push(`--seed ${seed + done} --count 1: ${String(error).slice(0, 500)}`)
      }
    }
    return { done, failures, note: `${faults} workers crashed, hung or broke` }
  },
}

function makeFault(random: Random): Fault {
  return { at: 1 + random.integer(14), type: random.pick(['crash', 'hang', 'throw']) }
}
