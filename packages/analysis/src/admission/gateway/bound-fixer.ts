import type { Fix } from '../../diagnostic.ts'
import type { Fixer, FixStep } from '../../fixer.ts'
import type { AdmissionContext } from '../admission-context.ts'

/** In characters read; some tenths of a second. */
const BUDGET = 4_000_000

/** An edit looks through the list that it changes, which is faster than to read a document anew. */
const SHARE_OF_ONE_EDIT = 0.2

/**
 * Bounds what the fixes of one resource may cost. Each fix takes time in proportion to the document,
 * so that of thousands of findings in one document only the first are offered one; the others get
 * theirs when these are gone.
 */
export function boundFixes(context: AdmissionContext): AdmissionContext {
  const { fix, resource } = context
  const { length } = resource.document.text
  let left = BUDGET
  const spend = (steps: number, make: () => readonly Fix[]): readonly Fix[] => {
    if (left <= 0) return []
    left -= length * (steps > 1 ? steps : SHARE_OF_ONE_EDIT)
    return make()
  }
  const bounded: Fixer = {
    set: (...args) => spend(1, () => fix.set(...args)),
    insert: (...args) => spend(1, () => fix.insert(...args)),
    remove: (...args) => spend(1, () => fix.remove(...args)),
    prune: (...args) => spend(1, () => fix.prune(...args)),
    rename: (...args) => spend(1, () => fix.rename(...args)),
    move: (...args) => spend(1, () => fix.move(...args)),
    steps: (title: string, steps: readonly FixStep[], traits) =>
      spend(steps.length, () => fix.steps(title, steps, traits)),
    create: (...args) => fix.create(...args),
  }
  return { ...context, fix: bounded }
}
