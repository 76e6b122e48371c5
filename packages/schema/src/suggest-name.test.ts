import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { editDistance, suggestName } from './suggest-name.ts'

const NAMES = ['http', 'hosts', 'tls', 'tcp', 'exportTo', 'gateways', 'perTryTimeout']

it.each([
  ['htpp', 'http'],
  ['host', 'hosts'],
  ['exportto', 'exportTo'],
  ['export_to', 'exportTo'],
  ['export-to', 'exportTo'],
  ['gatewasy', 'gateways'],
  ['per_try_timeout', 'perTryTimeout'],
  // Three letters stand too close together for two changes.
  ['tlp', 'tls'],
  ['abc', undefined],
  ['timeout', undefined],
  ['', undefined],
])('%j suggests %j', (name, expected) => {
  expect(suggestName(name, NAMES)).toBe(expected)
})

test('a name of a megabyte costs nothing and suggests nothing', () => {
  expect(suggestName('x'.repeat(1_000_000), NAMES)).toBeUndefined()
})

test('editDistance is a distance', () => {
  const word = fc.string({ maxLength: 8 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b)
      expect(distance).toBe(editDistance(b, a))
      expect(distance === 0).toBe(a === b)
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length))
      expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
    }),
  )
})
