import { expect, test } from 'vitest'
import { toDocumentId } from '@meshdraft/model'
import { KEPT_ROOTS, keepRoot, recallRoot } from './kept-roots.ts'

const id = (name: string) => toDocumentId(`${name}.yaml`, 0)

test('the last state of a document is there when its form is opened again', () => {
  const workspace = {}
  keepRoot(workspace, id('a'), { text: 'a: 1', root: undefined })
  keepRoot(workspace, id('a'), { text: 'a: 2', root: undefined })
  expect(recallRoot(workspace, id('a'))?.text).toBe('a: 2')
  expect(recallRoot({}, id('a'))).toBeUndefined()
})

test('only the documents looked at last are remembered', () => {
  const workspace = {}
  keepRoot(workspace, id('first'), { text: '', root: undefined })
  keepRoot(workspace, id('used'), { text: '', root: undefined })
  for (let index = 1; index < KEPT_ROOTS; index += 1) {
    keepRoot(workspace, id('used'), { text: '', root: undefined })
    keepRoot(workspace, id(String(index)), { text: '', root: undefined })
  }
  expect(recallRoot(workspace, id('first'))).toBeUndefined()
  expect(recallRoot(workspace, id('used'))).toBeDefined()
})
