import fc from 'fast-check'
import { expect, it } from 'vitest'
import { retileDocuments, splitDocuments } from './split.ts'
import { applyEdits } from './text.ts'
import type { TextEdit } from './text.ts'

function split(text: string): string[] {
  return splitDocuments(text).map(({ start, end }) => text.slice(start, end))
}

it.each<[title: string, tiles: string[]]>([
  ['nothing is one document', ['']],
  ['a document without markers', ['a: 1\nb: 2\n']],
  ['the first marker opens the first document', ['---\na: 1\n', '---\nb: 2\n']],
  ['comments before the first marker belong to it', ['# c\n\n---\na: 1\n', '---\nb: 2']],
  ['directives too', ['%YAML 1.2\n# c\n---\na: 1\n']],
  ['a byte order mark too', ['\uFEFF---\na: 1\n', '---\nb: 1\n']],
  ['content before the first marker is a document', ['a: 1\n', '---\nb: 2\n']],
  ['empty documents between markers', ['---\n', '---\n', '---']],
  ['comments behind a document stay with it', ['a: 1\n# end\n', '---\nb: 1\n']],
  ['content behind a marker', ['--- a\n', '--- |\n  x\n', '---\tb']],
  ['three dashes and more are no marker', ['a: 1\n----\n---x\n']],
  ['indented dashes are no marker', ['a: |\n  ---\n  b\n']],
  ['an end marker and what follows', ['a: 1\n...\n# c\n', 'b: 2\n']],
  ['an end marker before a marker', ['a: 1\n...\n', '---\nb: 2\n']],
  ['directives behind an end marker', ['a: 1\n...\n', '%YAML 1.2\n---\nb: 2\n', '---\nc: 3\n']],
  ['an end marker at the end', ['a: 1\n...\n']],
  ['end markers alone', ['...\n...\n']],
  ['carriage returns', ['a: 1\r\n', '---\r\nb: 1\r\n']],
  ['a percent sign in content', ['---\na: 1\n', '---\n%x: 1\n']],
])('%s: %j', (_title, tiles) => {
  expect(split(tiles.join(''))).toEqual(tiles)
})

const pieces = fc.constantFrom(
  '---\n',
  '---',
  '...\n',
  '\n',
  '# c\n',
  '%Y\n',
  'a: 1\n',
  '- x',
  ' ',
  '\r\n',
  '\uFEFF',
  '-',
  '.',
  '--- x\n',
)
const texts = fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join(''))

it('tiles cover the text without gaps', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const tiles = splitDocuments(text)
      expect(split(text).join('')).toBe(text)
      expect(tiles[0]?.start).toBe(0)
      expect(tiles.slice(1).every(({ start }, i) => start === tiles[i]?.end && start > 0)).toBe(
        true,
      )
    }),
    { numRuns: 2_000 },
  )
})

it('tiles made again after edits are those of the new text', () => {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(12),
    newText: texts,
  })
  fc.assert(
    fc.property(
      texts,
      texts,
      texts,
      fc.array(edit, { maxLength: 3 }),
      (head, text, tail, wanted) => {
        const whole = `${head}---\n${text}---\nb: 1\n${tail}`
        const edits: TextEdit[] = []
        let floor = 0
        for (const { at, length, newText } of wanted.toSorted((a, b) => a.at - b.at)) {
          const start = Math.max(floor, Math.floor(at * whole.length))
          const end = Math.min(whole.length, start + length)
          edits.push({ range: { start, end }, newText: newText.slice(0, 20) })
          floor = end + 1
          if (floor > whole.length) break
        }
        const changed = applyEdits(whole, edits)
        expect(retileDocuments(whole, splitDocuments(whole), changed, edits)).toEqual(
          splitDocuments(changed),
        )
      },
    ),
    { numRuns: 20_000 },
  )
})

it('a long file of markers is split at each', () => {
  expect(splitDocuments('---\n'.repeat(100_000)).length).toBe(100_000)
  expect(splitDocuments('a\n...\n'.repeat(100_000)).length).toBe(100_000)
})
