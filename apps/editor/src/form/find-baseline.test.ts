import { expect, test } from 'vitest'
import { parseDocument } from '@meshdraft/yaml'
import { toDocumentId } from '@meshdraft/model'
import { buildFiles, buildTextFile } from '../store/workspace-file.ts'
import { findBaselineText } from './find-baseline.ts'

const A = 'kind: Gateway\nmetadata: {name: a}\n'
const B = 'kind: Gateway\nmetadata: {name: b}\n'
const BASELINE = buildFiles([buildTextFile('f.yaml', `${A}---\n${B}`)])

function find(text: string, index: number): string | undefined {
  return findBaselineText(
    BASELINE,
    toDocumentId('f.yaml', index),
    parseDocument(text),
    parseDocument,
  )
}

test('an edited document is compared with what stood in its place', () => {
  expect(find('kind: Gateway\nmetadata: {name: a}\nspec: {}\n', 0)).toBe(A)
})

test('a document that moved is compared with the same object', () => {
  expect(find(A, 1)).toBe(A)
})

test('a new document is compared with nothing', () => {
  expect(find('kind: Gateway\nmetadata: {name: new}\n', 1)).toBeUndefined()
  expect(find('kind: Gateway\nmetadata: {name: new}\n', 7)).toBeUndefined()
})

test('a document that names no object is compared with what stood in its place', () => {
  expect(find('nothing: 1\n', 0)).toBe(A)
})
