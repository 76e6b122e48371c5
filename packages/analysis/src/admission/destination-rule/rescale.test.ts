import { expect, it } from 'vitest'
import { rescale } from './rescale.ts'

it.each([
  [
    [80, 40],
    [67, 33],
  ],
  [
    [1, 1, 1],
    [34, 33, 33],
  ],
  [
    [50, 40],
    [56, 44],
  ],
  [
    [100, 100, 1],
    [50, 49, 1],
  ],
  [[7], [100]],
])('weights %j make 100 as %j', (weights, scaled) => {
  expect(rescale(weights, 100)).toEqual(scaled)
})

it('gives each of a hundred localities its share, and more of them none', () => {
  const many = Array.from({ length: 100 }, (_, i) => i + 1)
  expect(rescale(many, 100)).toEqual(many.map(() => 1))
  expect(rescale([...many, 1], 100)).toBeUndefined()
  expect(rescale([], 100)).toBeUndefined()
})
