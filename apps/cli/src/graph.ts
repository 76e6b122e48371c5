import process from 'node:process'
import type { FieldPath } from '@meshdraft/yaml'
import { filterGraph } from '@meshdraft/graph'
import { countProblems, groupProblemsByNode } from '@meshdraft/engine'
import type { ResourceSummary, WorkspaceView } from '@meshdraft/engine'
import { parseArguments, readChoice } from './arguments.ts'
import { deriveView } from './findings.ts'
import { toPointer } from './pointer.ts'
import { readWorkspace, SETTINGS_OPTIONS } from './settings.ts'
import { UsageError } from './usage-error.ts'

interface ShownPart {
  readonly namespace?: string | undefined
  readonly host?: string | undefined
}

/** `meshdraft graph`: the traffic graph as JSON. */
export async function runGraph(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArguments(args, {
    format: { type: 'string', default: 'json' },
    ...SETTINGS_OPTIONS,
    host: { type: 'string' },
  })
  readChoice('--format', values.format, ['json'])
  // Here `--namespace` picks what is shown.
  const inputs = await readWorkspace(positionals, { ...values, namespace: undefined })
  const [unread] = inputs.refused
  if (unread) throw new UsageError(`${unread.path}: ${unread.issue.message}`)
  const graph = describeGraph(deriveView(inputs), values)
  process.stdout.write(`${JSON.stringify(graph, undefined, 2)}\n`)
  return 0
}

function describeGraph(view: WorkspaceView, { namespace, host }: ShownPart) {
  const resourcesByDocument = new Map(
    [...view.documentsByFile.values()].flat().map((summary) => [summary.id, summary.resources]),
  )
  const problems = groupProblemsByNode(view)
  const part = filterGraph(view.graph, {
    ...(namespace !== undefined && { namespaces: new Set([namespace]) }),
    ...(host !== undefined && { host }),
  })
  const nodes = [...part.nodesById.values()].map((node) => ({
    id: node.id,
    type: node.type,
    label: node.label,
    ...(node.detail !== undefined && { detail: node.detail }),
    ...(node.source && {
      resource: nameResource(resourcesByDocument.get(node.source.documentId), node.source.path),
      path: toPointer(node.source.path),
    }),
    problems: countProblems(problems.get(node.id) ?? []),
  }))
  const edges = [...part.edgesById.values()].map(
    ({ id, from, to, type, weight, percent, label }) => ({
      id,
      from,
      to,
      type,
      ...(weight !== undefined && { weight }),
      ...(percent !== undefined && { percent }),
      ...(label !== undefined && { label }),
    }),
  )
  return { nodes, edges }
}

/** A document may hold a `List`: the resource is the one whose item the path leads into. */
function nameResource(resources: readonly ResourceSummary[] | undefined, path: FieldPath) {
  const resource = resources?.find(({ basePath }) => basePath.every((part, i) => part === path[i]))
  if (!resource) return undefined
  const { apiVersion, kind, namespace, hasNamespace, name } = resource
  return { apiVersion, kind, ...(hasNamespace && { namespace }), name }
}
