import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { CATALOGUE_KINDS } from './catalogue.ts'
import { conform } from './conform.ts'
import { validate } from './validate.ts'

describe('conform', () => {
  it('keeps what has its type', () => {
    const spec = { hosts: ['a'], http: [{ timeout: '5s', retries: { attempts: 2 } }] }
    expect(conform('VirtualService', { spec })).toEqual(spec)
  })

  it('drops fields of a wrong type, unknown ones, nulls and unknown enum values', () => {
    const http = [{ timeout: 5, retries: 'no', name: null, nonsense: 1, headers: {} }]
    expect(conform('VirtualService', { spec: { hosts: 'a', http } })).toEqual({
      http: [{ headers: {} }],
    })
    const tls = { mode: 'SIMPEL', sni: 'a' }
    expect(conform('DestinationRule', { spec: { trafficPolicy: { tls } } })).toEqual({
      trafficPolicy: { tls: { sni: 'a' } },
    })
  })

  it('keeps the index of every item of a list', () => {
    const http = [null, 'x', { name: 'third' }, []]
    expect(conform('VirtualService', { spec: { hosts: [1, 'b', null], http } })).toEqual({
      hosts: ['', 'b', ''],
      http: [{}, {}, { name: 'third' }, {}],
    })
  })

  it('reads large integers as numbers and refuses fractions of integers', () => {
    const read = (weight: unknown) =>
      conform('VirtualService', { spec: { tcp: [{ route: [{ weight }] }] } }).tcp?.[0]?.route?.[0]
    expect(read(2n ** 60n)).toEqual({ weight: 2 ** 60 })
    expect(read(1.5)).toEqual({})
    expect(read(Number.POSITIVE_INFINITY)).toEqual({})
  })

  it('reads any key of a map safely', () => {
    const selector: unknown = JSON.parse('{"__proto__":"a","constructor":"b","toString":1}')
    const read = conform('Gateway', { spec: { selector } }).selector ?? {}
    expect('hasOwnProperty' in read).toBe(false)
    expect(Object.entries(read)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ])
  })

  it.each([undefined, null, 1, 'text', [], {}, { spec: null }, { spec: [] }])(
    'reads %j as an empty spec',
    (value) => {
      expect(conform('Sidecar', value)).toEqual({})
    },
  )
})

const STRAY_KEYS = [
  ...'spec metadata name http route match uri exact regex tls servers port number'.split(' '),
  ...'hosts host ports endpoints address egress trafficPolicy loadBalancer'.split(' '),
  ...'consistentHash template probe labels timeout subsets workloadSelector status'.split(' '),
  '__proto__',
  'constructor',
  'a/b~c',
  '',
]

/** Values that stray from the shape of a resource in every way JSON allows, and by bigint. */
const strayValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, 0, -1, 70_000, 1.5, 2n ** 70n, '', '5s', 'a', '*', 'unix://'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...STRAY_KEYS), tie('value'), {
      maxKeys: 6,
      noNullPrototype: false,
    }),
  ),
})).value

test('whatever the document holds, conform and validate answer without throwing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...CATALOGUE_KINDS), strayValue, (kind, spec) => {
      const value = { apiVersion: 'networking.istio.io/v1', kind, metadata: { name: 'a' }, spec }
      const conformed = conform(kind, value)
      // What conform gives has the right types: only bounds, rules and missing members are left.
      const left = validate(kind, { ...value, spec: conformed }).map(({ rule }) => rule)
      for (const rule of ['SCH-060', 'SCH-063', 'SCH-066', 'SCH-068', 'SCH-069']) {
        expect(left).not.toContain(rule)
      }
      for (const issue of validate(kind, value)) expect(issue.message).toMatch(/\.$|\?$/u)
    }),
    { numRuns: 500 },
  )
})
