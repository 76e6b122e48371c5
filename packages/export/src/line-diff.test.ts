import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countLines, diffLines, splitLines } from './line-diff.ts'

function apply(before: readonly string[], after: readonly string[]): string[] {
  const result: string[] = []
  let position = 0
  for (const change of diffLines(before, after)) {
    result.push(...before.slice(position, change.before.start))
    result.push(...after.slice(change.after.start, change.after.end))
    position = change.before.end
  }
  return [...result, ...before.slice(position)]
}

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 })

describe('a line diff', () => {
  it('turns one text into the other', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        expect(apply(before, after)).toEqual(after)
      }),
      { numRuns: 2_000 },
    )
  })

  it('touches as few lines as the longest common subsequence allows', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const { added, removed } = countLines(diffLines(before, after))
        expect(added + removed).toBe(
          before.length + after.length - 2 * lengthInCommon(before, after),
        )
      }),
      { numRuns: 500 },
    )
  })

  it('names one changed line', () => {
    const before = splitLines('a: 1\nweight: 90\nb: 2\n')
    const after = splitLines('a: 1\nweight: 80\nb: 2\n')
    expect(diffLines(before, after)).toEqual([
      { before: { start: 1, end: 2 }, after: { start: 1, end: 2 } },
    ])
  })

  it('sees a changed line end', () => {
    expect(splitLines('a\r\nb\nc')).toEqual(['a\r\n', 'b\n', 'c'])
    expect(diffLines(splitLines('a\r\n'), splitLines('a\n'))).toHaveLength(1)
  })

  it('gives one change for texts that share nothing over thousands of lines', () => {
    const before = Array.from({ length: 4_000 }, (_, i) => `a${i}`)
    const after = Array.from({ length: 4_000 }, (_, i) => `b${i}`)
    expect(diffLines(before, after)).toHaveLength(1)
  })
})

function lengthInCommon(a: readonly string[], b: readonly string[]): number {
  let row: readonly number[] = Array.from({ length: b.length + 1 }, () => 0)
  for (const line of a) {
    const next = [0]
    for (const [j, other] of b.entries()) {
      next.push(line === other ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
