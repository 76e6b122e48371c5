import fc from 'fast-check'
import { applyEdits } from '@meshdraft/yaml'
import { diffLines, splitLines } from '@meshdraft/export'
import { describe, expect, it } from 'vitest'
import { buildDiffRows, takeBack } from './diff-rows.ts'

function compare(beforeText: string, afterText: string) {
  const before = splitLines(beforeText)
  const after = splitLines(afterText)
  return { before, after, changes: diffLines(before, after) }
}

function show(beforeText: string, afterText: string): string[] {
  return buildDiffRows(compare(beforeText, afterText)).map((row) => {
    switch (row.type) {
      case 'gap':
        return `… ${row.count}`
      case 'context':
        return `${row.before} ${row.after}  ${row.text}`
      case 'removed':
        return `${row.line} -${row.text}`
      case 'added':
        return `${row.line} +${row.text}`
    }
  })
}

const lines = fc.array(fc.constantFrom('a\n', 'b\n', 'c\r\n', 'd'), { maxLength: 12 })

describe('rows of a diff', () => {
  it('show two equal lines around each change and count the rest', () => {
    expect(show('1\n2\n3\n4\n5\n6\n7\n', '1\n2\n3\nx\n5\n6\n7\n')).toEqual([
      '… 1',
      '2 2  2',
      '3 3  3',
      '4 -4',
      '4 +x',
      '5 5  5',
      '6 6  6',
      '… 1',
    ])
  })

  it('number both sides when lines were added before', () => {
    expect(show('1\n2\n', '0\n1\n2\n')).toEqual(['1 +0', '1 2  1', '2 3  2'])
  })

  it('do not repeat the lines between two near changes', () => {
    expect(show('1\n2\n3\n4\n', 'x\n2\n3\ny\n')).toEqual([
      '1 -1',
      '1 +x',
      '2 2  2',
      '3 3  3',
      '4 -4',
      '4 +y',
    ])
  })

  it('cover every line of both texts once', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const rows = buildDiffRows(compare(before.join(''), after.join('')))
        const count = (types: readonly string[]) =>
          rows.reduce(
            (sum, row) => sum + (row.type === 'gap' ? row.count : types.includes(row.type) ? 1 : 0),
            0,
          )
        const { before: old, after: now, changes } = compare(before.join(''), after.join(''))
        if (changes.length === 0) return
        expect(count(['context', 'removed'])).toBe(old.length)
        expect(count(['context', 'added'])).toBe(now.length)
      }),
    )
  })
})

describe('taking back', () => {
  it('all changes of a file restores its bytes', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const compared = compare(before.join(''), after.join(''))
        const text = after.join('')
        expect(applyEdits(text, takeBack(compared, compared.changes))).toBe(before.join(''))
      }),
    )
  })

  it('one change leaves the others', () => {
    const compared = compare('1\n2\n3\n4\n', 'x\n2\n3\ny\n')
    expect(applyEdits('x\n2\n3\ny\n', takeBack(compared, compared.changes.slice(1)))).toBe(
      'x\n2\n3\n4\n',
    )
  })
})
