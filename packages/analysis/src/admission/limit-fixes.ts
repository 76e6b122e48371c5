import type { Fix } from '../diagnostic.ts'
import type { Fixer } from '../fixer.ts'

/**
 * Characters that planning fixes for one resource may go through. Each plan goes through the
 * document once (measured: 20ns a character) and reads it anew for each further step (200ns), so
 * that thousands of findings in a long document would take minutes: ten million are 0.2s.
 */
const MOST_CHARACTERS = 10_000_000
const COST_OF_FURTHER_STEP = 10

/**
 * Yields a fixer that stops offering fixes when planning them has cost too much; the findings stay.
 *
 * @param length - of the document's text.
 */
export function limitFixes(fix: Fixer, length: number): Fixer {
  let left = MOST_CHARACTERS
  const plan = (make: () => readonly Fix[], steps = 1): readonly Fix[] => {
    const cost = length * (1 + COST_OF_FURTHER_STEP * (steps - 1))
    if (cost > left) return []
    left -= cost
    return make()
  }
  return {
    ...fix,
    set: (...args) => plan(() => fix.set(...args)),
    insert: (...args) => plan(() => fix.insert(...args)),
    remove: (...args) => plan(() => fix.remove(...args)),
    prune: (...args) => plan(() => fix.prune(...args)),
    rename: (...args) => plan(() => fix.rename(...args)),
    move: (...args) => plan(() => fix.move(...args)),
    steps: (title, steps, traits) => plan(() => fix.steps(title, steps, traits), steps.length),
  }
}
