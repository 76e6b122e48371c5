import { diffLines, splitLines } from '@meshdraft/export'
import { describe, expect, it } from 'vitest'
import { buildChangeMarks } from './change-marks.ts'

function mark(beforeText: string, afterText: string) {
  const before = splitLines(beforeText)
  const after = splitLines(afterText)
  return buildChangeMarks({ before, after, changes: diffLines(before, after) })
}

describe('marks of what differs from the baseline', () => {
  it.each([
    ['timeout: 10s\n', 'timeout: 5s\n', '10s'],
    ['- timeout: 10s # why\n', '- timeout: 5s # why\n', '10s'],
    ['weight: "90"\n', 'weight: 90\n', '"90"'],
    ["name: 'a # b'\n", 'name: c\n', "'a # b'"],
    ['a: 1\r\n', 'a: 2\r\n', '1'],
  ])('%j to %j was %s', (before, after, value) => {
    expect(mark(before, after).formerValues).toEqual([{ line: 1, value }])
  })

  it.each([
    ['another key', 'timeout: 5s\n', 'retries: 5s\n'],
    ['a comment', 'a: 1 # one\n', 'a: 1 # two\n'],
    ['a key that had no value', 'a:\n', 'a: 1\n'],
    ['a block scalar', 'a: |\n', 'a: >\n'],
    ['another indentation', 'a: 1\n', '  a: 2\n'],
    ['only the line end', 'a: 1\r\n', 'a: 1\n'],
  ])('%s has no former value', (_, before, after) => {
    expect(mark(before, after).formerValues).toEqual([])
  })

  it('finds the former value also when lines were added behind', () => {
    const { formerValues, bars } = mark('a: 1\n', 'a: 2\nb: 3\n')
    expect(formerValues).toEqual([{ line: 1, value: '1' }])
    expect(bars).toEqual([{ startLine: 1, endLine: 2 }])
  })

  it('covers the changed word with columns from 1', () => {
    expect(mark('timeout: 10s\n', 'timeout: 15s\n').parts).toEqual([
      { line: 1, startColumn: 10, endColumn: 13 },
    ])
  })

  it('does not count a byte order mark', () => {
    expect(mark('\uFEFFa: 1\n', '\uFEFFa: 2\n').parts).toEqual([
      { line: 1, startColumn: 4, endColumn: 5 },
    ])
  })

  it('says in front of which line lines were removed', () => {
    expect(mark('a: 1\nb: 2\nc: 3\n', 'a: 1\nc: 3\n').gaps).toEqual([{ line: 2, count: 1 }])
    expect(mark('a: 1\nb: 2\n', 'a: 1\n').gaps).toEqual([{ line: 2, count: 1 }])
  })
})
