import { expect, it } from 'vitest'
import { findPrimeNear, isPrime } from './maglev-size.ts'

// As in Envoy's Primes::isPrime, which takes 1 for a prime.
it.each([
  [0, false],
  [1, true],
  [2, true],
  [3, true],
  [4, false],
  [9, false],
  [25, false],
  [65_537, true],
  [65_536, false],
  [4_999_999, true],
  [5_000_009, false],
])('%i is a table size that Envoy takes: %s', (size, expected) => {
  expect(isPrime(size)).toBe(expected)
})

it.each([
  [0, 1],
  [4, 5],
  [1000, 1009],
  [4_999_998, 4_999_999],
  // The next prime, 5000011, is itself too large.
  [5_000_000, 4_999_999],
])('the nearest table size to %i is %i', (size, expected) => {
  expect(findPrimeNear(size)).toBe(expected)
})
