import { expect, it } from 'vitest'
import { readText } from '../test/workspace.ts'

it('reads identity, labels and the default namespace of a Kubernetes object', () => {
  const [resource] = readText(`
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews
  labels: {app: reviews, build: 12}
`)
  expect(resource).toMatchObject({
    key: 'VirtualService/default/reviews',
    documentId: 'a.yaml#0',
    apiVersion: 'networking.istio.io/v1',
    group: 'networking.istio.io',
    kind: 'VirtualService',
    name: 'reviews',
    namespace: 'default',
    hasNamespace: false,
    basePath: [],
  })
  expect(Object.entries(resource?.labels ?? {})).toEqual([['app', 'reviews']])
})

it.each([
  ['a template', 'apiVersion: v1\nkind: Service\nmetadata: {name: {{ .Values.name }}}'],
  ['YAML without kind', 'apiVersion: v1\nmetadata: {name: a}'],
  ['YAML without apiVersion', 'kind: Service\nmetadata: {name: a}'],
  ['a list', '- a\n- b'],
  ['text', 'hello'],
  ['nothing', '# only a comment'],
  ['a kind that is no text', 'apiVersion: v1\nkind: [Service]'],
])('finds no resource in %s', (_, text) => {
  expect(readText(text)).toEqual([])
})

it.each([
  ['metadata: text'],
  ['metadata: {name: [a], namespace: {}, labels: [a], annotations: null}'],
  ['metadata: {name: true}'],
  ['spec: 1'],
])('takes wrong types in its stride: %s', (line) => {
  expect(readText(`apiVersion: v1\nkind: Service\n${line}`)).toMatchObject([
    { name: '', namespace: 'default', hasNamespace: false },
  ])
})

it('unfolds a List and says where each item stands', () => {
  const resources = readText(`
apiVersion: v1
kind: List
items:
- {apiVersion: v1, kind: Service, metadata: {name: a, namespace: shop}}
- not an object
- {apiVersion: v1, kind: Service, metadata: {name: b}}
`)
  expect(resources.map(({ key, basePath }) => [key, basePath])).toEqual([
    ['Service/shop/a', ['items', 0]],
    ['Service/default/b', ['items', 2]],
  ])
})

it('knows that a Namespace lives in no namespace', () => {
  const [resource] = readText('apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}')
  expect(resource).toMatchObject({ key: 'Namespace//shop', namespace: '' })
})

it('reads a label called __proto__ as a label', () => {
  const [resource] = readText(
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {__proto__: x, toString: z}}',
  )
  expect(Object.keys(resource?.labels ?? {})).toEqual(['__proto__', 'toString'])
  expect(resource?.labels['hasOwnProperty']).toBeUndefined()
})
