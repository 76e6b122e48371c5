import type { DocumentId } from '@meshdraft/model'
import { describeFile } from './derivation.ts'
import type { Derivation } from './derivation.ts'
import { isEqual } from './is-equal.ts'
import type { FileDelta, WorkspaceDelta } from './view.ts'

/** Yields what is different in `after`, as a change of the view of `before`. Looks at everything. */
export function diffDerivations(before: Derivation, after: Derivation): WorkspaceDelta {
  const suppressed = diffLists(before.suppressedByDocument, after.suppressedByDocument)
  const { nodesById, edgesById } = after.graph
  return {
    version: after.version,
    files: diffFiles(before, after),
    diagnostics: diffLists(before.diagnosticsByDocument, after.diagnosticsByDocument).map(
      ([documentId, diagnostics]) => ({ documentId, diagnostics }),
    ),
    ...(suppressed.length > 0 && {
      suppressed: suppressed.map(([documentId, findings]) => ({ documentId, findings })),
    }),
    graph: {
      nodes: listChanged(before.graph.nodesById, nodesById),
      removedNodeIds: listRemoved(before.graph.nodesById, nodesById),
      edges: listChanged(before.graph.edgesById, edgesById),
      removedEdgeIds: listRemoved(before.graph.edgesById, edgesById),
    },
    ...(!isEqual(before.names, after.names) && { names: after.names }),
    ...(!isEqual(before.skipped, after.skipped) && { skipped: after.skipped }),
  }
}

function diffFiles({ files: before }: Derivation, { files: after }: Derivation): FileDelta[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((path) =>
    describeFile(before.get(path), after.get(path)),
  )
}

function diffLists<T>(
  before: ReadonlyMap<DocumentId, readonly T[]>,
  after: ReadonlyMap<DocumentId, readonly T[]>,
): readonly (readonly [DocumentId, readonly T[]])[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((documentId) => {
    const list = after.get(documentId) ?? []
    return isEqual(before.get(documentId) ?? [], list) ? [] : [[documentId, list] as const]
  })
}

function listChanged<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): T[] {
  return [...after].flatMap(([id, value]) => (isEqual(before.get(id), value) ? [] : [value]))
}

function listRemoved(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): string[] {
  return [...before.keys()].filter((id) => !after.has(id))
}
