import { describe, expect, it } from 'vitest'
import { locateField, locatePath, parseDocument, readValue } from './index.ts'
import type { FieldPath } from './index.ts'

// A bar marks the caret.
describe('the caret is in the deepest field it touches', () => {
  it.each<[text: string, path: FieldPath]>([
    ['|a: 1\n', ['a']],
    ['a|: 1\n', ['a']],
    ['a: |1\n', ['a']],
    ['a: 1|\n', ['a']],
    ['a: 1 # c|\n', ['a']],
    ['a:|\nb: 1\n', ['a']],
    ['a:\n  b:\n    c: x|y\n', ['a', 'b', 'c']],
    ['a:\n  b|:\n    c: xy\n', ['a', 'b']],
    ['a:\n  |\n  b: 1\n', ['a']],
    ['a:\n  b: 1\n  |\n', ['a']],
    ['a:\n  b: 1\n|\nc: 1\n', []],
    ['a:\n  b:\n    c: 1\n    |', ['a', 'b']],
    ['l:\n- a: 1\n- b: |2\n', ['l', 1, 'b']],
    ['l:\n- a: 1\n  |\n- b: 2\n', ['l', 0]],
    ['l:\n- a\n|- b\n', ['l']],
    ['l:\n- a\n- |b\n', ['l', 1]],
    ['l:\n- a\n-| b\n', ['l', 1]],
    ['l:\n  - a\n  |\n', ['l']],
    ['l: [a, |b]\n', ['l', 1]],
    ['l: [a, b]|\n', ['l']],
    ['m: {a: 1, b|: 2}\n', ['m', 'b']],
    ['m: { |}\n', ['m']],
    ['t: |-\n  x\n  |y\nb: 1\n', ['t']],
    ['# c|\na: 1\n', []],
    ['|', []],
  ])('%j', (marked, path) => {
    const at = marked.lastIndexOf('|')
    const text = marked.slice(0, at) + marked.slice(at + 1)
    expect(locatePath(parseDocument(text), at)).toEqual(path)
  })
})

describe('a path leads to the text of its key and value', () => {
  it.each<[text: string, path: FieldPath, key: string | undefined, value: string | undefined]>([
    ['a:\n  - b: "x"\n', ['a', 0, 'b'], 'b', '"x"'],
    ['a:\n  - b: "x"\n', ['a', '0', 'b'], 'b', '"x"'],
    ['a:\n  - b: 1\n    c: 2\n', ['a', 0], undefined, 'b: 1\n    c: 2'],
    ['a: |\n  x\n\nb: 1\n', ['a'], 'a', '|\n  x'],
    ['a:\nb: 1\n', ['a'], 'a', ''],
    ['"a b": {c: [1]}\n', ['a b', 'c'], 'c', '[1]'],
    ['80: x\n', ['80'], '80', 'x'],
    ['a: 1\na: 2\n', ['a'], 'a', '2'],
    ['x: &x {b: 1}\na: *x\n', ['a', 'b'], 'b', '1'],
    ['x: &x {b: 1}\na:\n  <<: *x\n', ['a', 'b'], 'b', '1'],
    ['x: &x {b: 1}\na:\n  <<: [*x]\n  b: 2\n', ['a', 'b'], 'b', '2'],
    ['a: 1\n', [], undefined, 'a: 1'],
    ['a: 1\n', ['b'], undefined, undefined],
    ['a: 1\n', ['a', 'b'], undefined, undefined],
    ['a: [1]\n', ['a', 1], undefined, undefined],
    ['a: [1]\n', ['a', 'x'], undefined, undefined],
  ])('%j %j', (text, path, key, value) => {
    const found = locateField(parseDocument(text), path)
    const slice = (range: { start: number; end: number } | undefined) =>
      range && text.slice(range.start, range.end)
    expect([slice(found?.keyRange), slice(found?.valueRange)]).toEqual([key, value])
  })
})

it('a value is read without its document being converted', () => {
  const document = parseDocument('spec:\n  http:\n  - timeout: 5s\n')
  expect(readValue(document, ['spec', 'http', 0, 'timeout'])).toBe('5s')
  expect(readValue(document, ['spec', 'tcp'])).toBeUndefined()
})
