import { expect, test } from 'vitest'
import { toDocumentId } from '@meshdraft/model'
import type { GraphNode } from '@meshdraft/graph'
import { createDesignStore } from '../store/create-design-store.ts'
import { buildTextFile } from '../store/workspace-file.ts'
import { moveRoute } from './move-route.ts'

const TEXT = `kind: VirtualService
spec:
  http:
    # the first
    - name: one
    - name: two # stays with two
`

function open(isLocal = true) {
  const store = createDesignStore()
  store.getState().openWorkspace({
    name: 'shop',
    source: isLocal ? { type: 'local', id: '1' } : { type: 'shared' },
    files: [buildTextFile('a.yaml', TEXT)],
  })
  return store
}

function route(index: number, label: string): GraphNode {
  const source = { documentId: toDocumentId('a.yaml', 0), path: ['spec', 'http', index] }
  return { id: `route:shop/web/http/${index}`, type: 'route', label, order: index + 1, source }
}

function textOf(store: ReturnType<typeof open>): string | undefined {
  const file = store.getState().files.get('a.yaml')
  return file?.type === 'text' ? file.text : undefined
}

test('a route moves with its comments, the selection with it, and it is said', () => {
  const store = open()
  moveRoute(store, route(1, 'two'), -1)
  expect(textOf(store)).toBe(`kind: VirtualService
spec:
  http:
    - name: two # stays with two
    # the first
    - name: one
`)
  expect(store.getState().selection).toMatchObject({
    path: ['spec', 'http', 0],
    nodeId: 'route:shop/web/http/0',
  })
  expect(store.getState().announcement).toBe('two is route 1 now. Undo takes it back.')
  store.getState().undo()
  expect(textOf(store)).toBe(TEXT)
})

test('the first route does not move up, the last not down, and none of a read-only copy', () => {
  const store = open()
  moveRoute(store, route(0, 'one'), -1)
  expect(store.getState().announcement).toBe('one is the first route already.')
  moveRoute(store, route(1, 'two'), 1)
  expect(store.getState().announcement).toBe('two is the last route already.')
  expect(textOf(store)).toBe(TEXT)
  const shared = open(false)
  moveRoute(shared, route(1, 'two'), -1)
  expect(shared.getState().announcement).toContain('read-only')
  expect(textOf(shared)).toBe(TEXT)
})
