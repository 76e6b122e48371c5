import { describe, expect, it } from 'vitest'
import { EDIT_FIXTURES } from './fixtures.ts'
import { openAndSave } from './lossless.ts'
import { applyToValue } from './operations.ts'
import type { Operation } from './operations.ts'
import { readComments, readOracleTree } from './oracle-tree.ts'
import { runRandomEdits } from './random-edits.ts'
import { findFault } from './verify.ts'

it('2,000 random edits change what they say and nothing else', () => {
  const run = runRandomEdits(EDIT_FIXTURES, { seed: 20_250_101, count: 2_000 })
  expect(run.faults.map(({ name, fault, operation }) => [name, fault, operation])).toEqual([])
  expect(run.made).toBe(2_000)
})

it.each(EDIT_FIXTURES.map(({ name, text }) => [name, text] as const))(
  '%s: opens and saves byte for byte',
  (_name, text) => {
    const bytes = new TextEncoder().encode(text)
    expect([...openAndSave(bytes)]).toEqual([...bytes])
  },
)

// The judge itself is held to account: each of these is an edit gone wrong.
describe('a faulty edit is found out', () => {
  const text = `# top
a: 1 # one
# of b
b:
- x # of x
# of y1
- y1
- z1
c: [p, q, r]
`
  it.each<[title: string, operation: Operation, after: string]>([
    ['a lost comment', { type: 'set', path: ['a'], value: 2 }, text.replace('a: 1 # one', 'a: 2')],
    [
      'another line written anew',
      { type: 'set', path: ['a'], value: 2 },
      text.replace('a: 1', 'a: 2').replace('[p, q, r]', '[ p, q, r ]'),
    ],
    [
      'other quotes',
      { type: 'set', path: ['a'], value: 2 },
      text.replace('a: 1', 'a: 2').replace('- z1', '- "z1"'),
    ],
    [
      'an insertion that reformats',
      { type: 'insert', path: ['b', 1], value: 'n1' },
      text.replace('- x # of x\n', '-  x # of x\n- n1\n'),
    ],
    [
      'a removal that takes the next comment',
      { type: 'remove', path: ['b', 0] },
      text.replace('- x # of x\n# of y1\n', ''),
    ],
    [
      'a removal that leaves its comment',
      { type: 'remove', path: ['b', 1] },
      text.replace('- y1\n', ''),
    ],
    [
      'a flow item that changes another',
      { type: 'insert', path: ['c', 3], value: 's' },
      text.replace('[p, q, r]', '[p, "q", r, s]'),
    ],
    [
      'a move that loses a comment',
      { type: 'move', from: ['b', 0], to: ['b', 1] },
      text.replace('- x # of x\n# of y1\n- y1\n', '# of y1\n- y1\n- x\n'),
    ],
    ['an unquoted word', { type: 'set', path: ['a'], value: 'on' }, text.replace('a: 1', 'a: on')],
    ['an unreadable text', { type: 'set', path: ['a'], value: 2 }, text.replace('a: 1', 'a: [')],
  ])('%s', (_title, operation, after) => {
    const root = readOracleTree(text)
    expect(root).toBeDefined()
    if (root)
      expect(findFault({ before: text, after, root, operation })).toEqual(expect.any(String))
  })

  it('and a right one is not', () => {
    const root = readOracleTree(text)
    const after = text.replace('# of y1\n- y1\n', '')
    expect(
      root &&
        findFault({ before: text, after, root, operation: { type: 'remove', path: ['b', 1] } }),
    ).toBeUndefined()
  })
})

it('the judge finds every comment and no text that looks like one', () => {
  const text = 'a: "# no" # yes\nb: |  # header\n  # no\nc: x#no\n# last\n'
  const root = readOracleTree(text)
  expect(root && readComments(text, root).map(({ comment }) => comment)).toEqual([
    '# yes',
    '# header',
    '# last',
  ])
})

it('a change is made on the value without touching the old one', () => {
  const value = { a: [1, 2, 3] }
  expect(applyToValue(value, { type: 'move', from: ['a', 0], to: ['a', 2] })).toEqual({
    a: [2, 3, 1],
  })
  expect(applyToValue(value, { type: 'set', path: ['b', 0, 'c'], value: 1 })).toEqual({
    a: [1, 2, 3],
    b: [{ c: 1 }],
  })
  expect(applyToValue(value, { type: 'remove', path: ['a', 1] })).toEqual({ a: [1, 3] })
  expect(value).toEqual({ a: [1, 2, 3] })
})
