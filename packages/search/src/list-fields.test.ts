import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument } from '@meshdraft/yaml'
import { formatFieldPath, parseFieldPath } from './field-paths.ts'
import { listFields } from './list-fields.ts'

function labels(text: string): readonly string[] {
  return listFields(parseDocument(text)).map(({ label }) => label)
}

describe('fields', () => {
  it('are listed with their way and value, in the order of the text', () => {
    const text =
      'kind: VirtualService\nmetadata:\n  labels:\n    app.kubernetes.io/name: shop\n' +
      'spec:\n  http:\n    - timeout: 5s\n      retries: {attempts: 2}\n'
    expect(labels(text)).toEqual([
      'kind: VirtualService',
      'metadata.labels["app.kubernetes.io/name"]: shop',
      'http[0].timeout: 5s',
      'http[0].retries.attempts: 2',
    ])
  })

  it('of a Secret say no value of its data', () => {
    const text = 'kind: Secret\ndata:\n  key: aGVsbG8=\nstringData:\n  word: hello\n'
    expect(labels(text)).toEqual(['kind: Secret', 'data.key', 'stringData.word'])
  })

  it('of an alias are listed once, where they are written', () => {
    expect(labels('a: &x\n  b: 1\nc: *x\n')).toEqual(['a.b: 1', 'c: *x'])
  })

  it('of a document that cannot be read are none', () => {
    expect(labels('')).toEqual([])
  })
})

it('a path that is written is read again', () => {
  const step = fc.oneof(
    fc.nat(10_000),
    fc.string(),
    fc.constantFrom('spec', 'http', 'x-y', '0', 'a.b'),
  )
  fc.assert(
    fc.property(fc.array(step), (path) => {
      expect(parseFieldPath(formatFieldPath(path))).toEqual(path)
    }),
  )
})

it.each([['.a'], ['a..b'], ['a['], ['a[-1]'], ['a["x]'], ['a b'], ['[01]'], ['a[99999999999]']])(
  '“%s” is no path',
  (text) => {
    expect(parseFieldPath(text)).toBeUndefined()
  },
)
