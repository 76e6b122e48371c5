import type { TreeNode } from './tree-node.ts'

/** Up to this many resources or documents all rows start open. */
const ALL_OPEN = 1_000
/** Up to this many, folders and namespaces start open. */
const OUTER_OPEN = 20_000

/**
 * Yields the ids of the rows that are open: what the operator opened or closed, else by how much
 * there is.
 *
 * @param chosen - by id, whether the operator wants it open.
 */
export function listOpenIds(
  nodes: readonly TreeNode[],
  chosen: ReadonlyMap<string, boolean>,
  isFiltered: boolean,
): ReadonlySet<string> {
  const total = nodes.reduce((sum, node) => sum + node.total, 0)
  const open = new Set<string>()
  const visit = (level: readonly TreeNode[]) => {
    for (const node of level) {
      if (node.children.length === 0) continue
      if (!(chosen.get(node.id) ?? (isFiltered || startsOpen(node, total)))) continue
      open.add(node.id)
      visit(node.children)
    }
  }
  visit(nodes)
  return open
}

function startsOpen({ type }: TreeNode, total: number): boolean {
  const isOuter = type === 'namespace' || type === 'folder'
  return total <= (isOuter ? OUTER_OPEN : ALL_OPEN)
}
