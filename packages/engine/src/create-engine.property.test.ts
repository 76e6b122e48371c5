import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkHistory } from '../test/check-history.ts'
import { startWorkspace } from '../test/start-workspace.ts'

const RUNS = 80
const EDITS = 25

it('gives after any sequence of edits what it gives from scratch', () => {
  const seed = fc.record({ sort: fc.nat(), a: fc.nat(), b: fc.nat(), c: fc.nat() })
  const report = { edits: 0, staleChecks: 0, settingsChanges: 0, suppressedChecks: 0 }
  fc.assert(
    fc.property(
      fc.nat(),
      fc.integer({ min: 1, max: 14 }),
      // Short ones too, so that a counterexample can shrink.
      fc.array(seed, { minLength: 8, maxLength: EDITS, size: 'max' }),
      (workspaceSeed, resources, seeds) => {
        const files = startWorkspace(workspaceSeed, resources)
        const history = checkHistory(files, seeds)
        report.edits += history.edits
        report.staleChecks += history.staleChecks
        report.settingsChanges += history.settingsChanges
        report.suppressedChecks += history.suppressedChecks
      },
    ),
    { numRuns: RUNS },
  )
  // Some seeds pick nothing to change, and without stale documents half of the claim were untried.
  expect(report.edits).toBeGreaterThanOrEqual(1_000)
  expect(report.staleChecks).toBeGreaterThan(RUNS)
  expect(report.settingsChanges).toBeGreaterThan(RUNS / 2)
  expect(report.suppressedChecks).toBeGreaterThan(RUNS / 20)
})
