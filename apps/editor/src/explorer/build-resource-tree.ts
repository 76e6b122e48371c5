import type { FieldPath } from '@meshdraft/yaml'
import { countProblems } from '@meshdraft/engine'
import type {
  DocumentSummary,
  ProblemCounts,
  ResourceSummary,
  WorkspaceView,
} from '@meshdraft/engine'
import { compareKinds, compareWords, pluralOfKind } from '../kinds/kind-names.ts'
import { NO_PROBLEMS, sumCounts } from './tree-node.ts'
import type { TreeNode } from './tree-node.ts'

/** What the tree is built from. */
export type TreeSource = Pick<WorkspaceView, 'documentsByFile' | 'diagnosticsByDocument'>

/** Builds namespaces → kinds → resources. Documents without a resource are in the tree of files. */
export function buildResourceTree(view: TreeSource): readonly TreeNode[] {
  const byNamespace = new Map<string, Map<string, TreeNode[]>>()
  for (const documents of view.documentsByFile.values()) {
    for (const document of documents) {
      for (const [index, resource] of document.resources.entries()) {
        const counts = countResource(view, document, index)
        const kinds = getOrAdd(byNamespace, resource.namespace, () => new Map<string, TreeNode[]>())
        const leaves = getOrAdd(kinds, resource.kind, () => [])
        leaves.push(buildLeaf(document, resource, index, counts))
      }
    }
  }
  return [...byNamespace]
    .toSorted(([a], [b]) => compareWords(a, b))
    .map(([namespace, kinds]) => buildNamespace(namespace, kinds))
}

/** Counts the findings of one document. */
export function countDocument(view: TreeSource, { id }: DocumentSummary): ProblemCounts {
  const diagnostics = view.diagnosticsByDocument.get(id)
  return diagnostics ? countProblems(diagnostics) : NO_PROBLEMS
}

/** Findings of an item of a list are its own; those of the list itself count at its first item. */
function countResource(view: TreeSource, document: DocumentSummary, index: number): ProblemCounts {
  const { resources } = document
  const diagnostics = view.diagnosticsByDocument.get(document.id)
  if (!diagnostics || resources.length === 1) return countDocument(view, document)
  const findItem = (path: FieldPath) =>
    Math.max(
      0,
      resources.findIndex(({ basePath }) => basePath.every((part, i) => part === path[i])),
    )
  return countProblems(diagnostics.filter(({ fieldPath }) => findItem(fieldPath) === index))
}

function buildNamespace(namespace: string, kinds: ReadonlyMap<string, TreeNode[]>): TreeNode {
  const children = [...kinds]
    .toSorted(([a], [b]) => compareKinds(a, b))
    .map(([kind, leaves]): TreeNode => {
      const sorted = leaves.toSorted((a, b) => compareWords(a.label, b.label))
      return {
        id: `kind:${namespace}/${kind}`,
        type: 'kind',
        label: pluralOfKind(kind),
        kind,
        counts: sumCounts(sorted),
        total: sorted.length,
        children: sorted,
      }
    })
  return {
    id: `namespace:${namespace}`,
    type: 'namespace',
    label: namespace,
    counts: sumCounts(children),
    total: children.reduce((sum, child) => sum + child.total, 0),
    children,
  }
}

function buildLeaf(
  document: DocumentSummary,
  resource: ResourceSummary,
  index: number,
  counts: ProblemCounts,
): TreeNode {
  return {
    id: `resource:${document.id}/${index}`,
    type: 'resource',
    label: resource.name,
    kind: resource.kind,
    ...(document.isStale && { isStale: true, note: 'broken' }),
    counts,
    total: 1,
    children: [],
    target: { documentId: document.id, path: resource.basePath },
  }
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const present = map.get(key)
  if (present !== undefined) return present
  const made = make()
  map.set(key, made)
  return made
}
