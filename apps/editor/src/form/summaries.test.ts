import { expect, test } from 'vitest'
import { parseDocument } from '@meshdraft/yaml'
import { buildFormNode } from './form-node.ts'
import { summarize } from './summaries.ts'

function sum(message: string, text: string): string {
  const { root } = parseDocument(text)
  return summarize(message, root && buildFormNode(root, text))
}

const SPLIT =
  '[{destination: {host: reviews, subset: v1}, weight: 90}, {destination: {host: reviews, subset: v2}, weight: 10}]'

test.each([
  [
    'HTTPRoute',
    `{match: [{uri: {prefix: /api/reviews}, method: {exact: GET}}], route: ${SPLIT}}`,
    'GET /api/reviews… → 90% v1, 10% v2',
  ],
  [
    'HTTPRoute',
    `{route: ${SPLIT.replace('90', '"90"').replace('10', 'ten')}}`,
    'any request → v1, v2 (weights not readable)',
  ],
  ['HTTPRoute', '{route: [{destination: {host: reviews}}]}', 'any request → reviews'],
  ['HTTPRoute', '{redirect: {uri: /cart}}', 'any request → 301 /cart'],
  ['HTTPRoute', '{directResponse: {status: 503}}', 'any request → 503'],
  ['HTTPRoute', '{delegate: {name: checkout}}', 'any request → delegate checkout'],
  [
    'HTTPRoute',
    '{match: [{headers: {x: {exact: "1"}}}, {}], delegate: {name: a}}',
    'x: 1 or 1 more → delegate a',
  ],
  [
    'Server',
    '{port: {number: 443, protocol: HTTPS}, hosts: [a, b, c]}',
    '443 HTTPS, a, b and 1 more',
  ],
  ['Subset', '{name: v1, labels: {version: v1}}', 'version=v1'],
  ['HTTPRetry', '{attempts: 2, perTryTimeout: 2s}', '2 × 2s'],
  [
    'TLSRoute',
    '{match: [{sniHosts: [a.example]}], route: [{destination: {host: b}}]}',
    'a.example → b',
  ],
  ['OutlierDetection', '{interval: 5m}', 'interval 5m'],
  ['HTTPRoute', 'nonsense', 'any request'],
])('%s %s', (message, text, expected) => {
  expect(sum(message, text)).toBe(expected)
})
