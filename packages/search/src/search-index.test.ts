import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSearchIndex } from './search-index.ts'
import type { SearchEntry } from './search-entry.ts'

function entry(label: string, more: Partial<SearchEntry<string>> = {}): SearchEntry<string> {
  return { id: label, type: 'resource', label, detail: '', order: 0, target: label, ...more }
}

function find(entries: readonly SearchEntry<string>[], query: string, limit = 10) {
  const index = createSearchIndex<string>()
  index.put('all', entries)
  return [...index.find(query, { limit }).values()].flat().map((hit) => hit.entry.id)
}

describe('ranking', () => {
  it.each([
    [
      'the same before prefixes before word starts before parts',
      'rev',
      ['previous', 'api-rev', 'reviews', 'rev'],
      ['rev', 'reviews', 'api-rev', 'previous'],
    ],
    [
      'initials before parts, scattered letters last',
      'dr',
      ['address', 'DestinationRule', 'deer', 'dry'],
      ['dry', 'DestinationRule', 'address', 'deer'],
    ],
    ['ties by name', 're', ['reviews', 'retries', 'red'], ['red', 'retries', 'reviews']],
    [
      'several words in any order',
      'timeout http',
      ['http[0].timeout: 5s', 'http[0].name'],
      ['http[0].timeout: 5s'],
    ],
    ['nothing for what is not there', 'xyz', ['reviews'], []],
    ['nothing for no words', '  ', ['reviews'], []],
  ])('%s', (_what, query, labels, expected) => {
    expect(
      find(
        labels.map((label) => entry(label)),
        query,
      ),
    ).toEqual(expected)
  })

  it('ties go by kind before name', () => {
    const entries = [entry('alpha', { order: 2 }), entry('alps', { order: 1 })]
    expect(find(entries, 'al')).toEqual(['alps', 'alpha'])
  })

  it('what fits the label comes before what fits the place', () => {
    const entries = [
      entry('weight: 90', { detail: 'reviews in shop' }),
      entry('reviews', { detail: 'shop' }),
    ]
    expect(find(entries, 'reviews')).toEqual(['reviews', 'weight: 90'])
    expect(find(entries, 'weight reviews')).toEqual(['weight: 90'])
  })

  it('says where the words are', () => {
    const index = createSearchIndex<string>()
    index.put('a', [entry('http[0].timeout: 5s', { detail: 'reviews in shop' })])
    const [hit] = index.find('time shop', { limit: 1 }).get('resource') ?? []
    expect(hit?.labelRanges).toEqual([{ start: 8, end: 12 }])
    expect(hit?.detailRanges).toEqual([{ start: 11, end: 15 }])
  })
})

describe('the index', () => {
  it('a changed owner replaces its own entries only', () => {
    const index = createSearchIndex<string>()
    index.put('a', [entry('one')])
    index.put('b', [entry('only')])
    index.put('a', [entry('once')])
    const ids = index
      .find('on', { limit: 9 })
      .get('resource')
      ?.map((hit) => hit.entry.id)
    expect(ids).toEqual(['once', 'only'])
    index.put('b', [])
    expect(index.size()).toBe(1)
    expect([...index.owners()]).toEqual(['a'])
  })

  it('keeps to types and limits', () => {
    const entries = [entry('ab'), entry('abc'), entry('abd', { type: 'file' })]
    expect(find(entries, 'ab', 1)).toEqual(['ab', 'abd'])
  })

  it('finds the same, whatever order the changes came in', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', '-', '.', 'A'),
      minLength: 1,
      maxLength: 6,
    })
    const changes = fc.array(fc.tuple(fc.constantFrom('x', 'y', 'z'), fc.array(words)), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(changes, words, (steps, query) => {
        const stepwise = createSearchIndex<string>()
        const last = new Map<string, readonly SearchEntry<string>[]>()
        for (const [owner, labels] of steps) {
          const entries = labels.map((label, i) => entry(label, { id: `${owner}/${i}` }))
          stepwise.put(owner, entries)
          last.set(owner, entries)
        }
        const fresh = createSearchIndex<string>()
        for (const [owner, entries] of [...last].toReversed()) fresh.put(owner, entries)
        expect(stepwise.find(query, { limit: 5 })).toEqual(fresh.find(query, { limit: 5 }))
        expect(stepwise.size()).toBe(fresh.size())
      }),
    )
  })

  it('finds the same, whatever was looked for before and however far', () => {
    const letters = fc.constantFrom('a', 'b', 'c', '-', 'A', ' ')
    const words = fc.string({ unit: letters, minLength: 1, maxLength: 8 })
    const steps = fc.array(
      fc.oneof(
        fc.record({ owner: fc.constantFrom('x', 'y', 'z'), labels: fc.array(words) }),
        // Each query of a line of them goes on where the one before ended, as when somebody types.
        fc.record({ typed: words, stopsAfter: fc.option(fc.nat(3)) }),
      ),
    )
    fc.assert(
      fc.property(steps, (all) => {
        const index = createSearchIndex<string>()
        const last = new Map<string, readonly SearchEntry<string>[]>()
        for (const step of all) {
          if ('owner' in step) {
            const entries = step.labels.map((label, i) =>
              entry(label, { id: `${step.owner}/${i}`, detail: `in ${step.owner}` }),
            )
            index.put(step.owner, entries)
            last.set(step.owner, entries)
            continue
          }
          for (let length = 1; length <= step.typed.length; length += 1) {
            const query = step.typed.slice(0, length)
            if (length === step.stopsAfter) {
              index.search(query, { limit: 4 }).next()
              continue
            }
            const fresh = createSearchIndex<string>()
            for (const [owner, entries] of last) fresh.put(owner, entries)
            expect(index.find(query, { limit: 4 })).toEqual(fresh.find(query, { limit: 4 }))
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('every result holds the letters of each word in order', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', '-', 'A', ' '),
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(fc.array(words), words, words, (labels, detail, query) => {
        const entries = labels.map((label, i) => entry(label, { id: String(i), detail }))
        for (const id of find(entries, query)) {
          for (const word of query.toLowerCase().split(/\s+/)) {
            const texts = [labels[Number(id)] ?? '', detail]
            expect(texts.some((text) => hasInOrder(text.toLowerCase(), word))).toBe(true)
          }
        }
      }),
    )
  })

  it('does as much work for each letter of a long text as of a short one', () => {
    // A query that nearly fits everywhere: whatever tries again from each place does more than one step a letter.
    const count = (length: number) => {
      let reads = 0
      const target: object = Object(`b${'a-'.repeat(length)}`)
      const label: unknown = new Proxy(target, {
        get(text, key) {
          if (key === 'charCodeAt') reads += 1
          const value: unknown = Reflect.get(text, key)
          return typeof value === 'function' ? value.bind(text) : value
        },
      })
      const index = createSearchIndex<string>()
      // A string in all but its type.
      index.put('a', [{ ...entry(''), label: label as string }])
      index.find('aaaaaaaaab', { limit: 1 })
      return reads
    }
    expect(count(8_000) / count(1_000)).toBeLessThan(9)
  })
})

function hasInOrder(text: string, word: string): boolean {
  let at = -1
  return Array.from(word).every((letter) => (at = text.indexOf(letter, at + 1)) !== -1)
}
