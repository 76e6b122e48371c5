import type { ProblemRow } from './problem-rows.ts'

/** The row that was used last. */
export interface ActiveRow {
  readonly id: string
  /** Where it stood. */
  readonly index: number
}

/** Index of the row that Tab reaches: the last used one, or what stands in its place now. */
export function findActive(rows: readonly ProblemRow[], { id, index }: ActiveRow): number {
  const found = rows.findIndex((row) => row.id === id)
  const at = found >= 0 ? found : Math.min(index, rows.length - 1)
  if (rows[at]?.type === 'problem') return at
  // Behind a heading comes its group, unless the list ends here.
  const next = findProblemRow(rows, at, 1)
  return rows[next]?.type === 'problem' ? next : findProblemRow(rows, at, -1)
}

/** The next finding after or before a row; headings are passed over. */
export function findProblemRow(rows: readonly ProblemRow[], from: number, step: 1 | -1): number {
  for (let i = from + step; i >= 0 && i < rows.length; i += step) {
    if (rows[i]?.type === 'problem') return i
  }
  return from
}

/** The finding that is `count` rows further; at the ends the last one there is. */
export function findProblemFar(
  rows: readonly ProblemRow[],
  from: number,
  count: number,
  step: 1 | -1,
): number {
  const at = Math.min(rows.length - 1, Math.max(0, from + step * count))
  if (rows[at]?.type === 'problem') return at
  const next = findProblemRow(rows, at, step)
  return rows[next]?.type === 'problem' ? next : findProblemRow(rows, at, step === 1 ? -1 : 1)
}
