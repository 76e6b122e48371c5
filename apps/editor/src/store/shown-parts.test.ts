import { expect, test } from 'vitest'
import { toDocumentId, toResourceKey } from '@meshdraft/model'
import type { DocumentSummary } from '@meshdraft/engine'
import { createDesignStore } from './create-design-store.ts'
import { selectDocuments, selectFileNames } from './shown-parts.ts'
import { buildFiles, buildTextFile } from './workspace-file.ts'

function documents(name: string, length: number): ReadonlyMap<string, readonly DocumentSummary[]> {
  const object = { group: '', kind: 'Service', namespace: 'shop', name }
  const summary: DocumentSummary = {
    id: toDocumentId('a.yaml', 0),
    filePath: 'a.yaml',
    index: 0,
    length,
    form: 'yaml',
    isStale: false,
    resources: [
      {
        ...object,
        key: toResourceKey(object),
        apiVersion: 'v1',
        hasNamespace: true,
        basePath: [],
      },
    ],
  }
  return new Map([['a.yaml', [summary]]])
}

function withDocuments(name: string, length: number) {
  const state = createDesignStore().getState()
  return { ...state, view: { ...state.view, documentsByFile: documents(name, length) } }
}

test('a document that only grew leaves the lists alone', () => {
  const before = selectDocuments(withDocuments('web', 10))
  expect(selectDocuments(withDocuments('web', 11))).toBe(before)
})

test('a renamed resource reaches the lists', () => {
  const before = selectDocuments(withDocuments('web', 10))
  const after = selectDocuments(withDocuments('shop', 10))
  expect(after).not.toBe(before)
  expect(after.get('a.yaml')?.[0]?.resources[0]?.name).toBe('shop')
})

test.each([
  ['another text', ['a.yaml', 'b.yaml'], true],
  ['another file', ['a.yaml', 'c.yaml'], false],
  ['one file less', ['a.yaml'], false],
])('the list of files after %s', (_, paths, isSame) => {
  const { getState } = createDesignStore()
  const files = ['a.yaml', 'b.yaml'].map((path) => buildTextFile(path, 'x'))
  const before = selectFileNames({ ...getState(), files: buildFiles(files) })
  const others = paths.map((path) => buildTextFile(path, 'other'))
  const after = selectFileNames({ ...getState(), files: buildFiles(others) })
  expect(after === before).toBe(isSame)
  expect([...after.keys()]).toEqual(paths)
})
