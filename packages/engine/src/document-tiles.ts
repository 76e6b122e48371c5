import { applyEdits, byteLength, shiftEdits, splitDocuments } from '@meshdraft/yaml'
import type { TextEdit } from '@meshdraft/yaml'

/** What was derived from the text of one document. */
export interface DerivedFrom {
  readonly text: string
}

/** One document of a file. The texts of a file's tiles, joined, are the text of the file. */
export interface Tile<State extends DerivedFrom> {
  readonly text: string
  /** Length of `text` in UTF-8. */
  readonly bytes: number
  /**
   * What stood here before: derived from this very text, or, where `origin.text` differs, from the
   * text that an edit turned into this one. Absent for a document that is new.
   */
  readonly origin: State | undefined
}

/** Cuts a whole text into tiles, taking over what was derived from `before`. */
export function buildTiles<State extends DerivedFrom>(
  text: string,
  before: readonly Tile<State>[],
): readonly Tile<State>[] {
  return matchTiles(cutText(text), before)
}

/**
 * Cuts the text of a new file into tiles. A document that stood with the same text in a file removed
 * at the same time is taken over: that is how a renamed file looks.
 */
export function reuseTiles<State extends DerivedFrom>(
  text: string,
  removed: readonly Tile<State>[],
): readonly Tile<State>[] {
  const removedByText = new Map(removed.map((tile) => [tile.text, tile]))
  return cutText(text).map((cut) => removedByText.get(cut) ?? buildTile<State>(cut, undefined))
}

/**
 * Applies edits of a file to its tiles; only the documents that the edits touch, and one neighbour
 * on either side, are cut again. A `---` line separates documents wherever it stands, so what lies
 * further away cannot change; the neighbours are cut because an edit may join two documents.
 *
 * @param edits - offsets from the start of the file, not overlapping, in any order.
 * @throws RangeError if edits overlap or leave the text.
 */
export function editTiles<State extends DerivedFrom>(
  tiles: readonly Tile<State>[],
  edits: readonly TextEdit[],
): readonly Tile<State>[] {
  if (edits.length === 0) return tiles
  const span = findTouched(tiles, edits)
  const touched = tiles.slice(span.first, span.end)
  const text = touched.map((tile) => tile.text).join('')
  const edited = applyEdits(text, shiftEdits(edits, -span.start))
  return [
    ...tiles.slice(0, span.first),
    ...matchTiles(cutText(edited), touched),
    ...tiles.slice(span.end),
  ]
}

function findTouched(
  tiles: readonly Tile<DerivedFrom>[],
  edits: readonly TextEdit[],
): { readonly first: number; readonly end: number; readonly start: number } {
  const from = edits.reduce((least, edit) => Math.min(least, edit.range.start), Infinity)
  const to = edits.reduce((most, edit) => Math.max(most, edit.range.end), 0)
  let first = 0
  let start = 0
  let end = 0
  let offset = 0
  for (const [i, tile] of tiles.entries()) {
    const next = offset + tile.text.length
    if (next < from) {
      first = i
      start = offset
    }
    if (offset <= to) end = i + 1
    offset = next
  }
  return { first, end: Math.min(end + 1, tiles.length), start }
}

function cutText(text: string): readonly string[] {
  return splitDocuments(text).map(({ start, end }) => text.slice(start, end))
}

/**
 * Pairs new texts with old tiles: first those that are equal from either end, then equal texts
 * anywhere in between (a moved document), then the rest in order (an edited document).
 */
function matchTiles<State extends DerivedFrom>(
  texts: readonly string[],
  before: readonly Tile<State>[],
): readonly Tile<State>[] {
  const shorter = Math.min(texts.length, before.length)
  let head = 0
  while (head < shorter && texts[head] === before[head]?.text) head += 1
  let tail = 0
  while (tail < shorter - head && texts.at(-1 - tail) === before.at(-1 - tail)?.text) tail += 1
  return [
    ...before.slice(0, head),
    ...matchMiddle(
      texts.slice(head, texts.length - tail),
      before.slice(head, before.length - tail),
    ),
    ...before.slice(before.length - tail),
  ]
}

function matchMiddle<State extends DerivedFrom>(
  texts: readonly string[],
  before: readonly Tile<State>[],
): readonly Tile<State>[] {
  const left = new Set(before)
  const byText = new Map<string, Tile<State>[]>()
  for (const tile of before) {
    const equal = byText.get(tile.text)
    if (equal) equal.push(tile)
    else byText.set(tile.text, [tile])
  }
  const moved = texts.map((text) => {
    const tile = byText.get(text)?.shift()
    if (tile) left.delete(tile)
    return tile
  })
  const rest = left.values()
  return texts.map((text, i) => moved[i] ?? buildTile(text, rest.next().value?.origin))
}

function buildTile<State extends DerivedFrom>(
  text: string,
  origin: State | undefined,
): Tile<State> {
  return { text, bytes: byteLength(text), origin }
}
