import { expect, test } from 'vitest'
import { applyEdits, parseDocument, toPlainValue } from '@meshdraft/yaml'
import type { FieldPath, PlainValue } from '@meshdraft/yaml'
import { planSteps } from './edit-steps.ts'
import { moveEntry } from './move-entry.ts'

const REQUEST = ['spec', 'http', 0, 'headers', 'request']
const MATCH = ['spec', 'http', 0, 'match', 0]

function move(text: string, from: FieldPath, to: FieldPath, value: PlainValue, isKept = true) {
  const scope = { kind: 'VirtualService', baseLength: 0 } as const
  const steps = moveEntry(scope, { from, to, value, isKept })
  const plan = planSteps(parseDocument(text), steps, parseDocument)
  return plan.ok ? plan.batches.reduce(applyEdits, text) : plan.message
}

function request(lines: string): string {
  const indented = lines.replace(/^/gmu, '          ')
  return `spec:\n  http:\n    - headers:\n        request:\n${indented}\n      timeout: 1s # last\n`
}

function match(lines: string): string {
  return `spec:\n  http:\n    - match:\n        - ${lines.replace(/\n/gu, '\n          ')}\n`
}

const set = (name: string) => [...REQUEST, 'set', name]
const add = (name: string) => [...REQUEST, 'add', name]

test('a lone header that is added instead of set changes the word alone', () => {
  const text = request('# kept\nset: # for tests\n  # why\n  x-one: "1"  # c1')
  expect(move(text, set('x-one'), add('x-one'), '1')).toBe(text.replace('set:', 'add:'))
})

test('a header among others takes its own comments to the new group', () => {
  const text = request('set:\n  # about one\n  x-one: "1"  # c1\n  # about two\n  x-two: "2" # c2')
  expect(move(text, set('x-one'), add('x-one'), '1')).toBe(
    request('set:\n  # about two\n  x-two: "2" # c2\nadd:\n  # about one\n  x-one: "1"  # c1'),
  )
})

test('a header joins those that are added already with its comment', () => {
  const text = request('set:\n  x-one: "1"  # c1\nadd:\n  x-two: "2" # c2')
  expect(move(text, set('x-one'), add('x-one'), '1')).toBe(
    request('add:\n  x-two: "2" # c2\n  x-one: "1"  # c1'),
  )
})

test.each([
  [
    'set:\n  # why\n  x-one: "a # b"  # c1',
    set('x-one'),
    [...REQUEST, 'remove', 0],
    'x-one',
    false,
  ],
  ['remove:\n  # why\n  - x-one # c1\n  - b', [...REQUEST, 'remove', 0], set('x-one'), '', false],
  ['set:\n  # why\n  a: |\n    # text\n  # c1\n  b: x\nadd: {c: d}', set('b'), add('b'), 'x', true],
  ['set: {a: b} # why\nadd: {c: d} # c1', set('a'), add('a'), 'b', true],
  ['set: {\n  a: b, # why\n  c: d # c1\n}', set('a'), add('a'), 'b', true],
])('every comment survives the move in %j', (lines, from, to, value, isKept) => {
  const moved = move(request(lines), from, to, value, isKept)
  for (const comment of ['# why', '# c1', '# last']) expect(moved.split(comment)).toHaveLength(2)
  const document = parseDocument(moved)
  expect(document.issues).toEqual([])
  expect(document.root && toPlainValue(document.root)).toMatchObject({
    spec: { http: [{ timeout: '1s' }] },
  })
})

test('a condition on the path becomes one on the method in its place', () => {
  const text = match('uri:\n  prefix: /a   # why\nport: 80')
  const value = { prefix: '/a' }
  expect(move(text, [...MATCH, 'uri'], [...MATCH, 'method'], value)).toBe(
    text.replace('uri', 'method'),
  )
})

test('a condition that changes its shape keeps its comment', () => {
  const text = match('uri:\n  # above\n  prefix: /a   # why\nmethod: {exact: GET}')
  expect(move(text, [...MATCH, 'uri'], [...MATCH, 'headers', 'x'], { prefix: '/a' })).toMatch(
    /# above[^]*prefix: \/a {3}# why/u,
  )
})

test('a header that is there already is not written over', () => {
  const text = request('set:\n  x-one: "1"\nadd:\n  x-one: "2"')
  expect(move(text, set('x-one'), add('x-one'), '1')).toContain('there already')
})
