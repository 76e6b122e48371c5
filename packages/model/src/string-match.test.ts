import { describe, expect, it } from 'vitest'
import { describeRegexError } from './string-match.ts'

describe('describeRegexError', () => {
  it.each([
    '',
    '/v[0-9]+/.*',
    '(?i)^/api$',
    '(?P<name>a)',
    '(?<name>a)',
    '[[:word:]]',
    '\\pN\\p{Greek}',
    'a{1000}',
    'a{2,}',
    'a{,2}',
    '\\Qa**b\\E',
    'x'.repeat(1024),
    'é'.repeat(512),
    '😀'.repeat(256),
  ])('accepts %j', (pattern) => {
    expect(describeRegexError(pattern)).toBeUndefined()
  })

  it.each([
    ['(?=a)', '(?='],
    ['(?!a)b', '(?!'],
    ['(?>a)', '(?>'],
    ['(a)\\1', '\\1'],
    ['\\C', '\\C'],
    ['a\\Z', '\\Z'],
    ['a{1001}', '{1001}'],
    ['a{2,1}', '{2,1}'],
    ['a**', '**'],
    ['a*+', '*+'],
    ['[a-', '[a-'],
    ['*', '*'],
    ['a(', 'a('],
    ['(((((a{1000}){1000}){1000}){1000}){1000})', '1000'],
    [`${'('.repeat(400)}a${'){2}'.repeat(400)}`.slice(0, 1024), ''],
    ['a\\', 'backslash'],
    ['x'.repeat(1025), '1024 bytes'],
    ['é'.repeat(513), '1024 bytes'],
    ['😀'.repeat(257), '1024 bytes'],
  ])('tells why %j is refused', (pattern, part) => {
    expect(describeRegexError(pattern)).toContain(part)
    // Asked again, the answer is the same.
    expect(describeRegexError(pattern)).toContain(part)
  })

  it('answers for more patterns than it remembers', () => {
    for (let i = 0; i < 2100; i++) expect(describeRegexError(`a${i}`)).toBeUndefined()
    expect(describeRegexError('a(')).toContain('missing closing )')
  })
})
