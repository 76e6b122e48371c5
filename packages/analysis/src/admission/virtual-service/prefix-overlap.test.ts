import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { HTTPMatchRequest, StringMatch } from '@meshdraft/schema'
import { readPrefixCondition } from './prefix-condition.ts'
import type { PrefixCondition } from './prefix-condition.ts'
import { findCovered } from './prefix-overlap.ts'

const text = fc.constantFrom('', 'a', 'ab', 'abc', 'b', 'GET')
const match: fc.Arbitrary<StringMatch> = fc.oneof(
  text.map((exact) => ({ exact })),
  text.map((prefix) => ({ prefix })),
  text.map((regex) => ({ regex })),
  fc.constant({}),
)
const matches = fc.dictionary(fc.constantFrom('x', 'y'), match, { noNullPrototype: true })
const request: fc.Arbitrary<HTTPMatchRequest> = fc.record(
  {
    uri: fc.record({ prefix: fc.constantFrom('/', '/a', '/ab', '/ab/c', '/b', '') }),
    method: match,
    authority: match,
    port: fc.constantFrom(0, 80),
    headers: matches,
    queryParams: matches,
    withoutHeaders: matches,
  },
  { requiredKeys: ['uri'], noNullPrototype: true },
)

/** Every pair in order, as Istio compares them. */
function findFirstCoverers(conditions: readonly (PrefixCondition | undefined)[]) {
  const coverers = new Map<number, number>()
  for (const [place, covered] of conditions.entries()) {
    const coverer = conditions
      .slice(0, place)
      .findIndex((one) => one !== undefined && covered !== undefined && covers(one, covered))
    if (coverer !== -1) coverers.set(place, coverer)
  }
  return coverers
}

function covers(one: PrefixCondition, other: PrefixCondition): boolean {
  return (
    other.prefix !== one.prefix &&
    other.prefix.startsWith(one.prefix) &&
    other.shape === one.shape &&
    other.values.every((value, i) => one.values[i]?.startsWith(value))
  )
}

it('finds for each prefix the first match above that covers it, as a look at every pair does', () => {
  fc.assert(
    fc.property(fc.array(request, { maxLength: 12 }), (requests) => {
      const conditions = requests.map(readPrefixCondition)
      expect([...findCovered(conditions)].toSorted(([a], [b]) => a - b)).toEqual([
        ...findFirstCoverers(conditions),
      ])
    }),
    { numRuns: 500 },
  )
})

// What Istio compares: https://github.com/istio/istio/pull/32701
it.each<[string, HTTPMatchRequest, HTTPMatchRequest, boolean]>([
  ['a longer prefix', {}, {}, true],
  ['another port', { port: 80 }, { port: 81 }, false],
  ['a method where the first has none', {}, { method: { exact: 'POST' } }, false],
  ['GET where the first has no method', {}, { method: { exact: 'GET' } }, true],
  ['no method where the first has POST', { method: { exact: 'POST' } }, {}, false],
  ['a header more than the first', {}, { headers: { x: { exact: 'a' } } }, false],
  [
    'a header that begins less',
    { headers: { x: { prefix: 'ab' } } },
    { headers: { x: { prefix: 'a' } } },
    true,
  ],
  [
    'two different regular expressions',
    { headers: { x: { regex: 'a' } } },
    { headers: { x: { regex: 'b' } } },
    true,
  ],
  ['another gateway', { gateways: ['a'] }, { gateways: ['b'] }, true],
  ['another scheme', { scheme: { exact: 'http' } }, { scheme: { exact: 'https' } }, true],
])('judges a match with %s below one by prefix', (_, first, second, isCovered) => {
  const conditions = [
    { uri: { prefix: '/a' }, ...first },
    { uri: { prefix: '/a/b' }, ...second },
  ].map(readPrefixCondition)
  expect([...findCovered(conditions)]).toEqual(isCovered ? [[1, 0]] : [])
})

it('still sees a covered match among thousands that share a prefix', () => {
  const byUser = (prefix: string, i: number) =>
    readPrefixCondition({ uri: { prefix }, headers: { user: { exact: `user-${i}.` } } })
  const conditions = [
    ...Array.from({ length: 4000 }, (_, i) => byUser('/', i)),
    ...Array.from({ length: 4000 }, (_, i) => byUser('/api', 10_000 + i)),
    readPrefixCondition({ uri: { prefix: '/api' }, headers: { user: { exact: 'user-3999' } } }),
  ]
  expect([...findCovered(conditions)]).toEqual([[8000, 3999]])
})
