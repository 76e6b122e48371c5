import { describe, expect, it } from 'vitest'
import { toDocumentId } from '@meshdraft/model'
import type { GraphNode } from '@meshdraft/graph'
import { parseDocument } from '@meshdraft/yaml'
import { describePlace, isWithin } from './describe-place.ts'
import { listHosts } from './list-hosts.ts'

describe('place in the inspector', () => {
  const document = parseDocument(
    'spec:\n  http:\n    - name: first\n    - match: []\n  servers:\n    - port: {name: https}\n',
  )
  it.each([
    [['spec', 'http', 0, 'timeout'], 'Route 1, first'],
    [['spec', 'http', 1], 'Route 2'],
    [['spec', 'servers', 0], 'Server 1, https'],
    [['spec', 'hosts', 0], undefined],
    [[], undefined],
  ])('%j is %s', (path, expected) => {
    expect(describePlace(document, path)?.label).toBe(expected)
  })
  it('a path lies within itself and what leads to it', () => {
    expect(isWithin(['spec', 'http', 1, 'route'], ['spec', 'http', 1])).toBe(true)
    expect(isWithin(['spec', 'http', 1], ['spec', 'http', 1])).toBe(true)
    expect(isWithin(['spec', 'http', 10], ['spec', 'http', 1])).toBe(false)
  })
})

describe('hosts of the workspace', () => {
  const source = { documentId: toDocumentId('a.yaml', 0), path: [] }
  const nodes: readonly GraphNode[] = [
    {
      id: 'vs:shop/web',
      type: 'virtualService',
      label: 'web',
      namespace: 'shop',
      hosts: ['web.example.com', 'web.shop.svc.cluster.local'],
      source,
    },
    { id: 'r', type: 'route', label: 'r', parentId: 'vs:shop/web' },
    {
      id: 'service:web.shop.svc.cluster.local',
      type: 'service',
      label: 'web',
      detail: ':8080',
      hosts: ['web.shop.svc.cluster.local'],
    },
    { id: 'se:api', type: 'serviceEntry', label: 'api', hosts: ['api.example.com'] },
  ]
  it('each host has one answer, and a virtual service answers before the service behind it', () => {
    const graph = { nodesById: new Map(nodes.map((node) => [node.id, node])), edgesById: new Map() }
    expect(listHosts(graph).map(({ host, answer }) => [host, answer])).toEqual([
      ['api.example.com', 'Service entry api, every request'],
      ['web.example.com', 'Virtual service web in shop, 1 route'],
      ['web.shop.svc.cluster.local', 'Virtual service web in shop, 1 route'],
    ])
  })
})
