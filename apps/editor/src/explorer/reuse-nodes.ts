import type { TreeNode } from './tree-node.ts'

/**
 * Yields `after` with every node that equals its predecessor replaced by it, so that rows which did
 * not change are not drawn again.
 */
export function reuseNodes(
  before: readonly TreeNode[],
  after: readonly TreeNode[],
): readonly TreeNode[] {
  const beforeById = new Map(before.map((node) => [node.id, node]))
  const reused = after.map((node) => reuseNode(beforeById.get(node.id), node))
  return isSameList(before, reused) ? before : reused
}

function reuseNode(before: TreeNode | undefined, after: TreeNode): TreeNode {
  if (!before) return after
  const children = reuseNodes(before.children, after.children)
  const isSame =
    children === before.children &&
    before.label === after.label &&
    before.kind === after.kind &&
    before.note === after.note &&
    before.isStale === after.isStale &&
    before.total === after.total &&
    before.counts.error === after.counts.error &&
    before.counts.warning === after.counts.warning &&
    before.counts.info === after.counts.info &&
    before.target?.documentId === after.target?.documentId &&
    before.target?.path.join('/') === after.target?.path.join('/')
  return isSame ? before : { ...after, children }
}

function isSameList(a: readonly TreeNode[], b: readonly TreeNode[]): boolean {
  return a.length === b.length && a.every((node, i) => node === b[i])
}
