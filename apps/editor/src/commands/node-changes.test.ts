import { expect, test } from 'vitest'
import { toDocumentId } from '@meshdraft/model'
import type { GraphNode } from '@meshdraft/graph'
import { buildFiles, buildTextFile } from '../store/workspace-file.ts'
import { findNodeChanges } from './node-changes.ts'

const route = (name: string, timeout: string) => `    - name: ${name}\n      timeout: ${timeout}\n`
const service = (routes: string) =>
  `kind: VirtualService\nmetadata: { name: web }\nspec:\n  http:\n${routes}`

function compare(before: string | undefined, now: string) {
  const documentId = toDocumentId('a.yaml', 0)
  const paths = [[], ['spec', 'http', 0], ['spec', 'http', 1], ['spec', 'http', 2]]
  const nodes = paths.map((path, i): GraphNode => ({
    id: i === 0 ? 'web' : `${i}`,
    type: i === 0 ? 'virtualService' : 'route',
    label: 'x',
    source: { documentId, path },
  }))
  const graph = {
    nodesById: new Map(nodes.map((node) => [node.id, node])),
    edgesById: new Map(),
  }
  const toFiles = (text: string | undefined) =>
    buildFiles(text === undefined ? [] : [buildTextFile('a.yaml', text)])
  return Object.fromEntries(findNodeChanges(graph, toFiles(now), toFiles(before)))
}

const A = route('a', '1s')
const B = route('b', '2s')
const C = route('c', '3s')

test('a text as opened has no changes', () => {
  expect(compare(service(A + B + C), service(A + B + C))).toEqual({})
})

test('an edited route is changed, and so is what holds it', () => {
  expect(compare(service(A + B + C), service(A + route('b', '9s') + C))).toEqual({
    web: 'changed',
    2: 'changed',
  })
})

test('a route that is put in is added; those that moved on are as before', () => {
  expect(compare(service(B + C), service(A + B + C))).toEqual({ web: 'changed', 1: 'added' })
})

test('a moved route is as before', () => {
  expect(compare(service(A + B + C), service(C + A + B))).toEqual({ web: 'changed' })
})

test('a new file is added as a whole', () => {
  expect(compare(undefined, service(A + B + C))).toEqual({
    web: 'added',
    1: 'added',
    2: 'added',
    3: 'added',
  })
})

test('an object that moved within its file is as before', () => {
  const other = 'kind: Service\nmetadata: { name: a }\n'
  const own = service(A + B + C)
  expect(compare(`${other}---\n${own}`, own)).toEqual({})
})
