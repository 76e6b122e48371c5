import { expect, test } from 'vitest'
import { parseDocument } from '@meshdraft/yaml'
import { buildFormNode } from './form-node.ts'
import { findObject, findPart, toKindWords } from './form-root.ts'

function root(text: string) {
  const { root: node } = parseDocument(text)
  return node && buildFormNode(node, text)
}

const ROUTE = 'apiVersion: networking.istio.io/v1\nkind: VirtualService\nspec: {http: [{}, {}]}\n'

test('a place inside a route shows that route', () => {
  const object = findObject(root(ROUTE), ['spec', 'http', 1, 'timeout'])
  expect(object?.kind).toBe('VirtualService')
  expect(object && findPart(object, ['spec', 'http', 1, 'timeout'])).toEqual({
    path: ['spec', 'http', 1],
    message: 'HTTPRoute',
    word: 'route',
  })
  expect(object && findPart(object, ['spec', 'hosts', 0])).toBeUndefined()
})

test('the same kind of another group is not Istio’s', () => {
  const object = findObject(root('apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\n'), [])
  expect(object).toMatchObject({ kindName: 'Gateway', kind: undefined })
})

test('objects of a List are found by their place', () => {
  const list = root(`kind: List\nitems:\n  - {apiVersion: networking.istio.io/v1, kind: Gateway}\n`)
  expect(findObject(list, ['items', 0, 'spec'])).toMatchObject({
    base: ['items', 0],
    kind: 'Gateway',
  })
  expect(findObject(list, [])).toMatchObject({ kindName: 'List', kind: undefined })
})

test('a document without kind is no object', () => {
  expect(findObject(root('a: 1\n'), [])).toBeUndefined()
})

test('kinds are said in words', () => {
  expect(toKindWords('DestinationRule')).toBe('destination rule')
})
