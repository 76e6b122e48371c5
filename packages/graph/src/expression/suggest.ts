import type { TrafficGraph } from '../traffic-graph.ts'
import type { ExpressionRange } from './expression.ts'
import type { ProblemsByNode } from './facts.ts'
import { quoteText } from './print.ts'
import { tokenize } from './tokens.ts'
import type { ExpressionToken } from './tokens.ts'
import { EXPRESSION_FEATURES, EXPRESSION_FIELDS, EXPRESSION_KINDS, findField } from './words.ts'
import type { FieldName } from './words.ts'

/** Values that a workspace has, by field, each list in alphabetical order without repetition. */
export type ExpressionValues = Readonly<Record<ValueField, readonly string[]>>

type ValueField = 'ns' | 'host' | 'name' | 'protocol' | 'port' | 'subset' | 'problem' | 'file'

export interface ExpressionSuggestion {
  /** What replaces the range. */
  readonly text: string
  /** What it means, where the text does not say it. */
  readonly detail?: string
}

export interface ExpressionSuggestions {
  /** What a suggestion replaces. */
  readonly range: ExpressionRange
  /** Best first. */
  readonly items: readonly ExpressionSuggestion[]
}

/** Whole expressions to start from, with what they find. */
export const EXPRESSION_EXAMPLES: readonly ExpressionSuggestion[] = [
  { text: 'kind:virtualservice has:error', detail: 'virtual services with errors' },
  { text: 'weight<10', detail: 'destinations that get little' },
  { text: 'reaches:reviews', detail: 'all whose traffic gets to reviews' },
  { text: 'host:*.example.com -has:tls', detail: 'hosts without TLS' },
  { text: 'ns:shop (has:mirror or has:fault)', detail: 'tests in production' },
]

const MOST = 12

/** Collects the values that completion offers; one pass over the nodes. */
export function listExpressionValues(
  graph: TrafficGraph,
  problems: ProblemsByNode,
): ExpressionValues {
  const sets: Record<ValueField, Set<string>> = {
    ns: new Set(),
    host: new Set(),
    name: new Set(),
    protocol: new Set(['http', 'tls', 'tcp']),
    port: new Set(),
    subset: new Set(),
    problem: new Set(),
    file: new Set(),
  }
  for (const node of graph.nodesById.values()) {
    if (node.namespace !== undefined) sets.ns.add(node.namespace)
    for (const host of node.hosts ?? []) sets.host.add(host)
    if (node.type !== 'route' && node.type !== 'answer' && node.type !== 'server') {
      sets.name.add(node.label)
    }
    for (const protocol of node.protocols ?? []) sets.protocol.add(protocol.toLowerCase())
    for (const port of node.ports ?? []) sets.port.add(String(port))
    if (node.type === 'subset') sets.subset.add(node.label)
    const documentId = node.source?.documentId
    if (documentId !== undefined) sets.file.add(documentId.slice(0, documentId.lastIndexOf('#')))
  }
  for (const findings of problems.values()) for (const { code } of findings) sets.problem.add(code)
  const sorted = (field: ValueField) => [...sets[field]].toSorted()
  return {
    ns: sorted('ns'),
    host: sorted('host'),
    name: sorted('name'),
    protocol: sorted('protocol'),
    port: [...sets.port].toSorted((a, b) => Number(a) - Number(b)),
    subset: sorted('subset'),
    problem: sorted('problem'),
    file: sorted('file'),
  }
}

/**
 * Offers what may stand at a caret: fields and names for a word, values of the workspace behind a
 * field. What begins as typed comes before what only holds it.
 */
export function suggestExpressions(
  text: string,
  caret: number,
  values: ExpressionValues,
): ExpressionSuggestions {
  const token = tokenize(text).find(({ start, end }) => start < caret && caret <= end)
  if (token?.type === 'field') return suggestValues(token, text, caret, values)
  const isWord =
    token !== undefined && token.type !== '(' && token.type !== ')' && token.type !== 'not'
  const range = isWord ? token : { start: caret, end: caret }
  const typed = isWord ? text.slice(token.start, caret).toLowerCase() : ''
  if (typed.startsWith('"')) return { range, items: [] }
  const fields = EXPRESSION_FIELDS.map(({ name, takes, finds }) => ({
    text: takes === 'number' && name === 'weight' ? `${name}<` : `${name}:`,
    detail: finds,
  }))
  if (typed === '') return { range, items: fields }
  const names = [...values.name, ...values.host].map((name) => ({ text: toValue(name) }))
  const starting = fields.filter((field) => field.text.startsWith(typed))
  const found = [...starting, ...pick(names, typed)]
  return { range: toRange(range), items: unique(found).slice(0, MOST) }
}

function suggestValues(
  token: Extract<ExpressionToken, { readonly type: 'field' }>,
  text: string,
  caret: number,
  values: ExpressionValues,
): ExpressionSuggestions {
  const { value, name } = token
  const field = findField(name)
  const range = toRange(value)
  if (field === undefined || caret < value.start) return { range, items: [] }
  const typed = text.slice(value.start, caret).replace(/^"/, '').toLowerCase()
  const offered = listValues(field, values).map((item) => ({ text: toValue(item) }))
  const items = typed === '' ? offered : pick(offered, typed)
  // A value that stands there whole needs no list that offers it again.
  const isDone = items.length === 1 && items[0]?.text === text.slice(value.start, value.end)
  return { range, items: isDone ? [] : items.slice(0, MOST) }
}

function listValues(field: FieldName, values: ExpressionValues): readonly string[] {
  switch (field) {
    case 'kind':
      return EXPRESSION_KINDS
    case 'has':
      return EXPRESSION_FEATURES
    case 'weight':
      return []
    case 'reaches':
    case 'reached-by':
      return values.name
    case 'ns':
    case 'host':
    case 'name':
    case 'protocol':
    case 'port':
    case 'subset':
    case 'problem':
    case 'file':
      return values[field]
  }
}

function pick(
  items: readonly ExpressionSuggestion[],
  typed: string,
): readonly ExpressionSuggestion[] {
  const lower = (item: ExpressionSuggestion) => item.text.toLowerCase().replace(/^"/, '')
  return [
    ...items.filter((item) => lower(item).startsWith(typed)),
    ...items.filter((item) => lower(item).indexOf(typed) > 0),
  ]
}

function unique(items: readonly ExpressionSuggestion[]): readonly ExpressionSuggestion[] {
  return [...new Map(items.map((item) => [item.text, item])).values()]
}

function toRange({ start, end }: ExpressionRange): ExpressionRange {
  return { start, end }
}

/** A value as it must be written: in quotes where it would be read as something else. */
function toValue(text: string): string {
  const isPlain = /^[^\s()"-][^\s()]*$/.test(text) && !/^(?:or|and|not)$/i.test(text)
  return isPlain ? text : quoteText(text)
}
