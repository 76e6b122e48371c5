import { describe, expect, it } from 'vitest'
import { findPngObstacle, scaleSize } from './render-png.ts'

describe('the size of a PNG', () => {
  it.each([
    [1, { width: 939, height: 614 }],
    [2, { width: 1878, height: 1228 }],
    [3, { width: 2817, height: 1842 }],
  ])('at %i× is that many times the size of the picture', (scale, size) => {
    expect(scaleSize({ width: 939, height: 614 }, scale)).toEqual(size)
  })

  it.each([
    [16_384, 4_096, true],
    [16_385, 1, false],
    [1, 16_385, false],
    [8_192, 8_192, true],
    [8_192, 8_193, false],
  ])('of %i × %i px is held: %s', (width, height, isHeld) => {
    expect(findPngObstacle({ width, height }) === undefined).toBe(isHeld)
  })

  it('that is too large is said with its limit', () => {
    expect(findPngObstacle({ width: 3_000, height: 30_000 })).toContain('3,000 × 30,000 px')
  })
})
