import fc from 'fast-check'
import { applyEdits, splitDocuments } from '@meshdraft/yaml'
import { expect, it } from 'vitest'
import { buildTiles, editTiles, reuseTiles } from './document-tiles.ts'
import type { Tile } from './document-tiles.ts'

interface Read {
  readonly text: string
  readonly number: number
}

/** Tiles as they are after all have been read: each knows its own text. */
function readAll(text: string): readonly Tile<Read>[] {
  return buildTiles<Read>(text, []).map((tile, number) => ({
    ...tile,
    origin: { text: tile.text, number },
  }))
}

const THREE = 'a: 1\n---\nb: 1\n---\nc: 1\n'

const line = fc.constantFrom(
  '---\n',
  '--- # x\n',
  '...\n',
  '%YAML 1.2\n',
  '# x\n',
  'a: 1\n',
  '\n',
  '-',
)
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join(''))

it('cuts after an edit as it would cut the whole text', () => {
  const edit = fc.record({ at: fc.nat(), length: fc.nat(8), newText: text })
  fc.assert(
    fc.property(text, edit, fc.array(edit, { maxLength: 2 }), (before, first, more) => {
      let start = 0
      const edits = [first, ...more].map(({ at, length, newText }) => {
        const from = start + (at % (before.length - start + 1))
        start = Math.min(before.length, from + length)
        return { range: { start: from, end: start }, newText }
      })
      const after = applyEdits(before, edits)
      expect(editTiles(readAll(before), edits).map((tile) => tile.text)).toEqual(
        splitDocuments(after).map((range) => after.slice(range.start, range.end)),
      )
    }),
    { numRuns: 2_000 },
  )
})

it('takes over what is known of every document that the edit does not touch', () => {
  const range = { start: THREE.indexOf('b: 1') + 3, end: THREE.indexOf('b: 1') + 4 }
  const tiles = editTiles(readAll(THREE), [{ range, newText: '2' }])
  expect(tiles.map((tile) => [tile.origin?.number, tile.origin?.text === tile.text])).toEqual([
    [0, true],
    [1, false],
    [2, true],
  ])
})

it('knows documents again that have moved', () => {
  const tiles = buildTiles(`new: 1\n---\n${THREE}`, readAll(`---\n${THREE}`))
  expect(tiles.map((tile) => tile.origin?.number)).toEqual([undefined, 0, 1, 2])
})

it('knows a renamed file by its texts, and nothing else by them', () => {
  const removed = readAll(THREE)
  expect(reuseTiles(THREE, removed).map((tile) => tile.origin?.number)).toEqual([0, 1, 2])
  expect(reuseTiles('other: 1\n', removed).map((tile) => tile.origin)).toEqual([undefined])
})
