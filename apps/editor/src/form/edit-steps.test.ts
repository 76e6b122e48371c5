import { expect, test } from 'vitest'
import { applyEdits, parseDocument } from '@meshdraft/yaml'
import type { FieldPath, PlainValue } from '@meshdraft/yaml'
import { planSteps, removeField, renameKey, writeField, writeValue } from './edit-steps.ts'
import type { EditScope, EditStep } from './edit-steps.ts'

const ROUTE: EditScope = { kind: 'VirtualService', baseLength: 0 }
const RULE: EditScope = { kind: 'DestinationRule', baseLength: 0 }

function run(text: string, steps: readonly EditStep[]): string {
  const plan = planSteps(parseDocument(text), steps, parseDocument)
  if (!plan.ok) return plan.message
  return plan.batches.reduce(applyEdits, text)
}

function write(scope: EditScope, text: string, path: FieldPath, value: PlainValue): string {
  return run(text, writeField(scope, path, value))
}

test('a value that is there is replaced in its place', () => {
  const text = 'spec:\n  http:\n    - timeout: 5s # long\n'
  expect(write(ROUTE, text, ['spec', 'http', 0, 'timeout'], '6s')).toBe(
    'spec:\n  http:\n    - timeout: 6s # long\n',
  )
})

test('what holds a new value is made with it', () => {
  const text = 'spec:\n  http:\n    - name: a\n'
  expect(write(ROUTE, text, ['spec', 'http', 0, 'retries', 'attempts'], 3)).toBe(
    'spec:\n  http:\n    - name: a\n      retries:\n        attempts: 3\n',
  )
})

test('a key without a value takes what belongs there', () => {
  const written = write(ROUTE, 'spec:\n  hosts:\n', ['spec', 'hosts', 0], 'reviews')
  expect(parseDocument(written).root).toMatchObject({
    entries: [{ value: { entries: [{ value: { items: [{ value: 'reviews' }] } }] } }],
  })
})

test('a new item goes to the end of its list', () => {
  const text = 'spec:\n  hosts:\n    - a\n'
  expect(write(ROUTE, text, ['spec', 'hosts', 1], 'b')).toBe('spec:\n  hosts:\n    - a\n    - b\n')
})

test('setting a member of a one-of group removes the others', () => {
  const text = 'spec:\n  trafficPolicy:\n    loadBalancer:\n      simple: RANDOM\n'
  const path = ['spec', 'trafficPolicy', 'loadBalancer', 'consistentHash', 'httpHeaderName']
  expect(write(RULE, text, path, 'x-user')).toBe(
    'spec:\n  trafficPolicy:\n    loadBalancer:\n      consistentHash:\n        httpHeaderName: x-user\n',
  )
})

test('changing a member keeps the value and touches the key alone', () => {
  const text = 'spec:\n  http:\n    - match:\n        - uri:\n            exact: /a # why\n'
  const path = ['spec', 'http', 0, 'match', 0, 'uri', 'exact']
  expect(run(text, [renameKey(path, 'prefix')])).toBe(text.replace('exact', 'prefix'))
})

test('a key that reads as something else than text is quoted', () => {
  expect(run('a: {x: 1}\n', [renameKey(['a', 'x'], 'yes')])).toBe('a: {"yes": 1}\n')
  expect(run('a: {x: 1}\n', [renameKey(['a', 'x'], '80')])).toBe('a: {"80": 1}\n')
  expect(run('a: {x: 1}\n', [renameKey(['a', 'x'], 'a: b')])).toBe('a: {"a: b": 1}\n')
  expect(run('a: {x: 1}\n', [renameKey(['a', 'x'], 'app.kubernetes.io/name')])).toBe(
    'a: {app.kubernetes.io/name: 1}\n',
  )
})

test('a key is not given a name that is taken', () => {
  expect(run('a: 1\nb: 2\n', [renameKey(['a'], 'b')])).toContain('there already')
})

test('removing the last field takes the optional fields that held it along', () => {
  const text = 'spec:\n  http:\n    - name: a\n      retries:\n        attempts: 3\n'
  const path = ['spec', 'http', 0, 'retries', 'attempts']
  expect(run(text, [removeField(ROUTE, path)])).toBe('spec:\n  http:\n    - name: a\n')
})

test('removing never takes spec, an item of a list, or an entry of a map along', () => {
  const spec = run('kind: X\nspec:\n  hosts: [a]\n', [removeField(ROUTE, ['spec', 'hosts', 0])])
  expect(parseDocument(spec).root).toMatchObject({ entries: [{ key: 'kind' }, { key: 'spec' }] })
  const header =
    'spec:\n  http:\n    - match:\n        - headers:\n            x:\n              exact: a\n'
  const path = ['spec', 'http', 0, 'match', 0, 'headers', 'x', 'exact']
  expect(run(header, [removeField(ROUTE, path)])).toContain('x: {}')
})

test('nothing is done when one step cannot be', () => {
  const steps = [writeValue(['a'], 2), renameKey(['missing'], 'b')]
  expect(planSteps(parseDocument('a: 1\n'), steps, parseDocument).ok).toBe(false)
})

test('names that objects inherit are plain names', () => {
  expect(run('a: {}\n', [writeValue(['a', '__proto__', 'b'], 'c')])).toContain('__proto__')
})
