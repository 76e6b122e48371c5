import { expect, test } from 'vitest'
import { draw, manifest, service, virtualService } from '../test/draw.ts'
import { collapseGraph, listCrumbs } from './index.ts'

const graph = draw(
  manifest(
    'networking.istio.io/v1',
    'Gateway',
    'edge',
    'ingress',
    'servers: [{ port: { number: 80, protocol: HTTP }, hosts: ["*"] }]',
  ) +
    virtualService(
      'hosts: [reviews]\nhttp: [{ name: first, redirect: { uri: /x } }, { route: [{ destination: { host: reviews, subset: v1 } }] }]',
    ) +
    service('reviews'),
)

test.each([
  ['vs:shop/web', 'shop › web'],
  ['route:shop/web/http/0', 'shop › web › 1 first'],
  ['answer:route:shop/web/http/0', 'shop › web › 1 first › 301 /x'],
  ['subset:reviews.shop.svc.cluster.local/v1', 'shop › reviews › v1'],
  ['server:ingress/edge#0', 'ingress › edge › 80 HTTP'],
  ['mesh', 'mesh'],
  ['nowhere', ''],
])('the way to %s is “%s”', (nodeId, way) => {
  expect(write(nodeId)).toBe(way)
})

test('a folded namespace is its own way', () => {
  const { graph: collapsed } = collapseGraph(graph, new Set(['fold:namespace/shop']))
  expect(write('fold:namespace/shop', collapsed)).toBe('shop')
})

function write(nodeId: string, drawn = graph): string {
  return listCrumbs(drawn, nodeId)
    .map((crumb) => (crumb.type === 'namespace' ? crumb.namespace : crumb.label))
    .join(' › ')
}
