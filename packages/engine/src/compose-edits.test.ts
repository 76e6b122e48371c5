import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyEdits } from '@meshdraft/yaml'
import type { TextEdit } from '@meshdraft/yaml'
import { composeEdits } from './compose-edits.ts'

/** Up to four edits of a text that neither overlap nor touch. */
function editsOf(text: string): fc.Arbitrary<readonly TextEdit[]> {
  return fc
    .array(fc.tuple(fc.nat(text.length), fc.nat(4), fc.string({ maxLength: 4 })), { maxLength: 4 })
    .map((seeds) => {
      const edits: TextEdit[] = []
      for (const [start, length, newText] of seeds.toSorted(([a], [b]) => a - b)) {
        if (start <= (edits.at(-1)?.range.end ?? -1)) continue
        edits.push({ range: { start, end: Math.min(text.length, start + length) }, newText })
      }
      return edits
    })
}

it('leads where the two lead one after the other', () => {
  const steps = fc
    .string({ maxLength: 30 })
    .chain((text) =>
      editsOf(text).chain((first) =>
        editsOf(applyEdits(text, first)).map((second) => ({ text, first, second })),
      ),
    )
  fc.assert(
    fc.property(steps, ({ text, first, second }) => {
      const both = applyEdits(applyEdits(text, first), second)
      expect(applyEdits(text, composeEdits(first, second))).toBe(both)
    }),
    { numRuns: 2_000 },
  )
})
