import type { GraphEdge, GraphNode, TrafficGraph } from '@meshdraft/graph'
import { formatPercent } from '@meshdraft/graph'
import { MARK_WORDS } from '../mark-words.ts'
import { PALETTES } from '../palette.ts'
import type { Palette } from '../palette.ts'
import type { PictureOptions, ProblemCounts } from '../picture-options.ts'
import { silhouetteOf } from '../silhouette.ts'
import type { Silhouette } from '../silhouette.ts'
import { escapeLabel, quoteTitle } from './escape-label.ts'

/**
 * Draws a graph as a Mermaid flowchart from left to right: a subgraph for each namespace, a class for
 * each kind, shares and what else stands on an edge as its label, mirrors dotted. Ids are our own
 * (`n1`, `n2` …); names stand in quoted labels only. There is no HTML in it.
 */
export function drawMermaid(
  graph: TrafficGraph,
  options: Pick<PictureOptions, 'theme' | 'title' | 'problems'>,
): string {
  const nodes = [...graph.nodesById.values()]
  const ids = new Map(nodes.map(({ id }, i) => [id, `n${i + 1}`]))
  const { title = '' } = options
  const lines = [
    ...(title.trim() === '' ? [] : ['---', `title: ${quoteTitle(title)}`, '---']),
    'flowchart LR',
    ...writeNodes(nodes, ids, options.problems),
    ...writeEdges(graph, ids),
    ...writeClasses(nodes, PALETTES[options.theme]),
  ]
  return `${lines.join('\n')}\n`
}

type Ids = ReadonlyMap<string, string>

function writeNodes(
  nodes: readonly GraphNode[],
  ids: Ids,
  problems: PictureOptions['problems'],
): readonly string[] {
  if (nodes.length === 0) return ['  n1["Nothing to draw"]']
  const byNamespace = groupBy(nodes, ({ namespace = '' }) => namespace)
  return [...byNamespace].flatMap(([namespace, members], i) => {
    const written = members.map((node) => writeNode(node, ids, problems?.get(node.id)))
    if (namespace === '') return written.map((line) => `  ${line}`)
    return [
      `  subgraph g${i + 1}["${escapeLabel(namespace)}"]`,
      ...written.map((line) => `    ${line}`),
      '  end',
    ]
  })
}

function groupBy<T>(values: readonly T[], toKey: (value: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const group = groups.get(toKey(value))
    if (group) group.push(value)
    else groups.set(toKey(value), [value])
  }
  return groups
}

/** Brackets around a label, by silhouette. */
const SHAPES: Readonly<Record<Silhouette, readonly [open: string, close: string]>> = {
  server: ['[[', ']]'],
  mesh: ['{{', '}}'],
  virtualService: ['(', ')'],
  route: ['[', ']'],
  subset: ['([', '])'],
  service: ['[', ']'],
  serviceEntry: ['[/', '\\]'],
  workload: ['((', '))'],
  answer: ['>', ']'],
  folded: ['[[', ']]'],
}

function writeNode(node: GraphNode, ids: Ids, counts: ProblemCounts | undefined): string {
  const [open, close] = SHAPES[silhouetteOf(node)]
  const label = escapeLabel(describeNode(node, counts))
  return `${ids.get(node.id) ?? ''}${open}"${label}"${close}:::${node.type}`
}

function describeNode(node: GraphNode, counts: ProblemCounts | undefined): string {
  const { label, detail = '', order, marks = [], type } = node
  const name = type === 'route' && order !== undefined ? `${order} ${label}` : label
  const words = [
    type === 'missing' ? `${name} is not defined` : name,
    type === 'subset' || type === 'answer' ? '' : detail,
    marks.length === 0 ? '' : marks.map((mark) => MARK_WORDS[mark]).join(', '),
    counts === undefined ? '' : countProblems(counts),
  ]
  return words.filter((word) => word !== '').join(' – ')
}

function countProblems({ error, warning }: ProblemCounts): string {
  const parts = [
    error > 0 ? `${error} ${error === 1 ? 'error' : 'errors'}` : '',
    warning > 0 ? `${warning} ${warning === 1 ? 'warning' : 'warnings'}` : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

function writeEdges(graph: TrafficGraph, ids: Ids): readonly string[] {
  const routes = [...graph.edgesById.values()].filter(({ type }) => type === 'routes')
  const byRoute = groupBy(routes, ({ from }) => from)
  return [...graph.edgesById.values()].flatMap((edge) => {
    const from = ids.get(edge.from)
    const to = ids.get(edge.to)
    if (from === undefined || to === undefined) return []
    const words = describeEdge(edge, (byRoute.get(edge.from)?.length ?? 0) > 1)
    const label = words === '' ? '' : `|"${escapeLabel(words)}"|`
    return [`  ${from} ${arrowOf(edge, graph)}${label} ${to}`]
  })
}

function arrowOf(edge: GraphEdge, graph: TrafficGraph): string {
  switch (edge.type) {
    case 'mirrors':
    case 'delegates':
      return '-.->'
    case 'contains':
      return '---'
    case 'selects':
      return graph.nodesById.get(edge.to)?.type === 'workload' ? '-->' : '---'
    case 'binds':
    case 'routes':
    case 'redirects':
      return '-->'
  }
}

function describeEdge(edge: GraphEdge, isSplit: boolean): string {
  const fault = edge.fault === undefined ? '' : `fault ${edge.fault}`
  return [describeTraffic(edge, isSplit), fault].filter((word) => word !== '').join(', ')
}

function describeTraffic({ type, percent, label }: GraphEdge, isSplit: boolean): string {
  switch (type) {
    case 'routes':
      return isSplit && percent !== undefined ? formatPercent(percent) : ''
    case 'mirrors':
      return `mirror ${formatPercent(percent ?? 100)}`
    case 'delegates':
      return 'delegate'
    case 'redirects':
      return label ?? ''
    case 'binds':
    case 'contains':
    case 'selects':
      return ''
  }
}

function writeClasses(nodes: readonly GraphNode[], palette: Palette): readonly string[] {
  const types = new Set(nodes.map(({ type }) => type))
  return [...types].toSorted().map((type) => {
    if (type === 'missing') {
      const { nodeGround, error, errorText } = palette
      const colors = `fill:${nodeGround},stroke:${error},color:${errorText}`
      return `  classDef missing ${colors},stroke-dasharray:4 3`
    }
    const { tint, soft } = palette.kinds[type]
    return `  classDef ${type} fill:${soft},stroke:${tint},color:${palette.textPrimary}`
  })
}
