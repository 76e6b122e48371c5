import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isEqual } from './is-equal.ts'

it.each([
  [{ a: 1 }, { a: 1, b: undefined }, true],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: undefined, b: 1 }, { c: undefined, b: 1 }, true],
  [{}, [], false],
  [[], {}, false],
  [Number.NaN, Number.NaN, true],
  [undefined, null, false],
])('compares %j with %j', (a, b, expected) => {
  expect(isEqual(a, b)).toBe(expected)
  expect(isEqual(b, a)).toBe(expected)
})

it('agrees with Node about plain values', () => {
  const value = fc.jsonValue({ maxDepth: 3 })
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(isEqual(a, structuredClone(a))).toBe(true)
      expect(isEqual(a, b)).toBe(isDeepStrictEqual(a, b))
    }),
  )
})
