import process from 'node:process'
import { resolveHost } from '@meshdraft/model'
import type { GraphNode } from '@meshdraft/graph'
import { countProblems, groupProblemsByNode } from '@meshdraft/engine'
import type { EngineSettings, ResourceSummary, WorkspaceView } from '@meshdraft/engine'
import { parseArguments, readChoice } from './arguments.ts'
import { deriveView } from './findings.ts'
import { toPointer } from './pointer.ts'
import { readInputs } from './read-inputs.ts'
import { readSettings } from './settings.ts'

interface GraphFilter {
  readonly namespace?: string | undefined
  readonly host?: string | undefined
}

/** `meshdraft graph`: the traffic graph as JSON. */
export async function runGraph(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArguments(args, {
    format: { type: 'string', default: 'json' },
    istio: { type: 'string' },
    namespace: { type: 'string' },
    host: { type: 'string' },
  })
  readChoice('--format', values.format, ['json'])
  const { files } = await readInputs(positionals)
  const settings = readSettings({ istio: values.istio })
  const graph = describeGraph(deriveView(files, settings), values, settings)
  process.stdout.write(`${JSON.stringify(graph, undefined, 2)}\n`)
  return 0
}

function describeGraph(view: WorkspaceView, filter: GraphFilter, settings: EngineSettings) {
  const resourcesByDocument = new Map(
    [...view.documentsByFile.values()].flat().map((summary) => [summary.id, summary.resources]),
  )
  const problems = groupProblemsByNode(view)
  const kept = selectNodes(view, filter, settings)
  const nodes = [...kept].map((node) => ({
    id: node.id,
    type: node.type,
    label: node.label,
    ...(node.detail !== undefined && { detail: node.detail }),
    ...(node.source && {
      resource: nameResource(resourcesByDocument.get(node.source.documentId)?.[0]),
      path: toPointer(node.source.path),
    }),
    problems: countProblems(problems.get(node.id) ?? []),
  }))
  const ids = new Set(nodes.map((node) => node.id))
  const edges = [...view.graph.edgesById.values()]
    .filter((edge) => ids.has(edge.from) && ids.has(edge.to))
    .map(({ id, from, to, type, weight, percent, label }) => ({
      id,
      from,
      to,
      type,
      ...(weight !== undefined && { weight }),
      ...(percent !== undefined && { percent }),
      ...(label !== undefined && { label }),
    }))
  return { nodes, edges }
}

function nameResource(resource: ResourceSummary | undefined) {
  if (!resource) return undefined
  const { apiVersion, kind, namespace, hasNamespace, name } = resource
  return { apiVersion, kind, ...(hasNamespace && { namespace }), name }
}

/** Yields the nodes of a namespace or host, with all that leads there or is reached from there. */
function selectNodes(
  view: WorkspaceView,
  { namespace, host }: GraphFilter,
  settings: EngineSettings,
): Iterable<GraphNode> {
  const { nodesById, edgesById } = view.graph
  if (namespace === undefined && host === undefined) return nodesById.values()
  const isMeant = (node: GraphNode): boolean => {
    if (namespace !== undefined && node.namespace !== namespace) return false
    if (host === undefined) return true
    const fqdn = resolveHost(
      host,
      node.namespace ?? settings.defaultNamespace,
      settings.clusterDomain,
    )
    return node.hosts?.some((known) => known === host || known === fqdn) ?? false
  }
  const kept = new Set([...nodesById.values()].filter(isMeant).map((node) => node.id))
  const edges = [...edgesById.values()]
  for (const [from, to] of [
    ['from', 'to'],
    ['to', 'from'],
  ] as const) {
    const reached = new Set([...nodesById.values()].filter(isMeant).map((node) => node.id))
    for (let isGrowing = true; isGrowing;) {
      const found = edges.filter((edge) => reached.has(edge[from]) && !reached.has(edge[to]))
      for (const edge of found) reached.add(edge[to])
      isGrowing = found.length > 0
    }
    for (const id of reached) kept.add(id)
  }
  return [...nodesById.values()].filter((node) => kept.has(node.id))
}
