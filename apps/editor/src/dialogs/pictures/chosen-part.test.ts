import { describe, expect, it } from 'vitest'
import { createEngine, DEFAULT_ENGINE_SETTINGS } from '@meshdraft/engine'
import { layoutGraph } from '@meshdraft/graph'
import type { GraphNode, TrafficGraph } from '@meshdraft/graph'
import { toDocumentId } from '@meshdraft/model'
import { buildPicture, writeSvg } from '@meshdraft/picture'
import type { PictureInput } from '../../commands/picture-input.ts'
import { createDesignStore } from '../../store/create-design-store.ts'
import type { Selection } from '../../store/design-state.ts'
import { buildTextFile } from '../../store/workspace-file.ts'
import { listSelectedNodes, readParts } from './chosen-part.ts'

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

const ROUTES = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  http:
    - match: [{ uri: { prefix: /a } }]
      route: [{ destination: { host: reviews } }]
    - match: [{ uri: { prefix: /b } }]
      route: [{ destination: { host: reviews } }]
    - match: [{ uri: { prefix: /c } }]
      route: [{ destination: { host: alone.other.svc.cluster.local } }]
    - route: [{ destination: { host: alone.other.svc.cluster.local } }]
`
const SERVICES = `apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { ports: [{ name: http, port: 80 }], selector: { app: reviews } }
---
apiVersion: v1
kind: Service
metadata: { name: alone, namespace: other }
spec: { ports: [{ name: http, port: 80 }] }
`

function openStore() {
  const files = [buildTextFile('routes.yaml', ROUTES), buildTextFile('services.yaml', SERVICES)]
  const store = createDesignStore()
  const { openWorkspace, setView } = store.getState()
  openWorkspace({ name: 'x', source: { type: 'local', id: 'x' }, files })
  const engine = createEngine(DEFAULT_ENGINE_SETTINGS)
  engine.open(store.getState().version, files)
  setView(engine.view())
  return store
}

function draw(input: PictureInput | undefined): string {
  if (!input) throw new TypeError('There is no such part.')
  const options = { ...input, theme: 'light', title: 'x' } as const
  return writeSvg(buildPicture(input.graph, layoutGraph(input.graph), options).root)
}

describe('what may be drawn', () => {
  it('is the whole alone where all is shown and nothing is selected', () => {
    expect(Object.keys(readParts(openStore().getState()))).toEqual(['whole'])
  })

  it('holds what reaches the selection and what it reaches', () => {
    const store = openStore()
    const documentId = toDocumentId('routes.yaml', 0)
    store.getState().select({ documentId, path: ['spec', 'http', 1], origin: 'form' })
    const { whole, selection } = readParts(store.getState())
    expect(draw(whole)).toContain('/a')
    expect(draw(selection)).not.toContain('/a')
    expect(draw(selection)).toContain('>reviews<')
  })

  it('is as the canvas shows it: without what is hidden or filtered, with folds as one', () => {
    const store = openStore()
    const { setGraphView } = store.getState()
    setGraphView({ hide: 'alone' })
    const hidden = readParts(store.getState())
    expect(draw(hidden.whole)).toContain('>alone<')
    expect(draw(hidden.shown)).not.toContain('>alone<')
    expect(hidden.shown?.subtitle).toMatch(/ · \d+ of \d+ nodes shown$/)

    setGraphView({ hide: '', folds: ['fold:namespace/shop'] })
    const folded = readParts(store.getState())
    expect(draw(folded.whole)).toContain('>reviews<')
    expect(draw(folded.shown)).not.toContain('>reviews<')
    expect(draw(folded.shown)).toContain('>shop<')
  })

  it('says at a fold how many lines one stands for, and marks what changed in it', () => {
    const store = openStore()
    const start = ROUTES.indexOf('prefix: /a') + 8
    const edits = [{ range: { start, end: start + 2 }, newText: '/b' }]
    const { applyEdits, setGraphView } = store.getState()
    setGraphView({ folds: ['fold:namespace/shop'] })
    const before = readParts(store.getState()).shown
    expect(before?.changes.size).toBe(0)
    applyEdits([{ type: 'edit', path: 'routes.yaml', edits }], {
      origin: 'yaml',
      history: 'step',
      label: 'x',
    })
    const { shown } = readParts(store.getState())
    expect(shown?.changes.get('fold:namespace/shop')).toBe('changed')
    // Two routes of the fold lead to what stands outside.
    expect(draw(shown)).toContain('>2×<')
  })
})
