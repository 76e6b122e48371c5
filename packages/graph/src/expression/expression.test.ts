import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { GraphExpression } from './expression.ts'
import { parseExpression } from './parse.ts'
import { printExpression } from './print.ts'

function read(text: string): GraphExpression | undefined {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.expression
}

function failOf(text: string) {
  const parsed = parseExpression(text)
  if (parsed.ok) throw new Error(`“${text}” can be read.`)
  const { message, range, isUnfinished } = parsed.error
  return { message, at: text.slice(range.start, range.end), isUnfinished }
}

test.each([
  ['', ''],
  ['   ', ''],
  ['reviews', 'reviews'],
  ['kind:VirtualService', 'kind:virtualservice'],
  ['kind:vs', 'kind:virtualservice'],
  ['kind:dr', 'kind:subset'],
  ['namespace:shop', 'ns:shop'],
  ['ns=shop', 'ns:shop'],
  ['ns!=shop', '-ns:shop'],
  ['host:*.example.com', 'host:*.example.com'],
  ['weight:10', 'weight=10'],
  ['weight>=12.50', 'weight>=12.5'],
  ['has:outlierDetection', 'has:breaker'],
  ['ns:shop has:error', 'ns:shop has:error'],
  ['ns:shop and has:error', 'ns:shop has:error'],
  ['a b or c d', 'a b or c d'],
  ['a (b or c) d', 'a (b or c) d'],
  ['((a))', 'a'],
  ['not has:error', '-has:error'],
  ['NOT (a OR b)', '-(a or b)'],
  ['-"two words"', '-"two words"'],
  ['"say \\"hi\\" \\\\"', '"say \\"hi\\" \\\\"'],
  ['x-canary', 'x-canary'],
  ['app=web', 'app=web'],
  [':9080', ':9080'],
  ['/api/v1', '/api/v1'],
  ['"or"', '"or"'],
])('“%s” is read as “%s”', (text, printed) => {
  const expression = read(text)
  expect(expression ? printExpression(expression) : '').toBe(printed)
})

test.each([
  ['weigth<10', '“weigth” is no field. Did you mean “weight”?', 'weigth'],
  ['ns:shop knd:vs', '“knd” is no field. Did you mean “kind”?', 'knd'],
  ['x-canary:1', '“x-canary” is no field. In quotes it is found as text.', 'x-canary'],
  ['kind:virtualservic', 'Did you mean “virtualservice”?', 'virtualservic'],
  ['has:mirorr', 'Did you mean “mirror”?', 'mirorr'],
  ['has:zzz', 'It takes problem, error,', 'zzz'],
  ['weight<many', '“weight” takes a number, e.g. weight<10.', 'many'],
  ['port:https', '“port” takes a number, e.g. port:443.', 'https'],
  ['ns<shop', '“ns” is not a number: it takes “:”.', 'ns<shop'],
  ['a)', 'This “)” closes nothing.', ')'],
  ['or a', 'Something to find is missing before “or”.', 'or'],
  ['()', 'Something to find is missing after “(”.', '('],
  ['ns: shop', '“ns:” needs a value.', 'ns:'],
])('“%s” is answered with “%s” at “%s”', (text, message, at) => {
  const failure = failOf(text)
  expect(failure.message).toContain(message)
  expect(failure.at).toBe(at)
  expect(failure.isUnfinished).toBe(false)
})

test.each(['ns:', 'a or', '-', 'not', '(a', '"two wor', 'ns:"sh', 'weight<', 'a and', '"\\'])(
  '“%s” is only not finished',
  (text) => {
    expect(failOf(text).isUnfinished).toBe(true)
  },
)

test('what is too long or too deep is refused with a sentence', () => {
  expect(failOf('a'.repeat(1_001)).message).toContain('1,000 characters at most')
  expect(failOf('('.repeat(500)).message).toContain('32 deep at most')
  expect(failOf('-'.repeat(500)).message).toContain('32 deep at most')
  expect(read(`${'('.repeat(32)}a${')'.repeat(32)}`)).toEqual(read('a'))
})

const PIECES =
  '( ) - " \\ * : < != ns: has: weight< kind:vs has:error shop 10 x-canary or and not weigth 𝒳'
    .split(' ')
    .concat([' ', ' or ', ' and ', 'not ', '\n'])

const pieces = fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 }))

test('no text makes it throw, and an error lies within the text', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const text = parts.join('')
      const parsed = parseExpression(text)
      if (parsed.ok) return
      const { start, end } = parsed.error.range
      expect(start).toBeGreaterThanOrEqual(0)
      expect(end).toBeGreaterThanOrEqual(start)
      expect(end).toBeLessThanOrEqual(text.length)
      expect(parsed.error.message).toMatch(/[.?]$/)
    }),
  )
})

const pattern = fc.oneof(
  fc.string({ maxLength: 12 }).map((text) => ({ text, isQuoted: true })),
  fc
    .stringMatching(/^[a-z*/.][a-z0-9*./-]{0,8}$/)
    .filter((text) => !['or', 'and', 'not'].includes(text))
    .map((text) => ({ text, isQuoted: false })),
)

const { expression: anyExpression } = fc.letrec<{ expression: GraphExpression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    pattern.map((value): GraphExpression => ({ type: 'text', value })),
    fc
      .tuple(
        fc.constantFrom('ns', 'host', 'file', 'reached-by', 'problem'),
        pattern.filter(({ text }) => text !== ''),
      )
      .map(([field, value]): GraphExpression => ({ type: 'field', field, value })),
    fc.constantFrom('virtualservice', 'answer').map((kind): GraphExpression => ({
      type: 'kind',
      kind,
    })),
    fc.constantFrom('mirror', 'tls').map((feature): GraphExpression => ({ type: 'has', feature })),
    fc
      .tuple(
        fc.constantFrom('weight', 'port'),
        fc.constantFrom('<', '<=', '>', '>=', '=', '!='),
        fc.integer({ min: 0, max: 999_999 }).map((value) => value / 4),
      )
      .map(([field, comparison, value]): GraphExpression => ({
        type: 'number',
        field,
        comparison,
        value,
      })),
    tie('expression').map((part): GraphExpression => ({ type: 'not', part })),
    fc
      .tuple(
        fc.constantFrom('and', 'or'),
        fc.array(tie('expression'), { minLength: 2, maxLength: 3 }),
      )
      .map(([type, parts]): GraphExpression => ({ type, parts })),
  ),
}))

test('what an expression prints is read as the same expression', () => {
  fc.assert(
    fc.property(anyExpression, (expression) => {
      const text = printExpression(expression)
      fc.pre(text.length <= 1_000)
      expect(read(text)).toEqual(expression)
    }),
  )
})

test('what can be read stays the same when it is printed and read again', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
      const parsed = parseExpression(parts.join(''))
      if (!parsed.ok || !parsed.expression) return
      const printed = printExpression(parsed.expression)
      fc.pre(printed.length <= 1_000)
      expect(read(printed)).toEqual(parsed.expression)
    }),
  )
})
