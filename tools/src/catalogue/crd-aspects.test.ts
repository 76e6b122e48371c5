import { expect, it, test } from 'vitest'
import { readCrdAspects } from './crd-aspects.ts'

/** The aspects of `spec.field`, as an object. */
function aspectsOf(field: object, more: object = {}): object {
  const spec = { type: 'object', properties: { field }, ...more }
  return Object.fromEntries(readCrdAspects('Sidecar', spec).get('spec.field') ?? [])
}

it.each([
  [
    { type: 'string', maxLength: 3, pattern: '^a' },
    { type: 'string', maxLength: '3', pattern: '^a' },
  ],
  [
    { type: 'integer', minimum: 0, format: 'int32' },
    { type: 'integer', minimum: '0', format: 'int32' },
  ],
  [
    { type: 'string', enum: ['A', 'B'], nullable: true },
    { type: 'string', enum: '["A","B"]', nullable: 'true' },
  ],
  [{ type: 'object', additionalProperties: { type: 'string' } }, { type: 'map' }],
  [
    { type: 'string', default: 'x' },
    { type: 'string', default: 'x' },
  ],
  [
    { type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] },
    { type: 'array', listType: 'map', listMapKeys: '["name"]' },
  ],
  // What is not understood must show up as a difference.
  [
    { type: 'string', const: 'x' },
    { type: 'string', unread: '["const"]' },
  ],
])('%j is read', (field, expected) => {
  expect(aspectsOf(field)).toEqual(expected)
})

test('a required member is told apart', () => {
  expect(aspectsOf({ type: 'string' }, { required: ['field'] })).toMatchObject({ required: 'true' })
})

test('a one-of group is its members, whatever their order; another form stays as it is', () => {
  const branch = (name: string) => ({ required: [name] })
  const group = (...names: string[]) => [
    { not: { anyOf: names.map(branch) } },
    ...names.map(branch),
  ]
  expect(aspectsOf({ type: 'object', oneOf: group('b', 'a') })).toMatchObject({
    oneOf: '["a | b"]',
  })
  expect(
    aspectsOf({ type: 'object', allOf: [{ oneOf: group('d', 'c') }, { oneOf: group('a', 'b') }] }),
  ).toMatchObject({ oneOf: '["a | b","c | d"]' })
  const lacking = [{ not: { anyOf: [branch('a')] } }, branch('a'), branch('b')]
  expect(aspectsOf({ type: 'object', oneOf: lacking })).toMatchObject({
    oneOf: JSON.stringify([JSON.stringify(lacking)]),
  })
})

test('a rule is known by its exact expression', () => {
  const withRule = (rule: string) => ({ type: 'string', 'x-kubernetes-validations': [{ rule }] })
  expect(aspectsOf(withRule('self != "*"'))).toMatchObject({ rules: '["CEL-18"]' })
  expect(aspectsOf(withRule('self != "**"'))).toMatchObject({
    rules: expect.stringMatching(/unknown rule [0-9a-f]{12}/u),
  })
})

test('items and values of maps have paths of their own', () => {
  const items = { type: 'object', additionalProperties: { type: 'integer' } }
  expect([...readCrdAspects('Sidecar', { type: 'array', items }).keys()]).toEqual([
    'spec',
    'spec[]',
    'spec[]{}',
  ])
})
