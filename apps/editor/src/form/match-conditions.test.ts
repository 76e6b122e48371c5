import { expect, test } from 'vitest'
import { describeMessage } from '@meshdraft/schema'
import { parseDocument } from '@meshdraft/yaml'
import { buildFormNode } from './form-node.ts'
import {
  describeSubject,
  readConditions,
  SUBJECTS,
  toConditionPath,
  toMatchValue,
} from './match-conditions.ts'

function read(text: string) {
  const { root } = parseDocument(text)
  return readConditions(root && buildFormNode(root, text))
}

test('every field of a match is a subject of the sentence', () => {
  const fields = describeMessage('HTTPMatchRequest')?.fields.map(({ name }) => name) ?? []
  expect(SUBJECTS.map(({ subject }): string => subject).toSorted()).toEqual(fields.toSorted())
})

test('conditions are read with their operator, name and value', () => {
  const conditions = read(
    '{uri: {prefix: /api}, headers: {x-a: {exact: "1"}, x-b: {}}, port: 80, gateways: [mesh]}',
  )
  expect(
    conditions.map(({ subject, name, operator, value }) => [subject, name, operator, value]),
  ).toEqual([
    ['uri', undefined, 'prefix', '/api'],
    ['headers', 'x-a', 'exact', '1'],
    ['headers', 'x-b', 'present', ''],
    ['port', undefined, 'is', '80'],
    ['gateways', undefined, 'is', 'mesh'],
  ])
  expect(conditions.every(({ isOpaque }) => !isOpaque)).toBe(true)
})

test.each(['{uri: {exact: a, prefix: b}}', '{uri: text}', '{headers: [a]}', '{uri: {unknown: a}}'])(
  '%s is kept as it is',
  (text) => {
    expect(read(text).map(({ isOpaque }) => isOpaque)).toEqual([true])
  },
)

test('what is written reads back as the same condition', () => {
  const header = describeSubject('headers')
  expect(toMatchValue(header, 'exact', '1')).toEqual({ exact: '1' })
  expect(toMatchValue(header, 'present', '')).toEqual({})
  expect(toMatchValue(describeSubject('port'), 'is', '80')).toBe(80)
  expect(toMatchValue(describeSubject('port'), 'is', 'http')).toBe('http')
  expect(toMatchValue(describeSubject('ignoreUriCase'), 'is', 'true')).toBe(true)
  expect(toConditionPath('headers', 'x-a')).toEqual(['headers', 'x-a'])
  expect(toConditionPath('gateways', '', 2)).toEqual(['gateways', 2])
})
