import { expect, it } from 'vitest'
import { parseDocument } from '@meshdraft/yaml'
import { readExportTo } from './export-to.ts'
import { toDocumentId } from './identity.ts'
import { readResources } from './read-resources.ts'
import { DEFAULT_MESH_SETTINGS } from './resources.ts'
import type { MeshSettings } from './resources.ts'
import { createIndex } from './workspace-index.ts'

const DEFAULTS: MeshSettings = {
  ...DEFAULT_MESH_SETTINGS,
  defaultServiceExportTo: ['.'],
  defaultVirtualServiceExportTo: ['.', 'edge'],
  defaultDestinationRuleExportTo: ['~'],
}

const ISTIO = 'networking.istio.io/v1'

function read(apiVersion: string, kind: string, rest: object, settings = DEFAULTS) {
  const text = JSON.stringify({
    apiVersion,
    kind,
    metadata: { name: 'web', namespace: 'shop' },
    ...rest,
  })
  const [resource] = readResources(parseDocument(text), toDocumentId('a.json', 0), settings)
  if (resource === undefined) throw new Error('The manifest is a resource.')
  return resource
}

it.each([
  ['v1', 'Service', {}, ['shop']],
  [ISTIO, 'ServiceEntry', {}, ['shop']],
  [ISTIO, 'VirtualService', {}, ['shop', 'edge']],
  [ISTIO, 'DestinationRule', {}, []],
  [ISTIO, 'VirtualService', { spec: { exportTo: [] } }, ['shop', 'edge']],
  [ISTIO, 'VirtualService', { spec: { exportTo: ['*'] } }, ['*']],
  [ISTIO, 'ServiceEntry', { spec: { exportTo: ['a', '.'] } }, ['a', 'shop']],
])('%s %s with %j is visible in %j', (apiVersion, kind, rest, expected) => {
  expect(readExportTo(read(apiVersion, kind, rest), DEFAULTS)).toEqual(expected)
})

it.each([
  ['a, .', ['a', 'shop']],
  ['', ['shop']],
])('the annotation “%s” of a Service makes it visible in %j', (text, expected) => {
  const metadata = {
    name: 'web',
    namespace: 'shop',
    annotations: { 'networking.istio.io/exportTo': text },
  }
  expect(readExportTo(read('v1', 'Service', { metadata }), DEFAULTS)).toEqual(expected)
})

it('everything is visible everywhere where the mesh states no default', () => {
  expect(readExportTo(read('v1', 'Service', {}), DEFAULT_MESH_SETTINGS)).toEqual(['*'])
})

it('a host is found with the visibility that the mesh gives it', () => {
  const index = createIndex(DEFAULTS)
  index.put(toDocumentId('a.json', 0), [read('v1', 'Service', {})])
  const [target] = index.lookup(() => {}).hostTargets('web.shop.svc.cluster.local')
  expect(target?.exportTo).toEqual(['shop'])
})
