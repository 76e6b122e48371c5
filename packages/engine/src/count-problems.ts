import type { Diagnostic, Severity } from '@meshdraft/analysis'
import type { FieldPath } from '@meshdraft/yaml'
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
 * what is wrong in a route shows on the route, the rest on its virtual service. What an analysis
 * finds in a reference that leads to a missing node shows on that node too: it has no text itself.
 *
 * @returns findings by node id; nodes without findings have no entry.
 */
export function groupProblemsByNode(
  view: Pick<WorkspaceView, 'graph' | 'diagnosticsByDocument'>,
): ReadonlyMap<string, readonly Diagnostic[]> {
  const problemsByNode = new Map<string, Diagnostic[]>()
  // Only documents with findings matter: in a sound workspace this looks at no node at all.
  if (view.diagnosticsByDocument.size === 0) return problemsByNode
  const placed = placeNodes(view)
  const missing = placeMissing(view)
  for (const [documentId, diagnostics] of view.diagnosticsByDocument) {
    for (const diagnostic of diagnostics) {
      const places = listPlaces(documentId, diagnostic.fieldPath)
      const narrowest = places.find((place) => placed.has(place))
      const ids = new Set(narrowest === undefined ? [] : [placed.get(narrowest) ?? ''])
      if (diagnostic.layer === 'analysis') {
        for (const place of places) for (const id of missing.get(place) ?? []) ids.add(id)
      }
      for (const id of ids) append(problemsByNode, id, diagnostic)
    }
  }
  return problemsByNode
}

/** The first node that stands for each place of a document with findings. */
function placeNodes({
  graph,
  diagnosticsByDocument,
}: Pick<WorkspaceView, 'graph' | 'diagnosticsByDocument'>): ReadonlyMap<string, string> {
  const idByPlace = new Map<string, string>()
  for (const { id, source } of graph.nodesById.values()) {
    if (!source || !diagnosticsByDocument.has(source.documentId)) continue
    const place = toPlace(source.documentId, source.path)
    if (!idByPlace.has(place)) idByPlace.set(place, id)
  }
  return idByPlace
}

/** The missing nodes by the places that refer to them. */
function placeMissing({
  graph,
  diagnosticsByDocument,
}: Pick<WorkspaceView, 'graph' | 'diagnosticsByDocument'>): ReadonlyMap<string, string[]> {
  const idsByPlace = new Map<string, string[]>()
  for (const { from, to, source } of graph.edgesById.values()) {
    if (!source || !diagnosticsByDocument.has(source.documentId)) continue
    for (const id of [from, to]) {
      if (graph.nodesById.get(id)?.type !== 'missing') continue
      append(idsByPlace, toPlace(source.documentId, source.path), id)
    }
  }
  return idsByPlace
}

/** The place of a path and of all that it lies in, the narrowest first. */
function listPlaces(documentId: DocumentId, path: FieldPath): readonly string[] {
  return [...path.keys(), path.length]
    .toReversed()
    .map((length) => toPlace(documentId, path.slice(0, length)))
}

function toPlace(documentId: DocumentId, path: FieldPath): string {
  return JSON.stringify([documentId, ...path])
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
