import type { TextEdit, TextRange } from './text.ts'

/**
 * Cuts the text of a file into its documents.
 *
 * The tiles cover the text without gaps: the first starts at 0, each later one at a line `---` or,
 * after a line `...`, at the first line with content or a directive; the last ends at the end.
 * Comments, blank lines and directives before the first `---` belong to the first document. A text
 * without any document yields one tile. Linear in the length; never throws.
 */
export function splitDocuments(text: string): TextRange[] {
  const starts = [0]
  const next = buildTileSearch(text)
  for (let at = next(0); at !== -1; at = next(at)) starts.push(at)
  return toTiles(starts, text.length)
}

/**
 * Yields `splitDocuments(newText)`, reading again only the tiles that `edits` touch.
 *
 * @param oldTiles - `splitDocuments(oldText)`.
 * @param edits - the edits that lead from `oldText` to `newText`.
 */
export function retileDocuments(
  oldText: string,
  oldTiles: readonly TextRange[],
  newText: string,
  edits: readonly TextEdit[],
): TextRange[] {
  if (edits.length === 0) return [...oldTiles]
  let first = oldText.length
  let last = 0
  for (const { range } of edits) {
    first = Math.min(first, range.start)
    last = Math.max(last, range.end)
  }
  const growth = newText.length - oldText.length
  // A start holds while its line's first five characters do (`---` and what follows), and while
  // the tile before it ends as it did: read again from the tile before the touched one.
  const touched = oldTiles.findLastIndex((tile) => tile.start + 5 < first)
  const starts = oldTiles.slice(0, Math.max(1, touched)).map((tile) => tile.start)
  const next = buildTileSearch(newText)
  let old = starts.length
  for (let at = next(starts.at(-1) ?? 0); at !== -1; at = next(at)) {
    starts.push(at)
    while (old < oldTiles.length && (oldTiles[old]?.start ?? 0) + growth < at) old += 1
    const same = oldTiles[old]
    if (same && same.start > last && same.start + growth === at && newText[at] === '-') {
      for (const tile of oldTiles.slice(old + 1)) starts.push(tile.start + growth)
      break
    }
  }
  return toTiles(starts, newText.length)
}

function toTiles(starts: readonly number[], length: number): TextRange[] {
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? length }))
}

/** Yields a search for the tile start behind the tile that starts at a given offset, or -1. */
function buildTileSearch(text: string): (from: number) => number {
  // Kept between calls: searching to the end anew for each tile would be quadratic.
  const findDashes = buildForwardSearch(text, '\n---')
  const findDots = buildForwardSearch(text, '\n...')
  return (from) => {
    let at = skipToContent(text, from)
    for (;;) {
      const dashes = findDashes(at)
      const dots = findDots(at)
      if (dots !== -1 && (dashes === -1 || dots < dashes)) {
        if (isMarker(text, dots + 1, '.')) return startAfterEndMarker(text, dots + 1)
        at = dots + 1
      } else if (dashes === -1) return -1
      else if (isMarker(text, dashes + 1, '-')) return dashes + 1
      else at = dashes + 1
    }
  }
}

/** Searches for `part` from offsets that only grow. */
function buildForwardSearch(text: string, part: string): (from: number) => number {
  let next = -2
  return (from) => {
    if (next !== -1 && next < from) next = text.indexOf(part, from)
    return next
  }
}

/** Offset in the tile's opening marker or, without one, just before its first content. */
function skipToContent(text: string, from: number): number {
  if (from > 0 && isMarker(text, from, '-')) return from
  const start = from === 0 && text.charCodeAt(0) === 0xfeff ? 1 : from
  const content = skipPrelude(text, start, true)
  return isMarker(text, content, '-') ? content : Math.max(0, content - 1)
}

/** What follows a line `...`: the next content, directive or `---` starts a tile. */
function startAfterEndMarker(text: string, marker: number): number {
  const next = skipPrelude(text, skipLine(text, marker), false)
  return next < text.length ? next : -1
}

/** Skips blank lines, comments and `...` lines, and directives if wanted; yields a line's start. */
function skipPrelude(text: string, from: number, skipDirectives: boolean): number {
  let at = from
  while (at < text.length) {
    let i = at
    while (text[i] === ' ' || text[i] === '\t' || text[i] === '\r') i += 1
    const char = text[i]
    const isSkipped =
      char === undefined ||
      char === '\n' ||
      char === '#' ||
      (skipDirectives && char === '%' && i === at) ||
      isMarker(text, at, '.')
    if (!isSkipped) return at
    at = skipLine(text, i)
  }
  return text.length
}

function skipLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end + 1
}

function isMarker(text: string, at: number, char: '-' | '.'): boolean {
  if (text[at] !== char || text[at + 1] !== char || text[at + 2] !== char) return false
  const after = text[at + 3]
  return after === undefined || after === ' ' || after === '\t' || after === '\n' || after === '\r'
}
