import type { GraphFilter, GraphNodeType, TrafficGraph } from '@meshdraft/graph'

/** Kinds as the filter offers them. */
export const FILTER_KINDS: readonly {
  readonly id: string
  readonly title: string
  readonly types: readonly GraphNodeType[]
}[] = [
  { id: 'gateways', title: 'Gateways and mesh', types: ['server', 'mesh'] },
  {
    id: 'virtualServices',
    title: 'Virtual services',
    types: ['virtualService', 'route', 'answer'],
  },
  { id: 'subsets', title: 'Subsets', types: ['subset'] },
  { id: 'services', title: 'Services', types: ['service'] },
  { id: 'serviceEntries', title: 'Service entries', types: ['serviceEntry'] },
  { id: 'workloads', title: 'Workloads', types: ['workload'] },
]

/** What the operator chose. Empty sets show everything. */
export interface FilterChoice {
  readonly namespaces: ReadonlySet<string>
  readonly kinds: ReadonlySet<string>
  readonly isProblemsOnly: boolean
}

export const NO_FILTER: FilterChoice = {
  namespaces: new Set(),
  kinds: new Set(),
  isProblemsOnly: false,
}

/** Yields a name for a choice: equal for equal choices, empty when everything is shown. */
export function nameChoice({ namespaces, kinds, isProblemsOnly }: FilterChoice): string {
  if (namespaces.size === 0 && kinds.size === 0 && !isProblemsOnly) return ''
  return JSON.stringify([[...namespaces].toSorted(), [...kinds].toSorted(), isProblemsOnly])
}

/** Turns a choice into a filter of the graph. */
export function toGraphFilter(choice: FilterChoice, problemIds: Iterable<string>): GraphFilter {
  const { namespaces, kinds, isProblemsOnly } = choice
  const types = FILTER_KINDS.filter(({ id }) => kinds.has(id)).flatMap((kind) => kind.types)
  return {
    ...(namespaces.size > 0 && { namespaces }),
    ...(kinds.size > 0 && { types: new Set(types) }),
    ...(isProblemsOnly && { nodeIds: new Set(problemIds) }),
  }
}

/** Adds a value to a set, or takes it out. */
export function toggle(values: ReadonlySet<string>, value: string): ReadonlySet<string> {
  const next = new Set(values)
  if (!next.delete(value)) next.add(value)
  return next
}

/** Yields the namespaces of a graph in alphabetical order. */
export function listNamespaces(graph: TrafficGraph): readonly string[] {
  const names = new Set<string>()
  for (const { namespace } of graph.nodesById.values()) {
    if (namespace !== undefined) names.add(namespace)
  }
  return [...names].toSorted()
}
