import type { Fix } from '../diagnostic.ts'
import type { Fixer } from '../fixer.ts'

/**
 * Yields a fixer that builds only so many fixes, then none: to plan an edit takes the longer, the
 * longer the document is, and of thousands of equal findings the first ones show the way.
 */
export function limitFixes(fixer: Fixer, most: number): Fixer {
  let left = most
  const spend = (build: () => readonly Fix[]): readonly Fix[] => {
    if (left <= 0) return []
    left -= 1
    return build()
  }
  return {
    set: (...args) => spend(() => fixer.set(...args)),
    insert: (...args) => spend(() => fixer.insert(...args)),
    remove: (...args) => spend(() => fixer.remove(...args)),
    prune: (...args) => spend(() => fixer.prune(...args)),
    rename: (...args) => spend(() => fixer.rename(...args)),
    move: (...args) => spend(() => fixer.move(...args)),
    steps: (...args) => spend(() => fixer.steps(...args)),
    create: (...args) => spend(() => fixer.create(...args)),
  }
}
