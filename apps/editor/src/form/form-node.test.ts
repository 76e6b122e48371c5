import { expect, test } from 'vitest'
import { parseDocument } from '@meshdraft/yaml'
import { buildFormNode, getDescendant, toScalarText } from './form-node.ts'
import type { FormNode } from './form-node.ts'

function read(text: string, previous?: FormNode): FormNode {
  const { root } = parseDocument(text)
  if (!root) throw new TypeError('The text has no value.')
  return buildFormNode(root, text, previous)
}

const BEFORE = `spec:
  http:
    - name: a
      timeout: 5s
    - name: b
      timeout: 6s
  hosts: [x]
`

test('values whose text did not change keep their identity', () => {
  const before = read(BEFORE)
  const after = read(BEFORE.replace('6s', '60s'), before)
  expect(getDescendant(after, ['spec', 'http', 0])).toBe(getDescendant(before, ['spec', 'http', 0]))
  expect(getDescendant(after, ['spec', 'hosts'])).toBe(getDescendant(before, ['spec', 'hosts']))
  expect(getDescendant(after, ['spec', 'http', 1, 'name'])).toBe(
    getDescendant(before, ['spec', 'http', 1, 'name']),
  )
  expect(toScalarText(getDescendant(after, ['spec', 'http', 1, 'timeout']))).toBe('60s')
})

test('items behind a new one keep their identity', () => {
  const before = read(BEFORE)
  const after = read(BEFORE.replace('    - name: a', '    - name: new\n    - name: a'), before)
  expect(getDescendant(after, ['spec', 'http', 2])).toBe(getDescendant(before, ['spec', 'http', 1]))
})

test('a value that stands for another is read again when the other changes', () => {
  const text = 'a: &x 5s\nb: *x\n'
  const before = read(text)
  const after = read(text.replace('5s', '6s'), before)
  expect(toScalarText(getDescendant(before, ['b']))).toBe('5s')
  expect(toScalarText(getDescendant(after, ['b']))).toBe('6s')
})

test('anchors and aliases are locked, and big aliases are not unfolded', () => {
  const root = read('a: &x {k: 1}\nb: *x\nc: {<<: *x, d: 2}\n')
  expect(getDescendant(root, ['a'])?.lock).toBe('anchor')
  expect(getDescendant(root, ['b'])).toMatchObject({ type: 'alias', lock: 'alias', target: 'map' })
  expect(toScalarText(getDescendant(root, ['b']))).toBeUndefined()
  expect(getDescendant(root, ['c'])).toMatchObject({ merged: ['*x'] })
})

test('numbers are shown as they are written', () => {
  const root = read('a: 20.0\nb: "1"\nc:\nd: 010\n')
  expect(toScalarText(getDescendant(root, ['a']))).toBe('20.0')
  expect(toScalarText(getDescendant(root, ['b']))).toBe('1')
  expect(toScalarText(getDescendant(root, ['c']))).toBe('')
  expect(toScalarText(getDescendant(root, ['d']))).toBe('010')
})

test('of two equal keys the last one counts', () => {
  expect(toScalarText(getDescendant(read('a: 1\na: 2\n'), ['a']))).toBe('2')
})
