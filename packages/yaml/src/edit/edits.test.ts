import { describe, expect, it } from 'vitest'
import type { FieldPath, PlainValue } from '../nodes.ts'
import { parseDocument } from '../parse.ts'
import { readValue } from '../locate.ts'
import { applyEdits, invertEdits } from '../text.ts'
import { insertValue } from './insert-value.ts'
import { moveItem } from './move-item.ts'
import type { EditPlan } from './plan.ts'
import { removeValue } from './remove-value.ts'
import { setValue } from './set-value.ts'

function apply(text: string, plan: EditPlan): string {
  if (!plan.ok) return `${plan.reason}: ${plan.message}`
  const changed = applyEdits(text, plan.edits)
  expect(applyEdits(changed, invertEdits(text, plan.edits))).toBe(text)
  return changed
}

function set(text: string, path: FieldPath, value: PlainValue): string {
  return apply(text, setValue(parseDocument(text), path, value))
}

function insert(text: string, path: FieldPath, value: PlainValue): string {
  return apply(text, insertValue(parseDocument(text), path, value))
}

function remove(text: string, path: FieldPath): string {
  return apply(text, removeValue(parseDocument(text), path))
}

function move(text: string, from: FieldPath, to: FieldPath): string {
  return apply(text, moveItem(parseDocument(text), from, to))
}

describe('setting a scalar changes its token only', () => {
  it.each<[title: string, before: string, path: FieldPath, value: PlainValue, after: string]>([
    ['a number', 'a: 1 # c\nb: 2\n', ['a'], 30, 'a: 30 # c\nb: 2\n'],
    ['single quotes stay', "a: 'x'\n", ['a'], "it's", "a: 'it''s'\n"],
    ['double quotes stay', 'a: "x"\n', ['a'], 'y', 'a: "y"\n'],
    ['quotes give way to a number', 'a: "x"\n', ['a'], 5, 'a: 5\n'],
    ['plain text stays plain', 'a: x\n', ['a'], 'v2', 'a: v2\n'],
    ['a word that reads as a boolean is quoted', 'a: x\n', ['a'], 'on', 'a: "on"\n'],
    ['a wildcard is quoted', "a: 'q'\nb: x\n", ['b'], '*.com', "a: 'q'\nb: '*.com'\n"],
    ['an octal-like text is quoted', 'a: x\n', ['a'], '010', 'a: "010"\n'],
    ['a missing value is filled', 'a:\nb: 1\n', ['a'], 1, 'a: 1\nb: 1\n'],
    ['a missing value before a comment', 'a: # c\nb: 1\n', ['a'], 'x', 'a: x # c\nb: 1\n'],
    ['a missing item is filled', '-\n- b\n', [0], 'a', '- a\n- b\n'],
    ['null', 'a: 1\n', ['a'], null, 'a: null\n'],
    ['at the end of the text', 'a: 1', ['a'], 2, 'a: 2'],
    ['CRLF stays', 'a: 1\r\nb: 2\r\n', ['b'], 3, 'a: 1\r\nb: 3\r\n'],
    ['in a flow map', 'a: {b: 1, c: x}\n', ['a', 'c'], 'a,b', 'a: {b: 1, c: "a,b"}\n'],
    ['a flow key without value', 'a: {b}\n', ['a', 'b'], 1, 'a: {b: 1}\n'],
    ['the last of two equal keys', 'a: 1\na: 2\n', ['a'], 3, 'a: 1\na: 3\n'],
    ['an unquoted wildcard', 'hosts:\n- *.a\n', ['hosts', 0], '*.b', 'hosts:\n- "*.b"\n'],
    ['text of several lines', 'a: x\nb: 1\n', ['a'], 'l1\nl2\n', 'a: |\n  l1\n  l2\nb: 1\n'],
    [
      'a block keeps its style',
      'a: |-\n   x\n   y\nb: 1\n',
      ['a'],
      'z\nw',
      'a: |-\n   z\n   w\nb: 1\n',
    ],
    ['a block takes one line', 'a: |\n  x\nb: 1\n', ['a'], 'z', 'a: |-\n  z\nb: 1\n'],
    [
      'a folded block stays folded',
      'a: >\n  x\n  y\nb: 1\n',
      ['a'],
      'p\nq\n',
      'a: >\n  p\n\n  q\nb: 1\n',
    ],
    ['a block becomes a number', 'a: | # c\n  x\nb: 1\n', ['a'], 5, 'a: 5 # c\nb: 1\n'],
    [
      'text above a deeper comment',
      'a: x\n   # c\nb: 1\n',
      ['a'],
      'l1\nl2',
      'a: "l1\\nl2"\n   # c\nb: 1\n',
    ],
    ['JSON stays JSON', '{\n  "a": "x"\n}\n', ['a'], 'y', '{\n  "a": "y"\n}\n'],
    ['JSON quotes text over a number', '{"a": 1}', ['a'], 'y', '{"a": "y"}'],
    ['a large integer is exact', 'a: 1\n', ['a'], 9007199254740993n, 'a: 9007199254740993\n'],
    ['the value that is there', 'a: 0x10 # c\n', ['a'], 16, 'a: 0x10 # c\n'],
    ['behind a byte order mark', '\uFEFFa: 1\n', ['a'], 2, '\uFEFFa: 2\n'],
  ])('%s', (_title, before, path, value, after) => {
    expect(set(before, path, value)).toBe(after)
  })
})

describe('setting makes what is missing and replaces what is a collection', () => {
  it.each<[title: string, before: string, path: FieldPath, value: PlainValue, after: string]>([
    ['a missing key', 'a:\n    b: 1\n', ['a', 'c'], 2, 'a:\n    b: 1\n    c: 2\n'],
    [
      'missing parents',
      'a:\n    b: 1\n',
      ['x', 'w', 'z'],
      2,
      'a:\n    b: 1\nx:\n    w:\n        z: 2\n',
    ],
    ['a missing list', 'a: 1\n', ['l', 0, 'k'], 'v', 'a: 1\nl:\n- k: v\n'],
    ['lists indented as the others', 'a:\n  - 1\n', ['l', 0], 'v', 'a:\n  - 1\nl:\n  - v\n'],
    ['a null parent', 'spec:\nk: 1\n', ['spec', 'a'], 1, 'spec:\n  a: 1\nk: 1\n'],
    [
      'a null parent with comment',
      'spec: # c\nk: 1\n',
      ['spec', 'a'],
      1,
      'spec: # c\n  a: 1\nk: 1\n',
    ],
    [
      'a scalar by a map',
      'a: 1 # c\nb: 2\n',
      ['a'],
      { x: 1, w: [1] },
      'a: # c\n  x: 1\n  w:\n  - 1\nb: 2\n',
    ],
    ['a map by a scalar', 'a: # c\n  x: 1\nb: 2\n', ['a'], 5, 'a: 5 # c\nb: 2\n'],
    ['a map by an empty map', 'a:\n  x: 1\nb: 2\n', ['a'], {}, 'a: {}\nb: 2\n'],
    ['a list by a list', 'a:\n  - 1 # o\n  - 2\nb: 2\n', ['a'], [3], 'a:\n  - 3\nb: 2\n'],
    [
      'an item by a map',
      'a:\n- 1 # c\n- 2\n',
      ['a', 0],
      { x: 1, w: 2 },
      'a:\n- x: 1 # c\n  w: 2\n- 2\n',
    ],
    ['an item by a scalar', 'a:\n- x: 1\n  y: 2\n- 2\n', ['a', 0], 7, 'a:\n- 7\n- 2\n'],
    ['a flow list by items', 'a: [1]\nb: 2\n', ['a'], [{ x: 1 }], 'a:\n- x: 1\nb: 2\n'],
    ['an empty list', 'a: []\n', ['a', 0], 'x', 'a:\n- x\n'],
    ['the next index', 'a:\n- x\n', ['a', 1], 'w', 'a:\n- x\n- w\n'],
    ['an empty document', '# c\n', ['a', 'b'], 1, '# c\na:\n  b: 1\n'],
    ['an empty text', '', ['a'], 1, 'a: 1\n'],
    ['a document of a marker', '---\n', ['a'], 1, '---\na: 1\n'],
    ['odd keys are quoted', 'a: 1\n', ['__proto__'], 'x', 'a: 1\n"__proto__": x\n'],
    ['keys that read as booleans are quoted', 'a: 1\n', ['on'], 'x', 'a: 1\n"on": x\n'],
    ['no line end at the end', 'a: 1', ['b'], 2, 'a: 1\nb: 2'],
    ['the root', 'a: 1 # c\n', [], { b: 1 }, 'b: 1\n'],
  ])('%s', (_title, before, path, value, after) => {
    expect(set(before, path, value)).toBe(after)
  })
})

describe('inserting follows the neighbours, and removing takes it back', () => {
  it.each<[title: string, before: string, path: FieldPath, value: PlainValue, after: string]>([
    ['an item first', 'l:\n  - a\n  - b\n', ['l', 0], 'new', 'l:\n  - new\n  - a\n  - b\n'],
    [
      'an item between, above comments',
      'l:\n- a\n# of b\n- b\n',
      ['l', 1],
      'new',
      'l:\n- a\n- new\n# of b\n- b\n',
    ],
    ['an item last', 'l:\n- a # c\n\nk: 1\n', ['l', 1], 'new', 'l:\n- a # c\n- new\n\nk: 1\n'],
    ['the spaces behind the dash', 'l:\n-   a\n', ['l', 1], 'new', 'l:\n-   a\n-   new\n'],
    ['the quotes of the list', "l:\n- 'a'\n", ['l', 1], 'new', "l:\n- 'a'\n- 'new'\n"],
    [
      'a map as item',
      'l:\n  - a: 1\n',
      ['l', 1],
      { b: 1, c: [2] },
      'l:\n  - a: 1\n  - b: 1\n    c:\n      - 2\n',
    ],
    ['a list in a list', '- - a\n', [0, 0], 'new', '- - new\n  - a\n'],
    [
      'behind comments that lie deeper',
      'l:\n- a: 1\n  # b: 2\n',
      ['l', 1],
      'new',
      'l:\n- a: 1\n  # b: 2\n- new\n',
    ],
    ['behind kept blank lines', 'a: |+\n  x\n\nb: 1\n', ['c'], 1, 'a: |+\n  x\n\nb: 1\nc: 1\n'],
    [
      'after text that keeps blank lines',
      'l:\n- |+\n  x\n\n\n',
      ['l', 1],
      'new',
      'l:\n- |+\n  x\n\n\n- new\n',
    ],
    ['flow, last', 'l: [a, b]\n', ['l', 2], 'new', 'l: [a, b, new]\n'],
    ['flow, first, tight', 'l: [a,b]\n', ['l', 0], 'new', 'l: [new,a,b]\n'],
    ['flow with comma at the end', 'l: [a, b,]\n', ['l', 2], 'new', 'l: [a, b, new,]\n'],
    ['flow with padding', 'l: { a: 1 }\n', ['l', 'b'], 2, 'l: { a: 1, b: 2 }\n'],
    [
      'flow on lines',
      'l: [\n  a, # c\n  b # d\n]\n',
      ['l', 2],
      'new',
      'l: [\n  a, # c\n  b, # d\n  new\n]\n',
    ],
    [
      'flow on lines, first',
      'l: [\n  # of a\n  a\n]\n',
      ['l', 0],
      'new',
      'l: [\n  new,\n  # of a\n  a\n]\n',
    ],
    ['an empty list', 'l: [] # c\nk: 1\n', ['l', 0], 'new', 'l: # c\n- new\nk: 1\n'],
    ['an empty map in a list', 'l:\n- {}\n', ['l', 0, 'a'], 1, 'l:\n- a: 1\n'],
    ['an empty list with space', 'l: [ ]\n', ['l', 0], 'new', 'l: [new ]\n'],
    ['an empty root', '{}\n', ['a'], 1, '{\n  "a": 1\n}\n'],
    ['an empty root behind its marker', '--- {}\n', ['a'], 1, '--- {a: 1}\n'],
    [
      'JSON',
      '{\n  "a": [\n    1\n  ]\n}\n',
      ['a', 1],
      { b: 'x' },
      '{\n  "a": [\n    1,\n    {\n      "b": "x"\n    }\n  ]\n}\n',
    ],
    ['JSON, a key', '{\n\t"a": 1\n}', ['b'], [1], '{\n\t"a": 1,\n\t"b": [\n\t\t1\n\t]\n}'],
    ['JSON, empty list', '{\n  "a": []\n}\n', ['a', 0], 1, '{\n  "a": [\n    1\n  ]\n}\n'],
    ['JSON on one line', '{"a":1,"b":[]}', ['b', 0], { c: 1 }, '{"a":1,"b":[{"c":1}]}'],
    [
      'text above a line of spaces',
      'l:\n- a\n      \n',
      ['l', 1],
      'x\nz\n',
      'l:\n- a\n- "x\\nz\\n"\n      \n',
    ],
    ['CRLF', 'l:\r\n- a\r\n', ['l', 1], { a: 1, b: 2 }, 'l:\r\n- a\r\n- a: 1\r\n  b: 2\r\n'],
    ['no line end', 'l:\n- a', ['l', 1], 'b', 'l:\n- a\n- b'],
  ])('%s', (_title, before, path, value, after) => {
    expect(insert(before, path, value)).toBe(after)
    expect(readValue(parseDocument(after), path)).toEqual(value)
    expect(remove(after, path)).toBe(before)
  })
})

describe('removing takes the lines of the item and its own comments', () => {
  it.each<[title: string, before: string, path: FieldPath, after: string]>([
    [
      'a key with comments',
      '# top\n\n# of a\na: 1 # c\n# of b\nb: 2\n',
      ['a'],
      '# top\n\n# of b\nb: 2\n',
    ],
    ['the first key of an item', 'l:\n- a: 1\n  b: 2\n', ['l', 0, 'a'], 'l:\n- b: 2\n'],
    [
      'the first key, comments below',
      'l:\n- a: 1\n  # of b\n  b: 2\n',
      ['l', 0, 'a'],
      'l:\n-\n  # of b\n  b: 2\n',
    ],
    ['the only key of an item', 'l:\n- a: 1 # c\n- 2\n', ['l', 0, 'a'], 'l:\n- {}\n- 2\n'],
    ['the only item', 'k:\n  l: # c\n    # of a\n    - a\n', ['k', 'l', 0], 'k:\n  l: [] # c\n'],
    ['the only key of all', '# of a\na: 1\n', ['a'], '{}\n'],
    ['a key with a block', 'a:\n  b:\n    c: 1\n  # inside\n  d: 2\ne: 1\n', ['a'], 'e: 1\n'],
    ['the last key without line end', 'a: 1\nb: 2', ['b'], 'a: 1'],
    ['a text of lines', 'a: |\n  x\n\n  y\nb: 2\n', ['a'], 'b: 2\n'],
    [
      'blank lines a text above would keep',
      'a: |+\n  x\n\nb: 2\n\nc: 1\n',
      ['b'],
      'a: |+\n  x\n\nc: 1\n',
    ],
    ['flow, middle', 'l: [a, b, c]\n', ['l', 1], 'l: [a, c]\n'],
    ['flow, last', 'l: {a: 1, b: 2}\n', ['l', 'b'], 'l: {a: 1}\n'],
    ['flow, only', 'l: [a]\n', ['l', 0], 'l: []\n'],
    ['flow on lines', 'l: [\n  a, # c\n  # of b\n  b # d\n]\n', ['l', 1], 'l: [\n  a # c\n]\n'],
    ['flow, the rest on other lines', 'l: [a, b,\n  c]\n', ['l', 1], 'l: [a,\n  c]\n'],
    ['JSON, only', '{\n  "a": [\n    1\n  ]\n}', ['a', 0], '{\n  "a": []\n}'],
    ['an alias', 'a: &x 1\nb: *x\n', ['b'], 'a: &x 1\n'],
  ])('%s', (_title, before, path, after) => {
    expect(remove(before, path)).toBe(after)
  })
})

describe('moving an item takes its comments along', () => {
  it.each<[title: string, before: string, from: FieldPath, to: FieldPath, after: string]>([
    ['down', 'l:\n# of a\n- a # c\n- b\n', ['l', 0], ['l', 1], 'l:\n- b\n# of a\n- a # c\n'],
    ['up, blank lines stay', '- a\n\n- b: 1\n  c: 2\n- d', [2], [0], '- d\n\n- a\n- b: 1\n  c: 2'],
    ['in a list in a list', '- - a\n  - b\n', [0, 0], [0, 1], '- - b\n  - a\n'],
    ['flow', 'l: [a, b, {c: 1}]\n', ['l', 2], ['l', 0], 'l: [{c: 1}, a, b]\n'],
    [
      'flow on lines with comments',
      '[\n  # of a\n  a, # c\n  b # d\n]\n',
      [0],
      [1],
      '[\n  b, # d\n  # of a\n  a # c\n]\n',
    ],
    ['a new name for a key', 'a: 1 # c\nb: 2\n', ['a'], ['on'], '"on": 1 # c\nb: 2\n'],
    ['a new name in JSON', '{"a": 1}', ['a'], ['x'], '{"x": 1}'],
  ])('%s', (_title, before, from, to, after) => {
    expect(move(before, from, to)).toBe(after)
  })
})

describe('an edit that would change more than it says is refused', () => {
  it.each<[reason: string, before: string, plan: (text: string) => string]>([
    ['locked', 'a: &x {b: 1}\nc: *x\n', (text) => set(text, ['c', 'b'], 2)],
    ['locked', 'a: &x {b: 1}\nc: *x\n', (text) => set(text, ['a', 'b'], 2)],
    ['locked', 'a: &x 1\nc: *x\n', (text) => set(text, ['c'], 2)],
    ['locked', 'a: &x {b: 1}\nc:\n  <<: *x\n', (text) => set(text, ['c', 'b'], 2)],
    ['locked', 'a: &x {b: 1}\nc: *x\n', (text) => remove(text, ['a'])],
    ['locked', 'a: !Secret x\n', (text) => set(text, ['a'], 'y')],
    ['locked', 'a: |\n  x\nb: 1\n   # c\n', (text) => remove(text, ['b'])],
    ['locked', '? a\n: 1\n', (text) => insert(text, ['b'], 1)],
    ['template', 'a: {{ .Values.a }}\n', (text) => set(text, ['a'], 1)],
    ['broken', 'a: [1\nb: 2\n', (text) => set(text, ['b'], 1)],
    ['no-such-path', 'a: 1\n', (text) => remove(text, ['b'])],
    ['no-such-path', 'a: 1\n', (text) => insert(text, ['b', 'c'], 1)],
    ['exists', 'a: 1\n', (text) => insert(text, ['a'], 1)],
    ['out-of-range', 'a: []\n', (text) => insert(text, ['a', 1], 1)],
    ['out-of-range', 'a: [1]\n', (text) => set(text, ['a', 3], 1)],
    ['out-of-range', 'a: 1\n', (text) => set(text, ['a'], NaN)],
    ['not-a-map', 'a: 1\n', (text) => set(text, ['a', 'b'], 1)],
    ['not-a-list', 'a: 1\n', (text) => set(text, ['a', 0], 1)],
    ['not-a-map', 'a: [1]\n', (text) => insert(text, ['a', 'b'], 1)],
  ])('%s: %j', (reason, before, plan) => {
    expect(plan(before)).toMatch(new RegExp(`^${reason}: .*\\.$`, 's'))
  })
})

describe('what an alias elsewhere stands for stays', () => {
  const shared = 'a: &x k\n*x : v\nb: 1\n'
  const inside = 'a:\n  b: &x 1\nc: *x\n'
  const key = '&x a: 1\nb: *x\n'
  const list = 'l:\n- &x a\n- *x\n- b\n'
  it.each<[title: string, result: string]>([
    ['setting an anchored value that is a key elsewhere', set(shared, ['a'], 'z')],
    ['removing it', remove(shared, ['a'])],
    ['setting what holds the anchor', set(inside, ['a'], 5)],
    ['removing a key with an anchor', remove(key, ['a'])],
    ['renaming a key with an anchor', move(key, ['a'], ['z'])],
    ['moving an item past its anchor', move(list, ['l', 1], ['l', 0])],
  ])('%s is refused', (_title, result) => {
    expect(result).toMatch(/^locked: /)
  })

  it('other fields beside it are edited', () => {
    expect(set(shared, ['b'], 2)).toBe('a: &x k\n*x : v\nb: 2\n')
    expect(remove(shared, ['k'])).toBe('a: &x k\nb: 1\n')
    expect(set('a:\n  b: &x 1\n', ['a'], 5)).toBe('a: 5\n')
    expect(move('l:\n- a\n- &x b\n- c\n', ['l', 1], ['l', 0])).toBe('l:\n- &x b\n- a\n- c\n')
  })
})

describe('text that no manifest can carry is refused', () => {
  it.each<[title: string, value: PlainValue]>([
    ['half of a character', '\uD83D'],
    ['halves in the wrong order', 'x\uDE80\uD83D'],
    ['a NUL', 'a\0b'],
    ['a NUL deep below', { a: [{ b: '\0' }] }],
    ['a key', { '\uD800': 1 }],
  ])('%s', (_title, value) => {
    expect(set('a: 1\n', ['a'], value)).toMatch(/^out-of-range: The text holds /)
    expect(insert('a: 1\n', ['b'], value)).toMatch(/^out-of-range: The text holds /)
  })

  it('in the name of a key', () => {
    expect(set('a: 1\n', ['b\0'], 1)).toMatch(/^out-of-range: /)
    expect(move('a: 1\n', ['a'], ['\uD800'])).toMatch(/^out-of-range: /)
  })

  it('a whole character of two halves is written', () => {
    expect(set('a: x\n', ['a'], '\u{1F680}')).toBe('a: \u{1F680}\n')
  })
})

it('an item does not move to another list', () => {
  expect(move('a: [x]\nb: [y]\n', ['a', 0], ['b', 0])).toBe(
    'not-a-list: An item moves within its own list.',
  )
})
