import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits, invertEdits, mapOffset, mapRange } from './text.ts'
import type { TextEdit } from './text.ts'

/** A text with edits that do not overlap, in any order, insertions at one place included. */
const cases = fc
  .tuple(
    fc.string({ maxLength: 40 }),
    fc.array(fc.tuple(fc.nat(8), fc.nat(5), fc.string({ maxLength: 6 })), { maxLength: 6 }),
    fc.boolean(),
  )
  .map(([text, steps, isReversed]) => {
    const edits: TextEdit[] = []
    let at = 0
    for (const [gap, length, newText] of steps) {
      const start = Math.min(text.length, at + gap)
      const end = Math.min(text.length, start + length)
      edits.push({ range: { start, end }, newText })
      at = end
    }
    const places = new Set(edits.map(({ range }) => range.start))
    // Only edits at different places may change their order without changing the result.
    const canTurn = isReversed && places.size === edits.length
    return { text, edits: canTurn ? edits.toReversed() : edits }
  })

it('the inverse gives the text back', () => {
  fc.assert(
    fc.property(cases, ({ text, edits }) => {
      const changed = applyEdits(text, edits)
      expect(applyEdits(changed, invertEdits(text, edits))).toBe(text)
    }),
    { numRuns: 5_000 },
  )
})

it('the inverse of the inverse makes the change again', () => {
  fc.assert(
    fc.property(cases, ({ text, edits }) => {
      const changed = applyEdits(text, edits)
      const inverse = invertEdits(text, edits)
      expect(applyEdits(text, invertEdits(changed, inverse))).toBe(changed)
    }),
  )
})

it('a character that no edit touches is found at its mapped offset', () => {
  fc.assert(
    fc.property(cases, ({ text, edits }) => {
      const changed = applyEdits(text, edits)
      for (let i = 0; i < text.length; i += 1) {
        const isTouched = edits.some(({ range }) => range.start <= i && i < range.end)
        if (!isTouched) expect(changed[mapOffset(i, edits)]).toBe(text[i])
      }
    }),
    { numRuns: 2_000 },
  )
})

it('mapping keeps the order of offsets, and before is never behind after', () => {
  fc.assert(
    fc.property(cases, fc.nat(40), fc.nat(40), ({ text, edits }, a, b) => {
      const low = Math.min(a, b, text.length)
      const high = Math.min(Math.max(a, b), text.length)
      expect(mapOffset(low, edits)).toBeLessThanOrEqual(mapOffset(high, edits))
      expect(mapOffset(low, edits, 'before')).toBeLessThanOrEqual(mapOffset(high, edits, 'before'))
      expect(mapOffset(low, edits, 'before')).toBeLessThanOrEqual(mapOffset(low, edits, 'after'))
      const { start, end } = mapRange({ start: low, end: high }, edits)
      expect(start).toBeLessThanOrEqual(end)
    }),
    { numRuns: 5_000 },
  )
})

it('a range that no edit touches covers the same text afterwards', () => {
  fc.assert(
    fc.property(cases, fc.nat(40), fc.nat(40), ({ text, edits }, a, b) => {
      const start = Math.min(a, b, text.length)
      const end = Math.min(Math.max(a, b), text.length)
      const isApart = edits.every(({ range }) => range.end <= start || range.start >= end)
      fc.pre(isApart && start < end)
      const mapped = mapRange({ start, end }, edits)
      expect(applyEdits(text, edits).slice(mapped.start, mapped.end)).toBe(text.slice(start, end))
    }),
    { numRuns: 5_000 },
  )
})

describe('what is no edit is refused', () => {
  it.each<[title: string, edits: TextEdit[]]>([
    [
      'overlapping',
      [
        { range: { start: 0, end: 2 }, newText: '' },
        { range: { start: 1, end: 3 }, newText: '' },
      ],
    ],
    ['outside', [{ range: { start: 2, end: 9 }, newText: '' }]],
    ['backwards', [{ range: { start: 2, end: 1 }, newText: '' }]],
  ])('%s', (_title, edits) => {
    expect(() => applyEdits('abcd', edits)).toThrow(RangeError)
  })
})
