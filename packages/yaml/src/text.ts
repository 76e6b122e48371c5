/** Half-open range of UTF-16 offsets; `start === end` is a caret. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** Replaces `range` with `newText`. An empty range inserts; an empty `newText` removes. */
export interface TextEdit {
  readonly range: TextRange
  readonly newText: string
}

/**
 * Applies edits to `text`.
 *
 * @param edits - ranges in `text` as it is before any of them, in any order, not overlapping.
 *   Two insertions at one offset keep the order in which they are given.
 * @throws RangeError if edits overlap or leave the text: a caller's mistake.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = ''
  let position = 0
  for (const edit of sortEdits(edits, text.length)) {
    result += text.slice(position, edit.range.start) + edit.newText
    position = edit.range.end
  }
  return result + text.slice(position)
}

/**
 * Yields the edits that take `applyEdits(text, edits)` back to `text`.
 *
 * @param text - the text before `edits`.
 */
export function invertEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0
  return sortEdits(edits, text.length).map(({ range, newText }) => {
    const start = range.start + shift
    shift += newText.length - (range.end - range.start)
    return {
      range: { start, end: start + newText.length },
      newText: text.slice(range.start, range.end),
    }
  })
}

/**
 * Yields where `offset` lies after `edits`.
 *
 * @param side - which way an offset goes that lies inside replaced text or at an insertion:
 *   `before` stays in front of the new text, `after` goes behind it.
 */
export function mapOffset(
  offset: number,
  edits: readonly TextEdit[],
  side: 'before' | 'after' = 'after',
): number {
  let shift = 0
  for (const { range, newText } of sortEdits(edits, Number.MAX_SAFE_INTEGER)) {
    if (range.start > offset || (range.start === offset && side === 'before')) break
    if (range.end > offset || (range.end === offset && range.start < offset && side === 'before')) {
      return range.start + shift + (side === 'after' ? newText.length : 0)
    }
    shift += newText.length - (range.end - range.start)
  }
  return offset + shift
}

/** Yields where `range` lies after `edits`; text inserted at either edge stays outside. */
export function mapRange(range: TextRange, edits: readonly TextEdit[]): TextRange {
  if (range.start === range.end) {
    const caret = mapOffset(range.start, edits)
    return { start: caret, end: caret }
  }
  const start = mapOffset(range.start, edits, 'after')
  return { start, end: Math.max(start, mapOffset(range.end, edits, 'before')) }
}

/** Yields `edits` moved by `by` characters, e.g. from a document's offsets to its file's. */
export function shiftEdits(edits: readonly TextEdit[], by: number): TextEdit[] {
  return edits.map(({ range, newText }) => ({ range: shiftRange(range, by), newText }))
}

/** Yields `range` moved by `by` characters. */
export function shiftRange(range: TextRange, by: number): TextRange {
  return { start: range.start + by, end: range.end + by }
}

function sortEdits(edits: readonly TextEdit[], length: number): readonly TextEdit[] {
  const sorted = edits.length > 1 ? edits.toSorted(compareEdits) : edits
  let position = 0
  for (const { range } of sorted) {
    if (range.start < position || range.end < range.start || range.end > length) {
      throw new RangeError(`Edit ${range.start}–${range.end} overlaps another or leaves the text.`)
    }
    position = range.end
  }
  return sorted
}

function compareEdits(a: TextEdit, b: TextEdit): number {
  return a.range.start - b.range.start || a.range.end - b.range.end
}
