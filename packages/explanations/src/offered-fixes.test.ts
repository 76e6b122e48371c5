import { describe, expect, it } from 'vitest'
import { createEngine, DEFAULT_ENGINE_SETTINGS } from '@meshdraft/engine'
import { CODES_WITHOUT_FIX } from '../test/codes-without-fix.ts'
import { EXPLAINED_CODES, explain } from './index.ts'
import type { Explanation } from './index.ts'

function countFixes(
  code: string,
  { buildFails, fails, mesh, path = 'example.yaml' }: Explanation,
): number {
  const text = buildFails?.() ?? fails
  // What is no text has no place for an edit.
  if (typeof text !== 'string') return 0
  const engine = createEngine({ ...DEFAULT_ENGINE_SETTINGS, ...mesh })
  engine.open(1, [{ path, text }])
  const findings = [...engine.view().diagnosticsByDocument.values()].flat()
  return findings
    .filter((finding) => finding.code === code || finding.aliases.includes(code))
    .flatMap(({ fixes }) => fixes).length
}

describe('every code', () => {
  it.each(EXPLAINED_CODES)(
    '%s has a fix, a reason for none, or is one that cannot have any',
    (code) => {
      const explanation = explain(code)
      if (explanation === undefined) throw new Error(`${code} is not explained.`)
      const hasFix = countFixes(code, explanation) > 0
      const hasReason = explanation.noFixBecause !== undefined
      expect(hasFix || hasReason).toBe(!CODES_WITHOUT_FIX.has(code))
    },
  )

  it.each([...CODES_WITHOUT_FIX])('%s, which cannot have a fix, is explained', (code) => {
    expect(explain(code)).toBeDefined()
  })
})
