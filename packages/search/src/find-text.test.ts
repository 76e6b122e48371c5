import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits, invertEdits } from '@meshdraft/yaml'
import { readLineExpression } from '@meshdraft/model'
import { findInText, findPlainText } from './find-text.ts'
import type { TextQuery, TextSearch } from './find-text.ts'
import { readPathPatterns } from './match-path.ts'
import { planReplacements } from './replace-text.ts'
import { readRequiredText } from './required-text.ts'

const NO_LIMIT = 1_000

function plain(text: string, more: Partial<TextQuery> = {}): TextSearch {
  return findPlainText({ text, isCaseSensitive: false, isWholeWord: false, ...more })
}

function expression(pattern: string): TextSearch {
  const read = readLineExpression(pattern, false)
  if (!read.ok) throw new TypeError(read.reason)
  return { findInLine: read.findInLine }
}

function found(text: string, find: TextSearch): readonly string[] {
  return findInText(text, find, NO_LIMIT).matches.map(({ range }) =>
    text.slice(range.start, range.end),
  )
}

function replaceAll(text: string, find: TextSearch, replacement: string): string {
  const { matches } = findInText(text, find, NO_LIMIT)
  return applyEdits(text, planReplacements(text, matches, replacement))
}

describe('finding', () => {
  it.each([
    ['either case', 'host: Reviews', plain('reviews'), ['Reviews']],
    ['the case as written', 'V1 v1', plain('v1', { isCaseSensitive: true }), ['v1']],
    ['whole words', 'v1 v10 v1-b xv1', plain('v1', { isWholeWord: true }), ['v1', 'v1']],
    ['no overlaps', 'aaaa', plain('aa'), ['aa', 'aa']],
    ['nothing for no text', 'a', plain(''), []],
    [
      'an expression',
      'weight: 90\nweight: 10',
      expression('weight: (\\d+)'),
      ['weight: 90', 'weight: 10'],
    ],
    ['line starts', 'a: 1\r\na: 2\r\n', expression('^a: \\d$'), ['a: 1', 'a: 2']],
    ['no line end', 'a\r\nb', expression('(?s).+'), ['a', 'b']],
    ['no empty match', 'ab', expression('x*'), []],
    ['letters beyond ASCII', 'é=1 𝒳=2', expression('=\\d'), ['=1', '=2']],
  ])('%s', (_what, text, find, expected) => {
    expect(found(text, find)).toEqual(expected)
  })

  it('stops at the limit and says so', () => {
    expect(findInText('aaa', plain('a'), 2)).toMatchObject({ hasMore: true })
    expect(findInText('aa', plain('a'), 2)).toMatchObject({ hasMore: false })
  })

  it('an expression that backtracks elsewhere ends here', () => {
    expect(found(`${'a'.repeat(5_000)}!`, expression('(a+)+$'))).toEqual([])
  })

  it.each([['(?=a)'], ['(a'], ['a'.repeat(2_000)]])(
    '“%.8s” is refused with a reason',
    (pattern) => {
      expect(readLineExpression(pattern, true)).toMatchObject({ ok: false })
    },
  )
})

describe('what an expression requires of a line', () => {
  it.each([
    ['time(out)?: \\d+m?s', 'time'],
    ['reviews', 'reviews'],
    ['^host: a+b', 'host: a'],
    ['a?bc*de{0,2}fgh', 'fgh'],
    ['http\\[\\d\\]\\.no', 'http['],
    ['(?:a|b)[]x)(]de', 'de'],
    ['[[:alpha:]]]ab', ']ab'],
    ['ho𝒳?t: ', 't: '],
    ['ab|cd', undefined],
    ['(abc)', undefined],
    ['(?i)abc', undefined],
    ['(?i:abc)de', undefined],
    ['x{1,2}y{z', undefined],
    ['ab\\pLcd', undefined],
    ['\\Qa|b\\E', undefined],
    ['a*', undefined],
    ['', undefined],
  ])('“%s”: %s', (pattern, text) => {
    expect(readRequiredText(pattern)).toBe(text)
  })

  it('leaves no match out', () => {
    const part = fc.constantFrom(
      ...Array.from('abs:.^$()|?*+{}Ké'),
      'ſ',
      'ab',
      '+?',
      '(?:',
      '{0,1}',
      '{2}',
      '[ab]',
      '[^a]',
      '[]a]',
      '[[:digit:]]',
      '\\.',
      '\\d',
      '\\b',
      '(?i)',
      '(?P<n>',
      '\\Q',
      '\\E',
      '\\x41',
      '\\pL',
      '\\\\',
    )
    const patterns = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''))
    const letter = fc.constantFrom(...Array.from('aAbBsSkKſ\u212aéÉ.:1{}[]|?\\ \n\r'))
    const texts = fc.string({ unit: letter, maxLength: 40 })
    fc.assert(
      fc.property(patterns, texts, fc.boolean(), (pattern, text, isCaseSensitive) => {
        const read = readLineExpression(pattern, isCaseSensitive)
        const required = read.ok ? readRequiredText(pattern) : undefined
        if (!read.ok || required === undefined) return
        const { findInLine } = read
        const quick = { findInLine, required: { text: required, isCaseSensitive } }
        expect(findInText(text, quick, NO_LIMIT)).toEqual(
          findInText(text, { findInLine }, NO_LIMIT),
        )
      }),
      { numRuns: 5_000 },
    )
  })

  it('plain text finds the same by lines that hold it as by all lines', () => {
    const letter = fc.constantFrom(...Array.from('aAbsSſİi \n\r'))
    const texts = fc.string({ unit: letter, maxLength: 40 })
    const wanted = fc.string({ unit: letter, maxLength: 3 })
    fc.assert(
      fc.property(texts, wanted, fc.boolean(), (text, word, isCaseSensitive) => {
        const search = plain(word, { isCaseSensitive })
        const { findInLine } = search
        expect(findInText(text, search, NO_LIMIT)).toEqual(
          findInText(text, { findInLine }, NO_LIMIT),
        )
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('replacing', () => {
  it.each([
    ['plain text stands as it is', 'a $1', plain('a'), '$1', '$1 $1'],
    ['groups', 'host: a.b', expression('(\\w+)\\.(\\w+)'), '$2.$1$$', 'host: b.a$'],
    ['the whole match', 'v1', expression('v\\d'), '<$0|$&>', '<v1|v1>'],
    ['a group that is not there', 'v1', expression('v(x)?1'), '[$1$7]', '[]'],
    ['line ends', 'a\r\nb\na\r', plain('a'), 'c', 'c\r\nb\nc\r'],
  ])('%s', (_what, text, find, replacement, expected) => {
    expect(replaceAll(text, find, replacement)).toBe(expected)
  })

  it('what stands as wanted is no edit', () => {
    const { matches } = findInText('a A', plain('a'), NO_LIMIT)
    expect(planReplacements('a A', matches, 'A')).toHaveLength(1)
  })

  it('keeps every line end and every byte outside, and can be taken back', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'A', ' ', '\n', '\r\n', '\r') })
    const finders = fc.constantFrom(plain('a'), plain('ab'), expression('a+.?'), expression('\\s'))
    fc.assert(
      fc.property(texts, finders, fc.constantFrom('', 'x', '$0$0'), (text, find, replacement) => {
        const { matches } = findInText(text, find, NO_LIMIT)
        const edits = planReplacements(text, matches, replacement)
        const after = applyEdits(text, edits)
        const ends = (it: string) => it.replaceAll(/[^\r\n]/g, '')
        expect(ends(after)).toBe(ends(text))
        expect(applyEdits(after, invertEdits(text, edits))).toBe(text)
      }),
    )
  })
})

describe('files by pattern', () => {
  it.each([
    ['', 'a/b.yaml', true],
    ['*.yaml', 'a/b.yaml', true],
    ['*.yaml', 'a/b.json', false],
    ['routes', 'routes/a.yaml', true],
    ['routes/*', 'routes/a.yaml', true],
    ['routes/*.yaml', 'routes/x/a.yaml', false],
    ['routes/**', 'routes/x/a.yaml', true],
    ['**/a.yaml', 'a.yaml', true],
    ['x/**/a.yaml', 'x/a.yaml', true],
    ['x/**/a.yaml', 'x/y/z/a.yaml', true],
    ['x/**/a.yaml', 'xy/a.yaml', false],
    ['!*.json', 'a.json', false],
    ['!*.json', 'a.yaml', true],
    ['*.yaml, !tests', 'tests/a.yaml', false],
    ['a?.yaml', 'a1.yaml', true],
    ['a?.yaml', 'a.yaml', false],
    ['ROUTES/', 'routes/a.yaml', true],
    ['a.c', 'abc', false],
  ])('“%s” and %s: %s', (patterns, path, expected) => {
    expect(readPathPatterns(patterns)(path)).toBe(expected)
  })
})
