import { compareText } from './hosts.ts'

/** Where a resource stands in the workspace; all results are in this order. */
export interface Position {
  readonly filePath: string
  readonly documentIndex: number
  /** Among the resources of its document (a `List` has several), then among equals. */
  readonly item: number
  readonly part: number
}

/** Orders by file path, then by position in the file. */
export function comparePositions(a: Position, b: Position): number {
  return (
    compareText(a.filePath, b.filePath) ||
    a.documentIndex - b.documentIndex ||
    a.item - b.item ||
    a.part - b.part
  )
}

/**
 * Yields where `position` is, or belongs, in a sorted list.
 *
 * @returns the first index whose position is not before `position`.
 */
export function findPlace(
  sorted: readonly { readonly position: Position }[],
  position: Position,
): number {
  const last = sorted.at(-1)
  // Loading goes in path order: appending is the common case.
  if (last === undefined || comparePositions(last.position, position) < 0) return sorted.length
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const entry = sorted[middle]
    if (entry !== undefined && comparePositions(entry.position, position) < 0) low = middle + 1
    else high = middle
  }
  return low
}
