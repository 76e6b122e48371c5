import fc from 'fast-check'
import { applyEdits } from '@meshdraft/yaml'
import { describe, expect, it } from 'vitest'
import { buildPositionMap, findDifference, findLineEnd, toTextEdits } from './positions.ts'

const MARK = '\uFEFF'

/** Splits a text as Monaco does: any line end, without the byte order mark. */
function toLines(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
}

const pieces = fc.constantFrom('a', ': ', '\n', '\r\n', '\r', '- b', '', 'ü', '😀')
const texts = fc
  .tuple(fc.boolean(), fc.array(pieces, { maxLength: 30 }))
  .map(([hasMark, parts]) => (hasMark ? MARK : '') + parts.join(''))

describe('places in Monaco and in the file', () => {
  it('every line and column leads to the same character on both sides', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const map = buildPositionMap(text)
        const lines = toLines(text)
        expect(map.countLines()).toBe(lines.length)
        for (const [i, line] of lines.entries()) {
          for (let column = 1; column <= line.length + 1; column += 1) {
            const position = { lineNumber: i + 1, column }
            const offset = map.toOffset(position)
            expect(map.toPosition(offset)).toEqual(position)
            if (column <= line.length) expect(text[offset]).toBe(line[column - 1])
          }
        }
      }),
    )
  })

  it('an edit in Monaco changes no byte outside of it', () => {
    const changes = fc.record({
      from: fc.nat(),
      length: fc.nat({ max: 8 }),
      text: fc.array(pieces, { maxLength: 4 }).map((parts) => parts.join('')),
    })
    fc.assert(
      fc.property(texts, changes, (text, { from, length, text: inserted }) => {
        const map = buildPositionMap(text)
        const places = toLines(text).flatMap((line, i) =>
          Array.from({ length: line.length + 1 }, (_, column) => ({
            lineNumber: i + 1,
            column: column + 1,
          })),
        )
        const at = from % places.length
        const start = places[at] ?? { lineNumber: 1, column: 1 }
        const end = places[Math.min(at + length, places.length - 1)] ?? start
        const range = {
          startLineNumber: start.lineNumber,
          startColumn: start.column,
          endLineNumber: end.lineNumber,
          endColumn: end.column,
        }
        const eol = findLineEnd(text)
        const after = applyEdits(text, toTextEdits([{ range, text: inserted }], map, eol))
        const head = text.slice(0, map.toOffset(start))
        const tail = text.slice(map.toOffset(end))
        expect(after.startsWith(head)).toBe(true)
        expect(after.endsWith(tail)).toBe(true)
        const middle = after.slice(head.length, after.length - tail.length)
        expect(middle).toBe(inserted.replaceAll(/\r\n|\r|\n/g, eol))
      }),
    )
  })

  it('a byte order mark stays when everything is replaced', () => {
    const text = `${MARK}a: 1\r\nb: 2`
    const map = buildPositionMap(text)
    const range = { startLineNumber: 1, startColumn: 1, endLineNumber: 2, endColumn: 5 }
    const edits = toTextEdits([{ range, text: 'x' }], map, '\r\n')
    expect(applyEdits(text, edits)).toBe(`${MARK}x`)
  })
})

describe('the line end of a file', () => {
  it.each([
    ['a\nb\n', '\n'],
    ['a\r\nb\r\n', '\r\n'],
    ['a\r\nb\r\nc\n', '\r\n'],
    ['a\r\nb\nc\n', '\n'],
    ['a\rb\r', '\r'],
    ['a', '\n'],
  ])('of %j is %j', (text, eol) => {
    expect(findLineEnd(text)).toBe(eol)
  })
})

describe('one edit from a text to another', () => {
  it('leads there, and starts and ends between characters', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const edit = findDifference(before, after)
        if (!edit) {
          expect(before).toBe(after)
          return
        }
        expect(applyEdits(before, [edit])).toBe(after)
        const isCut = (text: string, offset: number) => {
          const pair = text.slice(Math.max(0, offset - 1), offset + 1)
          return pair === '\r\n' || /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(pair)
        }
        expect(isCut(before, edit.range.start)).toBe(false)
        expect(isCut(before, edit.range.end)).toBe(false)
      }),
    )
  })

  it('is as small as typing was', () => {
    expect(findDifference('timeout: 10s\n', 'timeout: 15s\n')).toEqual({
      range: { start: 10, end: 11 },
      newText: '5',
    })
  })
})
