import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildLineTable, locateLineColumn, locateOffset } from './lines.ts'

describe('a line table', () => {
  it.each([
    ['', [0]],
    ['a', [0]],
    ['a\n', [0, 2]],
    ['\n\n', [0, 1, 2]],
    ['a\r\nb\rc\nd', [0, 3, 5, 7]],
    ['a\r', [0, 2]],
  ])('of %j starts lines at %j', (text, starts) => {
    expect(buildLineTable(text)).toEqual(starts)
  })

  it('takes every offset to a line and column and back', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\u{1F600}'), maxLength: 40 })
    fc.assert(
      fc.property(texts, (text) => {
        const lines = buildLineTable(text)
        for (let offset = 0; offset <= text.length; offset += 1) {
          expect(locateLineColumn(lines, locateOffset(lines, offset))).toBe(offset)
        }
      }),
    )
  })

  it('counts from 1 in UTF-16 code units', () => {
    expect(locateOffset(buildLineTable('a\n\u{1F600}b'), 4)).toEqual({ line: 2, column: 3 })
  })
})
