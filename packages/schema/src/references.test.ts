import { expect, it, test } from 'vitest'
import { conformReference, toReferenceKind } from './references.ts'

it.each([
  ['v1', 'Service', 'Service'],
  ['apps/v1', 'Deployment', 'Deployment'],
  ['v1', 'Deployment', undefined],
  ['serving.knative.dev/v1', 'Service', undefined],
  ['v1', 'ConfigMap', undefined],
  ['v1', 'constructor', undefined],
])('%s %s refers to %s', (apiVersion, kind, expected) => {
  expect(toReferenceKind(apiVersion, kind)).toBe(expected)
})

test('a Service is read as far as hosts and ports need', () => {
  const service = {
    metadata: { name: 'reviews', labels: { app: 'reviews', version: 1 } },
    spec: {
      selector: { app: 'reviews' },
      type: 'ClusterIP',
      ports: [
        { name: 'http', port: 9080, targetPort: 'web', protocol: 'TCP', appProtocol: 'http' },
        { port: '80', targetPort: 8080 },
        'nonsense',
      ],
    },
  }
  expect(conformReference('Service', service)).toEqual({
    labels: { app: 'reviews' },
    annotations: {},
    selector: { app: 'reviews' },
    type: 'ClusterIP',
    ports: [
      { name: 'http', port: 9080, targetPort: 'web', protocol: 'TCP', appProtocol: 'http' },
      { targetPort: 8080 },
      {},
    ],
  })
})

test('a Deployment tells the labels of its pods', () => {
  const template = { metadata: { labels: { app: 'a' } } }
  expect(conformReference('Deployment', { spec: { template } })).toEqual({
    labels: {},
    templateLabels: { app: 'a' },
    templateAnnotations: {},
  })
})

test('a Secret tells its type and the names of its keys, never a value', () => {
  const secret = {
    type: 'kubernetes.io/tls',
    data: { 'tls.crt': 'c2VjcmV0' },
    stringData: { a: 'b' },
  }
  expect(conformReference('Secret', secret)).toEqual({
    type: 'kubernetes.io/tls',
    keys: ['tls.crt', 'a'],
  })
})

it.each(['Service', 'Namespace', 'Pod', 'Deployment', 'Secret'] as const)(
  'a %s of any shape is read without an error',
  (kind) => {
    for (const value of [undefined, null, 1, [], { spec: [], metadata: 'x', data: null }]) {
      expect(conformReference(kind, value)).toBeDefined()
    }
  },
)
