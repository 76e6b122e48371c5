import { parseDocument, readValue } from '@meshdraft/yaml'
import type { YamlDocument } from '@meshdraft/yaml'
import type { ProblemCounts } from '@meshdraft/engine'
import { describeInWords, describeShare, nameRowKind, UNREACHED } from '@meshdraft/graph'
import type {
  GraphEdge,
  GraphNode,
  GraphRowContent,
  NodeWords,
  TrafficGraph,
  WordsContext,
} from '@meshdraft/graph'
import { findDocument } from '../store/workspace-file.ts'
import type { WorkspaceFiles } from '../store/workspace-file.ts'

/** What a row says in its cells, and all of it as its name. */
export interface RowWords extends NodeWords {
  /** What the way to it carries, e.g. `90%`, `mirror 10%`; may be empty. */
  readonly share: string
  /** What screen readers say of the row. */
  readonly label: string
}

export interface RowWordsInput {
  /** All of the workspace: a sentence says also what is hidden. */
  readonly graph: TrafficGraph
  /** What is shown; folded nodes are in no other graph. */
  readonly shown: TrafficGraph
  readonly read: WordsContext['read']
  readonly problemCounts: ReadonlyMap<string, ProblemCounts>
  readonly staleNodeIds: ReadonlySet<string>
}

/** Makes the function that says rows; what it said of a node it keeps. */
export function makeRowWords(input: RowWordsInput): (content: GraphRowContent) => RowWords {
  const { graph, shown, read, problemCounts, staleNodeIds } = input
  // By the node itself: the row one stands on may be that of the graph before.
  const kept = new Map<GraphNode, NodeWords>()
  return (content) => {
    const { node, edge } = content
    const kind = nameRowKind(content)
    if (!node) {
      const facts = 'Nothing that is shown leads here.'
      return { kind, name: UNREACHED, facts, share: '', ...join(`${UNREACHED}, ${kind}. ${facts}`) }
    }
    let words = kept.get(node)
    if (!words) {
      const problems = problemCounts.get(node.id)
      words = describeInWords(graph.nodesById.has(node.id) ? graph : shown, node, {
        read,
        ...(problems && { problems }),
        isStale: staleNodeIds.has(node.id),
      })
      kept.set(node, words)
    }
    const way = edge ? describeWay(edge) : ''
    const share = edge ? describeShare(edge) : ''
    const label = way === '' ? words.sentence : `${words.sentence} ${way}`
    return { ...words, kind, share, label }
  }
}

function join(label: string) {
  return { label, sentence: label }
}

/** Says how traffic gets to a row from the one above, as a sentence; may be empty. */
function describeWay(edge: GraphEdge): string {
  const share = describeShare(edge)
  switch (edge.type) {
    case 'routes':
      return share === '' ? '' : `Gets ${share}.`
    case 'mirrors':
      return `Gets a copy of ${share.slice('mirror '.length) || 'the traffic'}.`
    case 'redirects':
      return `Redirected to with ${edge.label ?? '301'}.`
    case 'delegates':
      return 'Delegated to.'
    case 'binds':
    case 'contains':
    case 'selects':
      return ''
  }
}

const PARSED_KEPT = 200

/** Makes the function that reads what is written at a place; the documents last read are kept. */
export function makeReader(): (files: WorkspaceFiles | undefined) => WordsContext['read'] {
  const parsed = new Map<string, YamlDocument>()
  const parse = (text: string): YamlDocument => {
    const document = parsed.get(text) ?? parseDocument(text)
    // What was read last stands last.
    parsed.delete(text)
    parsed.set(text, document)
    const [oldest] = parsed.keys()
    if (parsed.size > PARSED_KEPT && oldest !== undefined) parsed.delete(oldest)
    return document
  }
  return (files) =>
    ({ documentId, path }) => {
      const place = files && findDocument(files, documentId)
      return place && readValue(parse(place.text), path)
    }
}
