import process from 'node:process'
import type { FieldPath } from '@meshdraft/yaml'
import { filterGraph, layoutGraph } from '@meshdraft/graph'
import type { TrafficGraph } from '@meshdraft/graph'
import { drawMermaid, drawSvg } from '@meshdraft/picture'
import type { PictureOptions } from '@meshdraft/picture'
import { countProblems, groupProblemsByNode } from '@meshdraft/engine'
import type { ResourceSummary, WorkspaceView } from '@meshdraft/engine'
import { parseArguments, readChoice } from './arguments.ts'
import { deriveView } from './findings.ts'
import { toPointer } from './pointer.ts'
import { readWorkspace, SETTINGS_OPTIONS } from './settings.ts'
import { escapeControls } from './terminal.ts'
import { UsageError } from './usage-error.ts'

interface ShownPart {
  readonly namespace?: string | undefined
  readonly host?: string | undefined
}

const FORMATS = ['json', 'mermaid', 'svg'] as const
const THEMES = ['light', 'dark'] as const

/**
 * `meshdraft graph`: the traffic graph as JSON, as a picture or as a Mermaid flowchart. Exit status 2,
 * after the graph of the rest, when a file could not be read.
 */
export async function runGraph(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArguments(args, {
    format: { type: 'string', default: 'json' },
    ...SETTINGS_OPTIONS,
    host: { type: 'string' },
    theme: { type: 'string' },
    title: { type: 'string' },
  })
  const format = readChoice('--format', values.format, FORMATS)
  const theme = readChoice('--theme', values.theme ?? 'light', THEMES)
  if (format === 'json' && (values.theme !== undefined || values.title !== undefined)) {
    throw new UsageError('--theme and --title belong to --format svg or mermaid.')
  }
  // Here `--namespace` picks what is shown.
  const inputs = await readWorkspace(positionals, { ...values, namespace: undefined })
  const view = deriveView(inputs)
  const unread = describeUnreadFiles(view)
  for (const line of unread) process.stderr.write(`meshdraft: ${escapeControls(line)}\n`)
  const part = pickPart(view, values)
  const options = { theme, title: values.title, ...countByNode(view) }
  process.stdout.write(writeGraph(view, part, format, options))
  // The graph is of the rest: whoever goes on with it has to know.
  return unread.length > 0 ? 2 : 0
}

/** Says which files and documents are not in the graph because they could not be read, and why. */
function describeUnreadFiles(view: WorkspaceView): readonly string[] {
  return [...view.documentsByFile].flatMap(([filePath, documents]) =>
    documents
      .filter(({ form }) => form === 'refused')
      .flatMap(({ id }) => view.diagnosticsByDocument.get(id) ?? [])
      .map(({ message }) => `${filePath} is left out: ${message}`),
  )
}

type GraphFormat = (typeof FORMATS)[number]

function writeGraph(
  view: WorkspaceView,
  part: TrafficGraph,
  format: GraphFormat,
  options: PictureOptions,
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(describeGraph(view, part), undefined, 2)}\n`
    case 'mermaid':
      return drawMermaid(part, options)
    case 'svg':
      return drawSvg(part, layoutGraph(part), { ...options, hasLegend: true })
  }
}

function countByNode(view: WorkspaceView): Pick<PictureOptions, 'problems'> {
  const problems = [...groupProblemsByNode(view)]
  return { problems: new Map(problems.map(([id, found]) => [id, countProblems(found)])) }
}

function pickPart(view: WorkspaceView, { namespace, host }: ShownPart): TrafficGraph {
  return filterGraph(view.graph, {
    ...(namespace !== undefined && { namespaces: new Set([namespace]) }),
    ...(host !== undefined && { host }),
  })
}

function describeGraph(view: WorkspaceView, part: TrafficGraph) {
  const resourcesByDocument = new Map(
    [...view.documentsByFile.values()].flat().map((summary) => [summary.id, summary.resources]),
  )
  const problems = groupProblemsByNode(view)
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
