import type { YamlDocument } from '@meshdraft/yaml'
import { toKindName } from '@meshdraft/model'
import type { DocumentId, Lookup, Resource } from '@meshdraft/model'
import type { Diagnostic } from '@meshdraft/analysis'
import { graphBuilders } from '@meshdraft/graph'
import type { GraphFragment } from '@meshdraft/graph'
import type { EngineSettings, SkippedCheck } from './view.ts'

export function checkText(
  _document: YamlDocument,
  _id: DocumentId,
  _resources: readonly Resource[],
  _settings: EngineSettings,
): readonly Diagnostic[] {
  return []
}

export function checkSubject(_resource: Resource, _lookup: Lookup): readonly Diagnostic[] {
  return []
}

const BUILDERS_BY_KIND = new Map(graphBuilders.map((builder) => [builder.subject, builder]))
const NOTHING: GraphFragment = { nodes: [], edges: [] }

/** Yields what a resource adds to the graph; kinds that are not drawn add nothing. */
export function drawSubject(resource: Resource, lookup: Lookup): GraphFragment {
  const builder = BUILDERS_BY_KIND.get(toKindName(resource.group, resource.kind))
  return builder ? builder.build(resource, lookup) : NOTHING
}

export function findSkipped(_lookup: Lookup): readonly SkippedCheck[] {
  return []
}
