import { expect, it } from 'vitest'
import { compareDocumentIds, parseDocumentId, toDocumentId, toResourceKey } from './identity.ts'

it('takes apart what it put together, also for a file name with #', () => {
  expect(parseDocumentId(toDocumentId('a#1/b.yaml', 12))).toEqual({
    filePath: 'a#1/b.yaml',
    index: 12,
  })
})

it('puts the tenth document of a file after the ninth', () => {
  const ids = [toDocumentId('b', 0), toDocumentId('a', 10), toDocumentId('a', 9)]
  expect(ids.toSorted(compareDocumentIds)).toEqual(['a#9', 'a#10', 'b#0'])
})

it.each([
  ['networking.istio.io', 'Gateway', 'Gateway/shop/web'],
  ['gateway.networking.k8s.io', 'Gateway', 'Gateway.gateway.networking.k8s.io/shop/web'],
  ['', 'Service', 'Service/shop/web'],
  ['serving.knative.dev', 'Service', 'Service.serving.knative.dev/shop/web'],
])('keeps kinds of one name in several groups apart: %s %s', (group, kind, key) => {
  expect(toResourceKey({ group, kind, namespace: 'shop', name: 'web' })).toBe(key)
})

it('does not mistake a slash in a name for a border', () => {
  const group = ''
  const kind = 'Pod'
  expect(toResourceKey({ group, kind, namespace: 'a/b', name: 'c' })).not.toBe(
    toResourceKey({ group, kind, namespace: 'a', name: 'b/c' }),
  )
})
