import { expect, it } from 'vitest'
import { findLocalityBreach, findLocalitySetBreach } from './localities.ts'

// As in Istio's validateLocalities (pkg/config/validation/agent/validation.go).
it.each([
  [['a', 'b'], undefined],
  [['a', 'a'], 'overlap'],
  [['a', 'a/z'], 'overlap'],
  [['a/z', 'a'], 'overlap'],
  [['a/*', 'a/z'], 'overlap'],
  [['a/z', 'a/*'], undefined],
  [['a/z', 'a/z/s'], 'overlap'],
  [['a/z/s', 'a/z'], 'overlap'],
  [['a/z/s', 'a/z/t'], undefined],
  [['a/z/s', 'a/z/s'], 'overlap'],
  [['a/z/*', 'a/z/s'], 'overlap'],
  [['a/z/s', 'a/z/*'], undefined],
  [['a/z/s/t', 'a/z/s/u'], undefined],
  [['*', 'a'], 'overlap'],
  [['a', '*'], undefined],
  [['us*', 'us'], undefined],
  [['*/z'], 'wildcard'],
  [['a/*/s'], 'wildcard'],
  [['*/*'], 'wildcard'],
  [['a//s'], 'empty'],
  [['a/'], 'empty'],
  [[''], 'empty'],
  [['a', ''], 'empty'],
])('a list of %j is refused for: %s', (localities, kind) => {
  expect(findLocalityBreach(localities)?.kind).toBe(kind)
})

it.each([
  [['a', 'b'], undefined],
  [['a', 'a/z'], { index: 1, kind: 'overlap', dependsOnOrder: false }],
  [['a/*', 'a/z'], { index: 1, kind: 'overlap', dependsOnOrder: true }],
  [['a/z', 'a/*'], { index: 0, kind: 'overlap', dependsOnOrder: true }],
  [['b', '*'], { index: 0, kind: 'overlap', dependsOnOrder: true }],
  [['a/z/s', 'a/z/*'], { index: 0, kind: 'overlap', dependsOnOrder: true }],
  [['a/z', 'a/*', 'b/'], { index: 2, kind: 'empty', dependsOnOrder: false }],
])('a set of %j is refused in some order as: %j', (localities, breach) => {
  expect(findLocalitySetBreach(localities)).toEqual(breach)
})
