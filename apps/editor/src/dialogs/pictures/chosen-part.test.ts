import { describe, expect, it } from 'vitest'
import { toDocumentId } from '@meshdraft/model'
import type { GraphNode, TrafficGraph } from '@meshdraft/graph'
import type { Selection } from '../../store/design-state.ts'
import { listSelectedNodes, pickPart } from './chosen-part.ts'

const DOCUMENT = toDocumentId('a.yaml', 0)

const nodes: readonly GraphNode[] = [
  { id: 'vs', type: 'virtualService', label: 'web', source: { documentId: DOCUMENT, path: [] } },
  {
    id: 'first',
    type: 'route',
    label: '1',
    parentId: 'vs',
    source: { documentId: DOCUMENT, path: ['spec', 'http', 0] },
  },
  {
    id: 'second',
    type: 'route',
    label: '2',
    parentId: 'vs',
    source: { documentId: DOCUMENT, path: ['spec', 'http', 1] },
  },
  { id: 'service', type: 'service', label: 'web' },
]

const graph: TrafficGraph = {
  nodesById: new Map(nodes.map((node) => [node.id, node])),
  edgesById: new Map(
    (
      [
        { id: 'a', type: 'contains', from: 'vs', to: 'first' },
        { id: 'b', type: 'contains', from: 'vs', to: 'second' },
        { id: 'c', type: 'routes', from: 'second', to: 'service' },
      ] as const
    ).map((edge) => [edge.id, edge]),
  ),
}

function select(path: Selection['path'], nodeId?: string): readonly string[] {
  const selection = {
    documentId: DOCUMENT,
    path,
    origin: 'form',
    ...(nodeId && { nodeId }),
  } as const
  return [...listSelectedNodes(graph, selection)]
}

describe('the selected nodes', () => {
  it('are the one it was selected through', () => {
    expect(select([], 'service')).toEqual(['service'])
  })

  it('are those around the place in the text', () => {
    expect(select(['spec', 'http', 1, 'timeout'])).toEqual(['second'])
  })

  it('are all of the document where the place is in none of them', () => {
    expect(select(['metadata', 'name'])).toEqual(['vs', 'first', 'second'])
    expect(select([], 'gone')).toEqual(['vs', 'first', 'second'])
  })

  it('are none without a selection', () => {
    expect(listSelectedNodes(graph, undefined).size).toBe(0)
  })
})

describe('a part', () => {
  it('holds what reaches the selection and what it reaches', () => {
    const part = pickPart(graph, 'selection', new Set(['second']))
    expect([...part.nodesById.keys()]).toEqual(['vs', 'second', 'service'])
    expect(pickPart(graph, 'whole', new Set())).toBe(graph)
  })
})
