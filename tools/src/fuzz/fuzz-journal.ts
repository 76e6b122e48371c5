import { checkRecovery } from '../../../packages/journal/test/check-recovery.ts'
import type { RecoveryVerdict } from '../../../packages/journal/test/check-recovery.ts'
import { FAILURES_KEPT } from './fuzz.ts'
import type { Fuzz } from './fuzz.ts'

/** Damaged journals are read back as a state that was saved, or not at all. */
export const fuzzJournal: Fuzz = {
  name: 'journal',
  unit: 'damaged journals',
  defaultCount: 10_000,
  run({ seed, count }) {
    const failures: string[] = []
    const counts: Record<RecoveryVerdict, number> = { whole: 0, part: 0, damaged: 0, newer: 0 }
    let done = 0
    for (; done < count && failures.length < FAILURES_KEPT; done += 1) {
      try {
        counts[checkRecovery(seed + done)] += 1
      } catch (error) {
        failures.push(`--seed ${seed + done} --count 1: ${String(error).slice(0, 500)}`)
      }
    }
    const note = `${counts.whole} whole, ${counts.part} in part, ${counts.damaged} not at all`
    return { done, failures, note }
  },
}
