import {
  checkAdmission,
  findIdleSuppressions,
  markSuppressed,
  runAnalyzers,
} from '@meshdraft/analysis'
import type { Diagnostic } from '@meshdraft/analysis'
import { graphBuilders } from '@meshdraft/graph'
import type { GraphFragment } from '@meshdraft/graph'
import { toKindName } from '@meshdraft/model'
import type { Lookup, Resource } from '@meshdraft/model'

const BUILDERS_BY_KIND = new Map(graphBuilders.map((builder) => [builder.subject, builder]))
const NOTHING: GraphFragment = { nodes: [], edges: [] }

/**
 * Yields what the webhook and the analyzers say of a resource among the others; what its annotations
 * leave out is marked so, and what they leave out in vain is reported.
 */
export function checkSubject(resource: Resource, lookup: Lookup): readonly Diagnostic[] {
  const findings = [
    ...markSuppressed(checkAdmission(resource, lookup), resource),
    ...runAnalyzers(resource, lookup, true),
  ]
  for (const idle of findIdleSuppressions(resource, findings, lookup)) findings.push(idle)
  return findings
}

/** Yields what a resource adds to the graph; kinds that are not drawn add nothing. */
export function drawSubject(resource: Resource, lookup: Lookup): GraphFragment {
  const builder = BUILDERS_BY_KIND.get(toKindName(resource.group, resource.kind))
  return builder ? builder.build(resource, lookup) : NOTHING
}
