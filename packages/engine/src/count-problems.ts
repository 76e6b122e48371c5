import type { Diagnostic, Severity } from '@meshdraft/analysis'
import type { FieldPath } from '@meshdraft/yaml'
import type { GraphNode } from '@meshdraft/graph'
import type { DocumentId } from '@meshdraft/model'
import type { WorkspaceView } from './view.ts'

/** Findings by severity. */
export type ProblemCounts = Readonly<Record<Severity, number>>

const NONE: ProblemCounts = { error: 0, warning: 0, info: 0 }

/** Counts findings by severity. */
export function countProblems(diagnostics: Iterable<Diagnostic>): ProblemCounts {
  const counts = { ...NONE }
  for (const { severity } of diagnostics) counts[severity] += 1
  return counts
}

/**
 * Assigns each finding to the graph node that stands for the smallest part of the text around it:
 * what is wrong in a route shows on the route, the rest on its virtual service.
 *
 * @returns findings by node id; nodes without findings have no entry.
 */
export function groupProblemsByNode(
  view: Pick<WorkspaceView, 'graph' | 'diagnosticsByDocument'>,
): ReadonlyMap<string, readonly Diagnostic[]> {
  const nodesByDocument = groupNodes(view)
  const problemsByNode = new Map<string, Diagnostic[]>()
  for (const [documentId, diagnostics] of view.diagnosticsByDocument) {
    const nodes = nodesByDocument.get(documentId)
    if (!nodes) continue
    for (const diagnostic of diagnostics) {
      const node = findNarrowest(nodes, diagnostic.fieldPath)
      if (!node) continue
      const problems = problemsByNode.get(node.id)
      if (problems) problems.push(diagnostic)
      else problemsByNode.set(node.id, [diagnostic])
    }
  }
  return problemsByNode
}

// Only documents with findings matter: in a sound workspace this looks at no node's path at all.
function groupNodes({
  graph,
  diagnosticsByDocument,
}: Pick<WorkspaceView, 'graph' | 'diagnosticsByDocument'>): Map<DocumentId, GraphNode[]> {
  const nodesByDocument = new Map<DocumentId, GraphNode[]>()
  if (diagnosticsByDocument.size === 0) return nodesByDocument
  for (const node of graph.nodesById.values()) {
    if (!node.source || !diagnosticsByDocument.has(node.source.documentId)) continue
    const nodes = nodesByDocument.get(node.source.documentId)
    if (nodes) nodes.push(node)
    else nodesByDocument.set(node.source.documentId, [node])
  }
  return nodesByDocument
}

function findNarrowest(nodes: readonly GraphNode[], path: FieldPath): GraphNode | undefined {
  let narrowest: GraphNode | undefined
  let length = -1
  for (const node of nodes) {
    const own = node.source?.path ?? []
    if (own.length <= length || !own.every((part, i) => part === path[i])) continue
    narrowest = node
    length = own.length
  }
  return narrowest
}
