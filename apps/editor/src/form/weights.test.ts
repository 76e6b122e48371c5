import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changeWeight,
  countWeights,
  describeTotal,
  fillTotal,
  moveBorder,
  splitEvenly,
  toShares,
} from './weights.ts'
import type { WeightChange, WeightRow } from './weights.ts'

function rows(...weights: (number | undefined | 'locked')[]): WeightRow[] {
  return weights.map((weight) => ({
    weight: weight === 'locked' ? 20 : weight,
    isLocked: weight === 'locked',
  }))
}

function apply(before: readonly WeightRow[], changes: readonly WeightChange[]): number[] {
  const weights = [...countWeights(before)]
  for (const { index, weight } of changes) weights[index] = weight
  return weights
}

test('a lone destination without a weight takes everything', () => {
  expect(countWeights(rows(undefined))).toEqual([100])
  expect(countWeights(rows(undefined, 10))).toEqual([0, 10])
})

test('changing one weight changes that weight alone', () => {
  expect(changeWeight(rows(90, 10), 1, 30)).toEqual([{ index: 1, weight: 30 }])
})

test('while a row is locked the others share the rest', () => {
  expect(changeWeight(rows('locked', 50, 30), 1, 60)).toEqual([
    { index: 1, weight: 60 },
    { index: 2, weight: 20 },
  ])
})

test('with all other rows locked there is nobody to share with', () => {
  expect(changeWeight(rows('locked', 80), 1, 70)).toEqual([{ index: 1, weight: 70 }])
})

test('moving the border takes from one what it gives to the other', () => {
  expect(moveBorder(rows(90, 10), 0, -5)).toEqual([
    { index: 0, weight: 85 },
    { index: 1, weight: 15 },
  ])
  expect(apply(rows(90, 10), moveBorder(rows(90, 10), 0, 50))).toEqual([100, 0])
  expect(moveBorder(rows('locked', 80), 0, 5)).toEqual([])
})

test('three destinations are split evenly without losing a request', () => {
  expect(apply(rows(90, 10, 0), splitEvenly(rows(90, 10, 0)))).toEqual([34, 33, 33])
  expect(apply(rows('locked', 70, 10), splitEvenly(rows('locked', 70, 10)))).toEqual([20, 40, 40])
})

test('rows that are right already are not written', () => {
  expect(splitEvenly(rows(50, 50))).toEqual([])
})

test('filling the total keeps the row that was just set', () => {
  expect(apply(rows(90, 30), fillTotal(rows(90, 30), 100, 1))).toEqual([70, 30])
  expect(apply(rows(0, 0), fillTotal(rows(0, 0)))).toEqual([50, 50])
  expect(apply(rows(90, 130), fillTotal(rows(90, 130), 100, 1))).toEqual([41, 59])
})

test('the total is said, and in words what it means when it is not 100', () => {
  expect(describeTotal([90, 10])).toBe('Total 100%')
  expect(describeTotal([1, 3])).toContain('25%, 75%')
  expect(describeTotal([0, 0])).toContain('nothing')
})

test('shares are whole and sum to 100', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 }), (weights) => {
      fc.pre(weights.some((weight) => weight > 0))
      expect(toShares(weights).reduce((a, b) => a + b, 0)).toBe(100)
    }),
  )
})

test('every change but a plain one keeps or reaches the total', () => {
  const row = fc.record({ weight: fc.nat(200), isLocked: fc.boolean() })
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 2, maxLength: 6 }),
      fc.nat(5),
      fc.integer(),
      (list, i, by) => {
        const before = countWeights(list).reduce((a, b) => a + b, 0)
        const moved = apply(list, moveBorder(list, i % list.length, by % 300))
        expect(moved.reduce((a, b) => a + b, 0)).toBe(before)
        expect(moved.every((weight) => weight >= 0)).toBe(true)
        const even = apply(list, splitEvenly(list))
        const locked = list.filter(({ isLocked }) => isLocked)
        const fixed = locked.reduce((sum, { weight }) => sum + weight, 0)
        if (locked.length < list.length) {
          expect(even.reduce((a, b) => a + b, 0)).toBe(Math.max(100, fixed))
        }
      },
    ),
  )
})
