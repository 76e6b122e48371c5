import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutPages } from './cut-pages.ts'

describe('pages', () => {
  it('are one where everything fits', () => {
    expect(cutPages(500, 700, [])).toEqual([{ top: 0, height: 500 }])
  })

  it('are cut between the boxes', () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({ top: i * 46, bottom: i * 46 + 40 }))
    const strips = cutPages(1_840, 700, rows)
    expect(strips).toHaveLength(3)
    for (const { top, height } of strips.slice(0, -1)) {
      const cut = top + height
      expect(rows.filter((row) => row.top < cut && row.bottom > cut)).toEqual([])
    }
  })

  it('cut through what is taller than a page', () => {
    expect(cutPages(1_500, 700, [{ top: 0, bottom: 1_500 }]).map(({ top }) => top)).toEqual([
      0, 700, 1_400,
    ])
  })

  it('follow each other without a gap and fit, whatever there is', () => {
    const extent = fc
      .tuple(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 1, max: 900 }))
      .map(([top, height]) => ({ top, bottom: top + height }))
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6_000 }),
        fc.integer({ min: 50, max: 900 }),
        fc.array(extent, { maxLength: 60 }),
        (height, pageHeight, extents) => {
          const strips = cutPages(height, pageHeight, extents)
          let end = 0
          for (const strip of strips) {
            expect(strip.top).toBe(end)
            expect(strip.height).toBeGreaterThan(0)
            expect(strip.height).toBeLessThanOrEqual(pageHeight)
            end += strip.height
          }
          expect(end).toBe(height)
        },
      ),
    )
  })
})
