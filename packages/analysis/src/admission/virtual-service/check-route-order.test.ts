import { describe, expect, it } from 'vitest'
import { checkAlone as check } from '../../../test/admission.ts'
import { applyFix } from '../../../test/workspace.ts'

const HEAD = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: reviews, namespace: shop}
spec:
  hosts: [reviews.example.com]
`

const ROUTE = 'route: [{destination: {host: reviews.example.com}}]'

/** A VirtualService with one rule a line: a name and its matches, in flow style. */
const rules = (section: string, ...matches: readonly string[]) =>
  `${HEAD}  ${section}:\n${matches.map((match) => `  - {match: [${match}], ${ROUTE}}\n`).join('')}`

const findOrder = (text: string) => check(text).filter(({ code }) => /^VS-10\d$/.test(code))
const listOrder = (text: string) =>
  findOrder(text).map(({ code, path }) => `${code} ${path.replace(/^spec\//, '')}`)

describe('the order of HTTP rules', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['a rule without match at the end', ['{port: 80}', ''], []],
    ['an empty match, which counts as one', ['{}', '{port: 80}'], []],
    ['several rules without match', ['', '', '{port: 80}'], ['VS-100 http/1', 'VS-101 http/2']],
    ['each rule once, whatever its matches', ['', '{port: 80}, {port: 81}'], ['VS-101 http/1']],
    [
      'nothing but that a rule is not reached behind one without match',
      ['{uri: {prefix: /}}', '', '{uri: {prefix: /}}, {uri: {prefix: /a}}'],
      ['VS-101 http/2'],
    ],
    [
      'a rule of which every match stands above',
      ['{port: 80}, {port: 81}', '{port: 81}, {port: 80}'],
      ['VS-102 http/1', 'VS-103 http/1/match/0', 'VS-103 http/1/match/1'],
    ],
    [
      'a match that stands twice in one rule',
      ['{port: 80}, {port: 80}'],
      ['VS-103 http/0/match/1'],
    ],
    [
      'matches that differ in what means nothing',
      ['{name: a, port: 80}', '{name: b, port: 80, ignoreUriCase: false, headers: {}}, {port: 81}'],
      ['VS-103 http/1/match/0'],
    ],
    ['an empty condition, which is one', ['{port: 80}', '{port: 80, uri: {}}'], []],
    [
      'headers in another order',
      [
        '{headers: {a: {exact: one}, b: {exact: two}}}',
        '{headers: {b: {exact: two}, a: {exact: one}}}, {port: 81}',
      ],
      ['VS-103 http/1/match/0'],
    ],
    [
      'a longer prefix only once, for the first that covers it',
      ['{uri: {prefix: /a}}', '{uri: {prefix: /a/b}}', '{uri: {prefix: /a/b/c}}'],
      ['VS-104 http/1/match/0/uri/prefix', 'VS-104 http/2/match/0/uri/prefix'],
    ],
  ])('reports %s', (_, matches, expected) => {
    expect(listOrder(rules('http', ...matches)).toSorted()).toEqual(expected)
  })

  it('is judged although other rules of the webhook are broken', () => {
    const text = rules('http', '', '').replace('hosts: [reviews.example.com]', 'hosts: ["a.*.b"]')
    expect(check(text).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['VS-005', 'VS-100']),
    )
  })
})

it.each(['tls', 'tcp'])('the order of %s rules is judged for itself', (section) => {
  const match = '{port: 80, sniHosts: [reviews.example.com]}'
  const text = rules(section, match, match).replaceAll(
    section === 'tcp' ? ', sniHosts: [reviews.example.com]' : /$^/g,
    '',
  )
  const found = findOrder(text)
  expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual([`VS-102 spec/${section}/1`])
  // A rule with one match, and that one used above, is one cause.
  expect(found[0]?.aliases).toEqual(expect.arrayContaining(['VS-103', 'IST0131']))
})

it('a list of thousands of unused rules is reported by its first hundred', () => {
  const text = rules('http', ...Array.from({ length: 3000 }, () => ''))
  expect(listOrder(text)).toHaveLength(100)
})

describe('a fix of the order', () => {
  const fixesOf = (text: string, code: string) =>
    findOrder(text).flatMap((finding) => (finding.code === code ? finding.fixes : []))

  it('removes a rule whose last match would go', () => {
    const text = rules('http', '{port: 80}', '{port: 80}, {port: 80}')
    const [fix] = fixesOf(text, 'VS-103')
    expect(applyFix(fix, text)).toBe(rules('http', '{port: 80}'))
  })

  it('moves the matches of one rule without asking', () => {
    const text = rules('http', '{uri: {prefix: /a}}, {uri: {prefix: /a/b}}')
    const [fix] = fixesOf(text, 'VS-104')
    expect(fix?.isChoice).toBeUndefined()
    expect(applyFix(fix, text)).toBe(rules('http', '{uri: {prefix: /a/b}}, {uri: {prefix: /a}}'))
  })

  it('asks before a rule comes into use', () => {
    const text = rules('http', '{uri: {prefix: /a}}', '{uri: {prefix: /a/b}}')
    expect(fixesOf(text, 'VS-104')).toMatchObject([{ isChoice: true }])
    expect(fixesOf(rules('http', '', '{port: 80}'), 'VS-101')).toMatchObject([{ isChoice: true }])
  })

  it('is not offered where another rule would be unused instead', () => {
    const text = rules('http', '{uri: {prefix: /a}}', '{uri: {prefix: /a/b}}, {uri: {prefix: /}}')
    expect(fixesOf(text, 'VS-104')).toEqual([])
  })
})
