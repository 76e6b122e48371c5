import { NO_PROBLEMS, sumCounts } from './tree-node.ts'
import type { TreeNode } from './tree-node.ts'

/**
 * Yields the part of a tree in which the text occurs: a node that matches with all below it, and what
 * leads to it. Several words must all occur, in the node or above it. Upper and lower case are equal.
 */
export function filterTree(nodes: readonly TreeNode[], text: string): readonly TreeNode[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return words.length === 0 ? nodes : nodes.flatMap((node) => filterNode(node, words))
}

function filterNode(node: TreeNode, words: readonly string[]): readonly TreeNode[] {
  const text = [node.label, node.kind ?? '', node.note ?? ''].join(' ').toLowerCase()
  const left = words.filter((word) => !text.includes(word))
  if (left.length === 0) return [node]
  const children = node.children.flatMap((child) => filterNode(child, left))
  if (children.length === 0) return []
  const total = children.reduce((sum, child) => sum + child.total, 0)
  return [{ ...node, children, total, counts: sumCounts(children) }]
}

/** How many rows under one parent are shown at once; more would make the tree slow to walk. */
export const CHILDREN_SHOWN = 400

/** Yields the children of a node that are shown, with a last row for those that are not. */
export function capChildren(node: Pick<TreeNode, 'id' | 'children'>): readonly TreeNode[] {
  const { children } = node
  if (children.length <= CHILDREN_SHOWN) return children
  const more = children.length - CHILDREN_SHOWN
  return [
    ...children.slice(0, CHILDREN_SHOWN),
    {
      id: `more:${node.id}`,
      type: 'more',
      label: `${more.toLocaleString('en')} more: filter to find them`,
      counts: NO_PROBLEMS,
      total: 0,
      children: [],
    },
  ]
}

/** Finds the node that stands for a document, and the ids of the nodes it lies in. */
export function findByDocument(
  nodes: readonly TreeNode[],
  documentId: string,
): { readonly node: TreeNode; readonly parents: readonly string[] } | undefined {
  for (const node of nodes) {
    if (node.children.length === 0 && node.target?.documentId === documentId) {
      return { node, parents: [] }
    }
    const found = findByDocument(node.children, documentId)
    if (found) return { node: found.node, parents: [node.id, ...found.parents] }
  }
  return undefined
}
