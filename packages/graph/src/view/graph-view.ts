import type { FocusDepth } from '../neighbourhood.ts'
import type { GraphNodeType } from '../traffic-graph.ts'

/** What of a graph somebody looks at. Plain data: it is kept under a name and read again. */
export interface GraphView {
  /** Expression whose finds are marked; empty for none. */
  readonly find: string
  /** Expression whose finds are left out; empty for none. */
  readonly hide: string
  /** Only these namespaces with their connections; empty for all. */
  readonly namespaces: readonly string[]
  /** Only these of `FILTER_KINDS`; empty for all. */
  readonly kinds: readonly string[]
  /** Only what has findings, with its connections. */
  readonly isProblemsOnly: boolean
  /** Only what is around one node. */
  readonly focus: GraphFocus | undefined
  /** Ids of what is folded to one node each, as `listFoldsOf` yields them. */
  readonly folds: readonly string[]
}

export interface GraphFocus {
  readonly nodeId: string
  readonly depth: FocusDepth
}

/** The view that shows everything. */
export const WHOLE_GRAPH: GraphView = {
  find: '',
  hide: '',
  namespaces: [],
  kinds: [],
  isProblemsOnly: false,
  focus: undefined,
  folds: [],
}

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

/** Whether a view leaves something of the graph out or folds it. */
export function isNarrowed(view: GraphView): boolean {
  return (
    view.hide !== '' ||
    view.namespaces.length > 0 ||
    view.kinds.length > 0 ||
    view.isProblemsOnly ||
    view.focus !== undefined ||
    view.folds.length > 0
  )
}

/** Adds a value to a list, or takes it out. */
export function toggleValue(values: readonly string[], value: string): readonly string[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value]
}

const LONGEST_LIST = 2_000
const LONGEST_TEXT = 1_000
const DEPTHS: ReadonlySet<unknown> = new Set<FocusDepth>([1, 2, 3, 'all'])

/**
 * Reads a view that was kept. What is missing or damaged shows everything; the expressions may still
 * be ones that cannot be read, which is said where they are shown.
 */
export function readGraphView(value: unknown): GraphView {
  const stored = toRecord(value)
  return {
    find: readText(stored['find']) ?? '',
    hide: readText(stored['hide']) ?? '',
    namespaces: readTexts(stored['namespaces']),
    kinds: readTexts(stored['kinds']).filter((id) => FILTER_KINDS.some((kind) => kind.id === id)),
    isProblemsOnly: stored['isProblemsOnly'] === true,
    focus: readFocus(stored['focus']),
    folds: readTexts(stored['folds']).filter((id) => id.startsWith('fold:')),
  }
}

function readFocus(value: unknown): GraphFocus | undefined {
  const { nodeId, depth } = toRecord(value)
  const id = readText(nodeId)
  return id !== undefined && id !== '' && isDepth(depth) ? { nodeId: id, depth } : undefined
}

function isDepth(value: unknown): value is FocusDepth {
  return DEPTHS.has(value)
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= LONGEST_TEXT ? value : undefined
}

function readTexts(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return []
  const texts = value.slice(0, LONGEST_LIST).flatMap((item: unknown) => readText(item) ?? [])
  return [...new Set(texts)]
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
