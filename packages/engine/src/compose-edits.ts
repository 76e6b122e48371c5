import type { TextEdit } from '@meshdraft/yaml'

/** A part of a text that edits lead to: taken from the text before, or new. */
type Piece =
  | { readonly type: 'kept'; readonly start: number; readonly end: number }
  | { readonly type: 'new'; readonly text: string }

/**
 * Yields the edits of the first text that lead where `first` and then `second` lead.
 *
 * @param first - of the first text; in any order, not overlapping, as `second`.
 * @param second - of the text that `first` leads to.
 * @returns in order, not overlapping.
 */
export function composeEdits(
  first: readonly TextEdit[],
  second: readonly TextEdit[],
): readonly TextEdit[] {
  if (first.length === 0) return inOrder(second)
  return toEdits(editPieces(toPieces(inOrder(first)), inOrder(second)))
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
}

function toPieces(edits: readonly TextEdit[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { range, newText } of edits) {
    pieces.push({ type: 'kept', start: at, end: range.start }, { type: 'new', text: newText })
    at = range.end
  }
  // How long the text is does not matter: the rest of it is kept.
  return [...pieces, { type: 'kept', start: at, end: Infinity }]
}

function editPieces(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  const result: Piece[] = []
  const rest = [...pieces].toReversed()
  let at = 0
  for (const { range, newText } of edits) {
    move(range.start - at, result)
    result.push({ type: 'new', text: newText })
    move(range.end - range.start, [])
    at = range.end
  }
  return [...result, ...rest.toReversed()]

  /** Moves the next characters of the pieces to `target`. */
  function move(count: number, target: Piece[]): void {
    let left = count
    while (left > 0) {
      const piece = rest.pop()
      if (!piece) return
      const length = lengthOf(piece)
      if (length <= left) {
        target.push(piece)
        left -= length
        continue
      }
      const [head, tail] = cut(piece, left)
      target.push(head)
      rest.push(tail)
      left = 0
    }
  }
}

function lengthOf(piece: Piece): number {
  return piece.type === 'new' ? piece.text.length : piece.end - piece.start
}

function cut(piece: Piece, at: number): readonly [Piece, Piece] {
  if (piece.type === 'new') {
    return [
      { type: 'new', text: piece.text.slice(0, at) },
      { type: 'new', text: piece.text.slice(at) },
    ]
  }
  const middle = piece.start + at
  return [
    { type: 'kept', start: piece.start, end: middle },
    { type: 'kept', start: middle, end: piece.end },
  ]
}

function toEdits(pieces: readonly Piece[]): readonly TextEdit[] {
  const edits: TextEdit[] = []
  let at = 0
  let newText = ''
  for (const piece of pieces) {
    if (piece.type === 'new') {
      newText += piece.text
      continue
    }
    if (piece.start === piece.end) continue
    if (newText !== '' || piece.start > at) {
      edits.push({ range: { start: at, end: piece.start }, newText })
    }
    newText = ''
    at = piece.end
  }
  return edits
}
