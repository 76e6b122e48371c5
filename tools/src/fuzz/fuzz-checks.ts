import { performance } from 'node:perf_hooks'
import { createRandom } from '@meshdraft/fixtures'
import { findAll } from '../../../packages/engine/test/check-fixes.ts'
import { mutateManifest } from '../../../packages/engine/test/mutate-manifest.ts'
import { FAILURES_KEPT } from './fuzz.ts'
import type { Fuzz } from './fuzz.ts'
import { MANIFESTS } from './manifests.ts'

/** Checks go on whatever a manifest holds; the slowest is told, for people to judge. */
export const fuzzChecks: Fuzz = {
  name: 'checks',
  unit: 'damaged documents',
  defaultCount: 50_000,
  run({ seed, count }) {
    const failures: string[] = []
    let slowest = 0
    let done = 0
    for (; done < count && failures.length < FAILURES_KEPT; done += 1) {
      const random = createRandom(seed + done)
      const text = mutateManifest(random.pick(MANIFESTS), random)
      try {
        slowest = Math.max(slowest, measure(text))
      } catch (error) {
        failures.push(`--seed ${seed + done} --count 1: ${String(error).slice(0, 500)}`)
      }
    }
    return { done, failures, note: `the slowest took ${slowest.toFixed(0)} ms` }
  },
}

/** Time in ms; what is slow at first is measured again, because code is cold or the machine busy. */
function measure(text: string): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < ATTEMPTS && least > SLOW_MS; i += 1) {
    const start = performance.now()
    findAll([{ path: 'a.yaml', text }], false)
    least = Math.min(least, performance.now() - start)
  }
  return least
}

const ATTEMPTS = 3
const SLOW_MS = 20
