import { createRandom } from '@meshdraft/fixtures'
import { checkFixes } from '../../../packages/engine/test/check-fixes.ts'
import { mutateManifest } from '../../../packages/engine/test/mutate-manifest.ts'
import { FAILURES_KEPT } from './fuzz.ts'
import type { Fuzz } from './fuzz.ts'
import { MANIFESTS } from './manifests.ts'

/** Every fix of a damaged document removes its finding and breaks nothing. */
export const fuzzFixes: Fuzz = {
  name: 'fixes',
  unit: 'damaged documents',
  defaultCount: 5_000,
  run({ seed, count }) {
    const failures: string[] = []
    let applied = 0
    let done = 0
    for (; done < count && failures.length < 10 * FAILURES_KEPT; done += 1) {
      const random = createRandom(seed + done)
      const text = mutateManifest(random.pick(MANIFESTS), random)
      const report = checkFixes([{ path: 'a.yaml', text }])
      applied += report.applied
      failures.push(...report.faults.map((fault) => `--seed ${seed + done} --count 1: ${fault}`))
    }
    return { done, failures, note: `${applied} fixes` }
  },
}
