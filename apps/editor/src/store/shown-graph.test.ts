import { expect, test } from 'vitest'
import { createEngine, DEFAULT_ENGINE_SETTINGS } from '@meshdraft/engine'
import { WHOLE_GRAPH } from '@meshdraft/graph'
import { readGraphPicture } from './shown-graph.ts'

const TEXT = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: web, namespace: shop}
spec:
  hosts: [reviews]
  http:
  - route:
    - destination: {host: nobody}
---
apiVersion: v1
kind: Service
metadata: {name: reviews, namespace: shop}
spec: {ports: [{port: 80}]}
`
const engine = createEngine(DEFAULT_ENGINE_SETTINGS)
engine.open(1, [{ path: 'a.yaml', text: TEXT }])
const { graph, diagnosticsByDocument: findings } = engine.view()
const ROUTE = 'route:shop/web/http/0'

test('who asks for the same picture gets the same object', () => {
  const first = readGraphPicture({ graph, findings, view: WHOLE_GRAPH })
  expect(readGraphPicture({ graph, findings, view: WHOLE_GRAPH })).toBe(first)
  expect(first.shown.graph).toBe(graph)
})

test('another find expression leaves what is shown as it is', () => {
  const first = readGraphPicture({ graph, findings, view: WHOLE_GRAPH })
  const second = readGraphPicture({ graph, findings, view: { ...WHOLE_GRAPH, find: 'has:error' } })
  expect(second.shown).toBe(first.shown)
  expect(second.found.nodeIds.has(ROUTE)).toBe(true)
})

test('findings that say the same in other objects change nothing', () => {
  const first = readGraphPicture({ graph, findings, view: WHOLE_GRAPH })
  const copy = new Map([...findings].map(([id, list]) => [id, list.map((one) => ({ ...one }))]))
  const second = readGraphPicture({ graph, findings: copy, view: WHOLE_GRAPH })
  expect(second.problems).toBe(first.problems)
  expect(second.shown).toBe(first.shown)
})

test('a folded namespace has the findings of all it stands for', () => {
  const { problems } = readGraphPicture({ graph, findings, view: WHOLE_GRAPH })
  const view = { ...WHOLE_GRAPH, folds: ['fold:namespace/shop'] }
  const folded = readGraphPicture({ graph, findings, view })
  const codes = (id: string) => new Set(folded.problems.get(id)?.map(({ code }) => code))
  const all = new Set([...problems.values()].flat().map(({ code }) => code))
  expect(all.size).toBeGreaterThan(0)
  expect(codes('fold:namespace/shop')).toEqual(all)
})
