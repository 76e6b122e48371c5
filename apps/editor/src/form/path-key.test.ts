import fc from 'fast-check'
import { expect, test } from 'vitest'
import { childKey, isWithin, listAncestors, parsePathKey, toPathKey } from './path-key.ts'

const steps = fc.array(fc.oneof(fc.string(), fc.nat()))

test('a key leads back to its path, whatever the names are', () => {
  fc.assert(
    fc.property(steps, (path) => {
      expect(parsePathKey(toPathKey(path))).toEqual(path)
    }),
  )
})

test('different paths have different keys', () => {
  expect(toPathKey(['a', 0])).not.toBe(toPathKey(['a', '0']))
  expect(toPathKey(['a', '#0'])).not.toBe(toPathKey(['a', 0]))
  expect(toPathKey(['a/b'])).not.toBe(toPathKey(['a', 'b']))
  expect(toPathKey([''])).not.toBe(toPathKey([]))
})

test('the key of a child is that of its path', () => {
  expect(childKey(toPathKey(['spec', 'http']), 3)).toBe(toPathKey(['spec', 'http', 3]))
})

test('a key is within itself and what holds it, not within a longer name', () => {
  expect(isWithin('/spec/http/#1', '/spec/http')).toBe(true)
  expect(isWithin('/spec/http', '/spec/http')).toBe(true)
  expect(isWithin('/spec/https', '/spec/http')).toBe(false)
})

test('ancestors are listed from the key itself to the root', () => {
  expect(listAncestors('/spec/http/#0')).toEqual(['/spec/http/#0', '/spec/http', '/spec', ''])
  expect(listAncestors('')).toEqual([''])
})
