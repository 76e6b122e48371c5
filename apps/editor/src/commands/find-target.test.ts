import { expect, it } from 'vitest'
import { createEngine, DEFAULT_ENGINE_SETTINGS } from '@meshdraft/engine'
import { parseDocument } from '@meshdraft/yaml'
import type { FieldPath } from '@meshdraft/yaml'
import { findTarget, readReference } from './find-target.ts'

const ROUTE = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [reviews, shop.example.com]
  gateways: [mesh, front, edge/front, edge/none]
  http:
    - delegate: { name: reviews, namespace: team-a }
    - delegate: { name: own }
    - route:
        - destination: { host: reviews, subset: v1 }
        - destination: { host: gone, subset: v2 }
`
const object = (kind: string, name: string, namespace: string, spec: string) =>
  `apiVersion: ${kind === 'Service' ? 'v1' : 'networking.istio.io/v1'}\nkind: ${kind}\n` +
  `metadata: { name: ${name}, namespace: ${namespace} }\nspec: ${spec}\n`
const GATEWAY =
  '{ selector: { a: b }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }] }'
const FILES = {
  'route.yaml': ROUTE,
  'service.yaml': object('Service', 'reviews', 'shop', '{ ports: [{ port: 80 }] }'),
  'rule.yaml': object(
    'DestinationRule',
    'reviews',
    'shop',
    '{ host: reviews, subsets: [{ name: v1 }] }',
  ),
  'front.yaml': object('Gateway', 'front', 'shop', GATEWAY),
  'edge.yaml': object('Gateway', 'front', 'edge', GATEWAY),
  'delegate.yaml': object('VirtualService', 'reviews', 'team-a', '{ http: [] }'),
  'own.yaml': object('VirtualService', 'own', 'shop', '{ http: [] }'),
}
const engine = createEngine(DEFAULT_ENGINE_SETTINGS)
engine.open(
  1,
  Object.entries(FILES).map(([path, text]) => ({ path, text })),
)

interface Case {
  readonly what: string
  readonly path: FieldPath
  /** Absent: nowhere. */
  readonly file?: string
  readonly target?: FieldPath
}

it.each<Case>([
  { what: 'a host', path: ['spec', 'hosts', 0], file: 'service.yaml', target: [] },
  { what: 'a host that nothing here defines', path: ['spec', 'hosts', 1] },
  {
    what: 'a Gateway of its own namespace',
    path: ['spec', 'gateways', 1],
    file: 'front.yaml',
    target: [],
  },
  {
    what: 'a Gateway of another one',
    path: ['spec', 'gateways', 2],
    file: 'edge.yaml',
    target: [],
  },
  { what: 'a Gateway that is not there', path: ['spec', 'gateways', 3] },
  { what: 'the mesh', path: ['spec', 'gateways', 0] },
  {
    what: 'a delegate elsewhere',
    path: ['spec', 'http', 0, 'delegate', 'name'],
    file: 'delegate.yaml',
    target: [],
  },
  {
    what: 'a delegate of its own namespace',
    path: ['spec', 'http', 1, 'delegate', 'name'],
    file: 'own.yaml',
    target: [],
  },
  {
    what: 'a destination',
    path: ['spec', 'http', 2, 'route', 0, 'destination', 'host'],
    file: 'service.yaml',
    target: [],
  },
  {
    what: 'a subset',
    path: ['spec', 'http', 2, 'route', 0, 'destination', 'subset'],
    file: 'rule.yaml',
    target: ['spec', 'subsets', 0],
  },
  {
    what: 'a subset that is not there',
    path: ['spec', 'http', 2, 'route', 1, 'destination', 'subset'],
  },
  { what: 'a name of its own', path: ['metadata', 'name'] },
])('$what leads where it is defined', ({ path, file, target }) => {
  const view = engine.view()
  const reference = readReference(parseDocument(ROUTE), path, view)
  const found = reference && findTarget(reference, view)
  expect(found?.documentId).toBe(file === undefined ? undefined : `${file}#0`)
  if (file !== undefined) expect(found?.path).toEqual(target)
})
