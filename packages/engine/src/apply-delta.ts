import { DEFAULT_MESH_SETTINGS } from '@meshdraft/model'
import type { DocumentId } from '@meshdraft/model'
import { applyGraphDelta } from '@meshdraft/graph'
import type { DocumentSummary, FileDelta, WorkspaceDelta, WorkspaceView } from './view.ts'

/** Yields the view of a workspace without files, version 0. */
export function emptyView(): WorkspaceView {
  return {
    version: 0,
    documentsByFile: new Map(),
    diagnosticsByDocument: new Map(),
    suppressedByDocument: new Map(),
    settings: { mesh: DEFAULT_MESH_SETTINGS },
    graph: { nodesById: new Map(), edgesById: new Map() },
    names: { hosts: [], gateways: [], namespaces: [] },
    skipped: [],
  }
}

/**
 * Yields the view after `delta`. Whatever the delta does not name keeps its identity: the list of
 * each file, each summary in it, the findings of each document, each node and edge, and each whole
 * map of which nothing changed. The order of the maps follows the history, not the paths.
 *
 * @param delta - from the same engine, directly after the one that led to `view`; a full delta
 *   applies to `emptyView()`.
 */
export function applyDelta(view: WorkspaceView, delta: WorkspaceDelta): WorkspaceView {
  return {
    version: delta.version,
    documentsByFile: applyFiles(view.documentsByFile, delta.files),
    diagnosticsByDocument: applyLists(
      view.diagnosticsByDocument,
      delta.diagnostics.map(({ documentId, diagnostics }) => [documentId, diagnostics]),
    ),
    suppressedByDocument: applyLists(
      view.suppressedByDocument,
      (delta.suppressed ?? []).map(({ documentId, findings }) => [documentId, findings]),
    ),
    settings: delta.settings ?? view.settings,
    graph: isEmptyGraphDelta(delta.graph) ? view.graph : applyGraphDelta(view.graph, delta.graph),
    names: delta.names ?? view.names,
    skipped: delta.skipped ?? view.skipped,
  }
}

/** Tells whether a delta changes nothing but the version. */
export function isEmptyDelta(delta: WorkspaceDelta): boolean {
  return (
    delta.files.length === 0 &&
    delta.diagnostics.length === 0 &&
    isEmptyGraphDelta(delta.graph) &&
    !delta.suppressed?.length &&
    !delta.settings &&
    !delta.names &&
    !delta.skipped
  )
}

function isEmptyGraphDelta(delta: WorkspaceDelta['graph']): boolean {
  const { nodes, removedNodeIds, edges, removedEdgeIds } = delta
  return nodes.length + removedNodeIds.length + edges.length + removedEdgeIds.length === 0
}

function applyFiles(
  before: WorkspaceView['documentsByFile'],
  changes: readonly FileDelta[],
): WorkspaceView['documentsByFile'] {
  if (changes.length === 0) return before
  const after = new Map(before)
  for (const { path, documents, splice } of changes) {
    if (!documents) after.delete(path)
    else if (!splice) after.set(path, documents)
    else after.set(path, spliceList(before.get(path) ?? [], splice, documents))
  }
  return after
}

function spliceList(
  list: readonly DocumentSummary[],
  { start, removed }: { readonly start: number; readonly removed: number },
  documents: readonly DocumentSummary[],
): readonly DocumentSummary[] {
  return [...list.slice(0, start), ...documents, ...list.slice(start + removed)]
}

/** Replaces the lists of documents; an empty one clears the entry. */
function applyLists<Finding>(
  before: ReadonlyMap<DocumentId, readonly Finding[]>,
  changes: readonly (readonly [DocumentId, readonly Finding[]])[],
): ReadonlyMap<DocumentId, readonly Finding[]> {
  if (changes.length === 0) return before
  const after = new Map(before)
  for (const [documentId, findings] of changes) {
    if (findings.length === 0) after.delete(documentId)
    else after.set(documentId, findings)
  }
  return after
}
