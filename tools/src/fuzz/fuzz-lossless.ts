import { EVERY_KIND, generateWorkspace, UNUSUAL_FORMATTING } from '@meshdraft/fixtures'
import { EDIT_FIXTURES } from '../lossless/fixtures.ts'
import { runRandomEdits } from '../lossless/random-edits.ts'
import { FAILURES_KEPT } from './fuzz.ts'
import type { Fuzz } from './fuzz.ts'

/** A form's edits change what they say and nothing else. */
export const fuzzLossless: Fuzz = {
  name: 'lossless',
  unit: 'edits',
  defaultCount: 200_000,
  run({ seed, count }) {
    const sources = [
      ...EDIT_FIXTURES,
      ...[...EVERY_KIND, ...UNUSUAL_FORMATTING, ...generateWorkspace({ resources: 40, seed })].map(
        ({ path, text }) => ({ name: path, text }),
      ),
    ]
    const { made, declined, faults } = runRandomEdits(sources, { seed, count })
    const declinedCount = Object.values(declined).reduce((sum, each) => sum + each, 0)
    return {
      done: made,
      failures: faults.slice(0, FAILURES_KEPT).map(({ name, operation, fault, before }) => {
        const where = `${name}, ${JSON.stringify(operation)}`
        return `${fault}: ${where} in ${JSON.stringify(before).slice(0, 500)}`
      }),
      note: `${declinedCount} declined`,
    }
  },
}
