import type { GraphNodeType, TrafficGraph } from '@meshdraft/graph'
import { findSeverity } from './picture-options.ts'
import type { PictureOptions } from './picture-options.ts'

const NOUNS: readonly (readonly [type: GraphNodeType, one: string, many: string])[] = [
  ['server', 'server', 'servers'],
  ['mesh', 'mesh', 'meshes'],
  ['virtualService', 'virtual service', 'virtual services'],
  ['route', 'route', 'routes'],
  ['subset', 'subset', 'subsets'],
  ['service', 'service', 'services'],
  ['serviceEntry', 'service entry', 'service entries'],
  ['workload', 'workload', 'workloads'],
  ['answer', 'answer', 'answers'],
  ['folded', 'folded node', 'folded nodes'],
  ['missing', 'missing object', 'missing objects'],
]

/** Most virtual services that are named. */
const MOST_NAMED = 50

/** Says in sentences what a picture shows, for whoever cannot see it. */
export function describePicture(
  graph: TrafficGraph,
  options: Pick<PictureOptions, 'problems'>,
): string {
  const nodes = [...graph.nodesById.values()]
  if (nodes.length === 0) return 'An empty traffic graph.'
  const counts = NOUNS.flatMap(([type, one, many]) => {
    const count = nodes.filter((node) => node.type === type).length
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]
  })
  const faulty = nodes.filter((node) => findSeverity(node, options) !== undefined).length
  const problems =
    faulty === 0 ? [] : [`${faulty} ${faulty === 1 ? 'of them has' : 'of them have'} findings.`]
  const virtualServices = nodes.filter(({ type }) => type === 'virtualService')
  const named = virtualServices.slice(0, MOST_NAMED).map((node) => {
    const routes = nodes.filter(({ parentId }) => parentId === node.id).length
    const hosts = node.hosts?.join(', ') || 'no host'
    return `${node.label} answers ${hosts} with ${routes} ${routes === 1 ? 'route' : 'routes'}.`
  })
  const others = virtualServices.length - named.length
  return [
    `Traffic graph from left to right: ${counts.join(', ')}.`,
    ...problems,
    ...named,
    ...(others > 0 ? [`${others} more virtual services.`] : []),
  ].join(' ')
}
