/** One row of a tree, with the rows below it. Keep its identity while it does not change. */
export interface TreeRow<T> {
  readonly id: string
  /** Its name; also what typing letters finds. */
  readonly name: string
  readonly children: readonly TreeRow<T>[]
  /** What it stands for. */
  readonly content: T
}

/** A row that can be seen when everything above it is open. */
export interface FlatRow<T> {
  readonly row: TreeRow<T>
  /** From 1. */
  readonly level: number
  /** Index of the row it lies below; −1 at the outermost level. */
  readonly parent: number
  /** From 1, among the rows of the same parent. */
  readonly position: number
  readonly siblings: number
}

/** Lists the rows of a tree from top to bottom; rows below a closed one are not looked at. */
export function flattenRows<T>(
  rows: readonly TreeRow<T>[],
  expandedIds: ReadonlySet<string>,
): readonly FlatRow<T>[] {
  const flat: FlatRow<T>[] = []
  const visit = (level: readonly TreeRow<T>[], depth: number, parent: number) => {
    for (const [i, row] of level.entries()) {
      const index = flat.length
      flat.push({ row, level: depth, parent, position: i + 1, siblings: level.length })
      if (row.children.length > 0 && expandedIds.has(row.id)) visit(row.children, depth + 1, index)
    }
  }
  visit(rows, 1, -1)
  return flat
}

/** What a key does in a tree. */
export type TreeMove =
  | { readonly type: 'go'; readonly index: number }
  | { readonly type: 'open' | 'close' | 'press' | 'delete' }

/**
 * Yields what a key does, after the tree view pattern of the ARIA practices; `undefined` when the key
 * is not for the tree.
 *
 * @param active - index of the row one is at.
 * @param page - how many rows are in view.
 */
export function readTreeKey(
  key: string,
  flat: readonly FlatRow<unknown>[],
  active: number,
  options: { readonly page: number; readonly expandedIds: ReadonlySet<string> },
): TreeMove | undefined {
  const last = flat.length - 1
  const at = flat[active]
  if (!at) return undefined
  const { row } = at
  const isOpen = options.expandedIds.has(row.id)
  const hasChildren = row.children.length > 0
  const go = (index: number): TreeMove => ({
    type: 'go',
    index: Math.min(Math.max(index, 0), last),
  })
  switch (key) {
    case 'ArrowDown':
      return go(active + 1)
    case 'ArrowUp':
      return go(active - 1)
    case 'PageDown':
      return go(active + options.page)
    case 'PageUp':
      return go(active - options.page)
    case 'Home':
      return go(0)
    case 'End':
      return go(last)
    case 'ArrowRight':
      if (hasChildren && !isOpen) return { type: 'open' }
      return hasChildren ? go(active + 1) : undefined
    case 'ArrowLeft':
      if (hasChildren && isOpen) return { type: 'close' }
      return at.parent === -1 ? undefined : go(at.parent)
    case 'Enter':
    case ' ':
      return { type: 'press' }
    case 'Delete':
      return { type: 'delete' }
    default:
      return undefined
  }
}

/** Finds the next row that starts with the letters typed, round the end; −1 when there is none. */
export function findByLetters(
  flat: readonly FlatRow<unknown>[],
  active: number,
  letters: string,
): number {
  const wanted = letters.toLowerCase()
  // The first letter looks on from the next row; more letters may still mean the present one.
  const first = letters.length === 1 ? active + 1 : active
  for (let i = 0; i < flat.length; i += 1) {
    const index = (first + i) % flat.length
    if (flat[index]?.row.name.toLowerCase().startsWith(wanted) === true) return index
  }
  return -1
}
