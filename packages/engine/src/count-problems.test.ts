import { expect, test } from 'vitest'
import { groupProblemsByNode } from './count-problems.ts'
import { createEngine, DEFAULT_ENGINE_SETTINGS } from './create-engine.ts'

const FILE = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: web, namespace: shop}
spec:
  hosts: [reviews]
  gateways: [nowhere, mesh]
  http:
  - route:
    - destination: {host: reviews, subset: v9}
      weight: 50
    - destination: {host: nobody}
      weight: "50"
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: reviews, namespace: shop}
spec: {host: reviews, subsets: [{name: v1, labels: {version: v1}}]}
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: edge, namespace: shop}
spec: {}
---
apiVersion: v1
kind: Service
metadata: {name: reviews, namespace: shop}
spec: {ports: [{port: 80}]}
`

function group(text: string) {
  const engine = createEngine(DEFAULT_ENGINE_SETTINGS)
  engine.open(1, [{ path: 'a.yaml', text }])
  const view = engine.view()
  const problems = groupProblemsByNode(view)
  return { view, problems }
}

test('a missing subset, Service or gateway shows the finding of the reference to it', () => {
  const { view, problems } = group(FILE)
  const missing = [...view.graph.nodesById.values()].filter(({ type }) => type === 'missing')
  const seen = missing.map(({ id, missing: what }) => [
    what,
    (problems.get(id) ?? []).map(({ code, message }) => `${code} ${message.split(' ')[0]}`),
  ])
  expect(Object.fromEntries(seen)).toEqual({
    gateway: ['IST0101 Gateway'],
    subset: ['IST0101 Subset'],
    service: ['IST0101 Host'],
  })
})

test('the finding of a reference stays on the route, or the virtual service, that holds it', () => {
  const { problems } = group(FILE)
  const codes = (id: string) => (problems.get(id) ?? []).map(({ code }) => code)
  expect(codes('route:shop/web/http/0')).toEqual(['IST0101', 'IST0101', 'SCH-063'])
  expect(codes('vs:shop/web')).toContain('IST0101')
})
