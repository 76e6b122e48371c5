import fc from 'fast-check'
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import type { PlainValue } from '../nodes.ts'
import { parseDocument } from '../parse.ts'
import { toPlainValue } from '../plain.ts'
import { serialiseDocument } from './document.ts'

const hard = fc.constantFrom(
  'on',
  'y',
  'No',
  '~',
  'null',
  '010',
  '0b1',
  '1_0',
  '1:30',
  '1e3',
  '.5',
  '.inf',
  '2001-01-01',
  '=',
  '<<',
  '*',
  '*.com',
  '&a',
  '!t',
  '# c',
  'a #b',
  'a: b',
  'a:',
  ':',
  '-',
  '- a',
  '?',
  '[a',
  '{a',
  'a]',
  'a, b',
  '|',
  '>',
  '%a',
  '@a',
  '`a',
  '"a',
  "'a",
  "it's",
  'a\nb',
  'a\nb\n',
  'a\n\nb\n\n',
  '\n',
  ' a',
  'a ',
  '\t',
  'a\tb',
  '  a\nb',
  'a\n  b',
  'a \nb',
  'a\n \nb',
  '\u0085',
  '\u2028x',
  '\uFEFF',
  '\0',
  '\u001b[0m',
  '🚀',
  '---',
  '...',
  '--- a',
  '{{ a }}',
  '{% a %}',
  '\\',
  '\\n',
  '/*',
  '',
  '__proto__',
  'a\r\nb',
  '#\n#',
  '- a\n- b\n',
)
const text = fc.oneof(hard, fc.string(), fc.string({ unit: 'grapheme' }))
const scalar = fc.oneof(
  text,
  fc.boolean(),
  fc.constant(null),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
)
const { value: values } = fc.letrec<{ value: PlainValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: false }),
  ),
}))
const options = fc.record({
  step: fc.constantFrom(1, 2, 4),
  listStep: fc.constantFrom(0, 2),
  quote: fc.constantFrom('single' as const, 'double' as const),
  eol: fc.constantFrom('\n' as const, '\r\n' as const),
  isJson: fc.boolean(),
})

/** Fields and values alone, in a form that compares `__proto__` like any other key. */
function flatten(value: unknown): unknown {
  // A whole number beyond the safe range is read as a bigint, to the same digits.
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(flatten)
  if (typeof value !== 'object' || value === null) return value
  const fields = value instanceof Map ? [...value] : Object.entries(value)
  return fields.map(([key, field]) => [key, flatten(field)])
}

describe('a value that is written reads the same', () => {
  it('by the rules of Kubernetes', () => {
    fc.assert(
      fc.property(values, options, (value, style) => {
        const document = parseDocument(serialiseDocument(value, style))
        expect(document.issues).toEqual([])
        expect(flatten(document.root && toPlainValue(document.root))).toEqual(flatten(value))
      }),
      { numRuns: 3_000 },
    )
  })

  it.each(['1.2', '1.1'] as const)('by the rules of YAML %s', (version) => {
    fc.assert(
      fc.property(values, options, (value, style) => {
        const written = serialiseDocument(value, { ...style, isJson: false })
        const read: unknown = parse(written, { version, mapAsMap: true })
        if (version === '1.2') expect(flatten(read)).toEqual(flatten(value))
        else expect(listTexts(read)).toEqual(listTexts(value))
      }),
      { numRuns: 1_500 },
    )
  })

  it('as JSON', () => {
    fc.assert(
      fc.property(values, (value) => {
        const read: unknown = JSON.parse(serialiseDocument(value, { isJson: true }))
        expect(flatten(read)).toEqual(flatten(value))
      }),
    )
  })
})

/** All texts, keys included; YAML 1.1 may read other numbers, but no text as anything else. */
function listTexts(value: unknown): unknown[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(listTexts)
  if (typeof value !== 'object' || value === null) return []
  const fields = value instanceof Map ? [...value] : Object.entries(value)
  return fields.flatMap(([key, field]) => [key, ...listTexts(field)])
}

it.each<[value: PlainValue, text: string]>([
  [{ a: 1, b: ['x', { c: 'on' }] }, 'a: 1\nb:\n- x\n- c: "on"\n'],
  [{ a: {}, b: [] }, 'a: {}\nb: []\n'],
  [{ a: 'l1\nl2\n' }, 'a: |\n  l1\n  l2\n'],
  [[[1, 2], []], '- - 1\n  - 2\n- []\n'],
  ['x', 'x\n'],
  [9007199254740993n, '9007199254740993\n'],
])('%s', (value, text) => {
  expect(serialiseDocument(value)).toBe(text)
})

it('a number that is not finite is a mistake of the caller', () => {
  expect(() => serialiseDocument({ a: NaN })).toThrow(RangeError)
})
