import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextRange } from '@meshdraft/yaml'
import { foldCase } from './fold-case.ts'
import { FIT, matchWord } from './match-word.ts'

function match(word: string, text: string) {
  const ranges: TextRange[] = []
  const fit = matchWord(foldCase(word), text, foldCase(text), ranges)
  const marked = ranges.map(({ start, end }) => text.slice(start, end))
  return { fit: NAMES.find((name) => FIT[name] === fit), marked }
}

const NAMES = ['same', 'prefix', 'wordStart', 'initials', 'inside', 'scattered'] as const

describe('how a word fits a text', () => {
  it.each([
    ['reviews', 'reviews', 'same', ['reviews']],
    ['Reviews', 'reviews', 'same', ['reviews']],
    ['rev', 'reviews', 'prefix', ['rev']],
    ['rev', 'api-reviews', 'wordStart', ['rev']],
    ['rule', 'DestinationRule', 'wordStart', ['Rule']],
    ['timeout', 'http[0].timeout: 5s', 'wordStart', ['timeout']],
    ['soon', '“soon” is none', 'wordStart', ['soon']],
    ['9080', 'port: 9080', 'wordStart', ['9080']],
    ['route', 'HTTPRoute', 'wordStart', ['Route']],
    ['dr', 'DestinationRule', 'initials', ['D', 'R']],
    ['derul', 'DestinationRule', 'initials', ['De', 'Rul']],
    ['trafpol', 'spec.trafficPolicy', 'initials', ['traf', 'Pol']],
    ['ptt', 'retries.perTryTimeout: 2s', 'initials', ['p', 'T', 'T']],
    ['abac', 'ab-a-abac', 'wordStart', ['abac']],
    ['abd', 'a-ab-d', 'initials', ['ab', 'd']],
    ['view', 'reviews', 'inside', ['view']],
    ['rvws', 'reviews', 'scattered', ['r', 'v', 'ws']],
    ['vws', 'reviews', undefined, []],
    ['sr', 'reviews', undefined, []],
    ['gnte', 'go on the edge', undefined, []],
    ['gedg', 'go on the gelding', 'scattered', ['ge', 'd', 'g']],
    ['x', '', undefined, []],
  ] as const)('“%s” in “%s”: %s', (word, text, fit, marked) => {
    expect(match(word, text)).toEqual({ fit, marked: [...marked] })
  })

  it('holds the letters of the word in order, and the ranges say where', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'b', 'A', 'B', '.', '-', '0', 'İ'),
      maxLength: 24,
    })
    fc.assert(
      fc.property(letters, letters, (word, text) => {
        if (word === '') return
        const { fit, marked } = match(word, text)
        if (fit === undefined) return
        expect(foldCase(marked.join(''))).toBe(foldCase(word))
      }),
      { numRuns: 2_000 },
    )
  })

  it('every part of a text fits it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, word, after) => {
        expect(match(word, before + word + after).fit).not.toBe(undefined)
      }),
    )
  })
})
