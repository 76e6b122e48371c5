import { expect, test } from 'vitest'
import type { Diagnostic, Severity } from '@meshdraft/analysis'
import { toDocumentId } from '@meshdraft/model'
import { buildProblemTree, getProblemsAt, listProblems } from './problem-tree.ts'

function problem(fieldPath: Diagnostic['fieldPath'], severity: Severity): Diagnostic {
  return {
    code: 'X',
    aliases: [],
    layer: 'schema',
    severity,
    message: fieldPath.join('.'),
    fieldPath,
    docs: '',
    fixes: [],
    related: [],
    documentId: toDocumentId('a.yaml', 0),
    range: { start: 0, end: 0 },
  }
}

const tree = buildProblemTree([
  problem(['spec', 'http', 0, 'timeout'], 'warning'),
  problem(['spec', 'http', 0], 'info'),
  problem(['spec', 'http', 1, 'route'], 'error'),
])

test('a document without findings has no tree', () => {
  expect(buildProblemTree([])).toBeUndefined()
})

test('a value knows the worst finding and the number of findings below it', () => {
  expect(getProblemsAt(tree, ['spec', 'http', 0])).toMatchObject({ worst: 'warning', count: 2 })
  expect(getProblemsAt(tree, ['spec', 'http'])).toMatchObject({ worst: 'error', count: 3 })
  expect(getProblemsAt(tree, ['spec', 'tls'])).toBeUndefined()
})

test('findings that no field shows are listed with what holds them', () => {
  const route = getProblemsAt(tree, ['spec', 'http', 0])
  expect(listProblems(route, new Set(['timeout'])).map(({ severity }) => severity)).toEqual([
    'info',
  ])
  expect(listProblems(route)).toHaveLength(2)
})
