import { layoutGraph } from '@meshdraft/graph'
import type { TrafficGraph } from '@meshdraft/graph'
import { compareDocumentIds, DEFAULT_MESH_SETTINGS } from '@meshdraft/model'
import type { Engine } from './engine.ts'
import type { EngineSettings, WorkspaceView } from './view.ts'
import { createWorkspace } from './workspace.ts'
import type { Workspace } from './workspace.ts'

/** The mesh as Istio installs it by default, with the newest release that the checks know. */
export const DEFAULT_ENGINE_SETTINGS: EngineSettings = DEFAULT_MESH_SETTINGS

/** Makes an engine without files. Engines share nothing; one runs in the editor's worker. */
export function createEngine(settings: EngineSettings): Engine {
  let workspace = createWorkspace(settings)

  const engine: Engine = {
    open: (version, files) => runToEnd(engine.openInSteps(version, files)),
    *openInSteps(version, files) {
      const opened = createWorkspace(settings)
      const delta = yield* opened.apply(
        version,
        files.map((file) => ({ ...file, type: 'put' })),
      )
      workspace = opened
      return delta
    },
    update: (version, changes) => runToEnd(workspace.apply(version, changes)),
    layout: (nodeIds) => [...layoutGraph(selectGraph(workspace.graph, nodeIds))],
    view: () => buildView(workspace),
  }
  return engine
}

function runToEnd<Result>(steps: Generator<unknown, Result, void>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function selectGraph(graph: TrafficGraph, nodeIds: readonly string[] | undefined): TrafficGraph {
  if (!nodeIds) return graph
  const wanted = new Set(nodeIds)
  return {
    nodesById: new Map([...graph.nodesById].filter(([id]) => wanted.has(id))),
    edgesById: new Map(
      [...graph.edgesById].filter(([, { from, to }]) => wanted.has(from) && wanted.has(to)),
    ),
  }
}

function buildView(workspace: Workspace): WorkspaceView {
  const { version, files, diagnosticsByDocument, suppressedByDocument } = workspace
  const { settings, graph, names, skipped } = workspace
  const byPath = toSortedMap(files, compareText)
  return {
    version,
    documentsByFile: new Map(
      [...byPath].map(([path, { documents }]) => [path, documents.map(({ summary }) => summary)]),
    ),
    diagnosticsByDocument: toSortedMap(diagnosticsByDocument, compareDocumentIds),
    suppressedByDocument: toSortedMap(suppressedByDocument, compareDocumentIds),
    settings,
    graph: {
      nodesById: toSortedMap(graph.nodesById, compareText),
      edgesById: toSortedMap(graph.edgesById, compareText),
    },
    names,
    skipped,
  }
}

function toSortedMap<Key, Value>(
  map: ReadonlyMap<Key, Value>,
  compare: (a: Key, b: Key) => number,
): ReadonlyMap<Key, Value> {
  return new Map([...map].toSorted(([a], [b]) => compare(a, b)))
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
