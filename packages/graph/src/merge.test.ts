import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toDocumentId } from '@meshdraft/model'
import { mergeEdges, mergeNodes } from './index.ts'
import type { GraphNode } from './index.ts'

const mention: GraphNode = { id: 'service:a', type: 'service', label: 'mentioned' }
const missing: GraphNode = { id: 'service:a', type: 'missing', label: 'gone', missing: 'service' }
const defined = (file: string, index: number, label: string): GraphNode => ({
  ...mention,
  label,
  source: { documentId: toDocumentId(file, index), path: [] },
})

test.each<[string, GraphNode[], string]>([
  ['a definition beats a mention', [mention, defined('a.yaml', 0, 'defined')], 'defined'],
  ['a mention beats what is missing', [missing, mention], 'mentioned'],
  ['a definition beats what is missing', [missing, defined('a.yaml', 0, 'defined')], 'defined'],
  [
    'of several definitions the last file counts',
    [defined('b.yaml', 0, 'second'), defined('a.yaml', 5, 'first')],
    'second',
  ],
  [
    'of several definitions in a file the last counts',
    [defined('a.yaml', 10, 'second'), defined('a.yaml', 9, 'first')],
    'second',
  ],
])('%s', (_, contributions, expected) => {
  expect(mergeNodes(contributions).label).toBe(expected)
})

test('a mention adds what the definition does not know', () => {
  const merged = mergeNodes([
    { ...mention, hasCircuitBreaker: true, hosts: ['b'] },
    { ...defined('a.yaml', 0, 'defined'), detail: ':80', hosts: ['a'] },
  ])
  expect(merged).toMatchObject({
    label: 'defined',
    detail: ':80',
    hasCircuitBreaker: true,
    hosts: ['a', 'b'],
  })
})

test('what is missing leaves nothing behind beside a definition', () => {
  expect(mergeNodes([missing, defined('a.yaml', 0, 'defined')])).not.toHaveProperty('missing')
})

test('the order of contributions is of no account', () => {
  const contribution = fc.constantFrom<GraphNode>(
    mention,
    missing,
    { ...mention, hasCircuitBreaker: true },
    { ...mention, detail: ':80' },
    { ...mention, detail: ':81', hosts: ['a'] },
    defined('a.yaml', 0, 'one'),
    { ...defined('a.yaml', 0, 'two'), hosts: ['b'] },
    defined('b.yaml', 3, 'three'),
  )
  fc.assert(
    fc.property(fc.array(contribution, { minLength: 1, maxLength: 6 }), (contributions) => {
      const merged = mergeNodes(contributions)
      expect(mergeNodes(contributions.toReversed())).toEqual(merged)
      expect(mergeNodes(contributions.toSorted(() => -1))).toEqual(merged)
    }),
  )
})

test('of an edge said twice the last in path order counts', () => {
  const edge = (file: string, percent: number) => ({
    id: 'routes:a->b',
    type: 'routes' as const,
    from: 'a',
    to: 'b',
    percent,
    source: { documentId: toDocumentId(file, 0), path: [] },
  })
  expect(mergeEdges([edge('b.yaml', 2), edge('a.yaml', 1)]).percent).toBe(2)
  expect(mergeEdges([edge('a.yaml', 1), edge('b.yaml', 2)]).percent).toBe(2)
})

test('equal nodes and edges are the same text, whatever they were merged from', () => {
  const plain: GraphNode = {
    label: 'a',
    hosts: ['a'],
    type: 'service',
    detail: ':80',
    id: 'service:a',
  }
  const merged = mergeNodes([
    { id: 'service:a', type: 'service', label: 'a' },
    { type: 'service', detail: ':80', hosts: ['a'], label: 'a', id: 'service:a' },
  ])
  expect(merged).toEqual(plain)
  expect(JSON.stringify(mergeNodes([plain]))).toBe(JSON.stringify(merged))
  const edge = { percent: 1, to: 'b', from: 'a', type: 'routes' as const, id: 'routes:a->b' }
  expect(JSON.stringify(mergeEdges([edge]))).toBe(
    '{"id":"routes:a->b","from":"a","to":"b","type":"routes","percent":1}',
  )
})
