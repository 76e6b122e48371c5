import { expect, test } from 'vitest'
import { describeMessage } from '@meshdraft/schema'
import type { MessageDescriptor } from '@meshdraft/schema'
import { parseDocument } from '@meshdraft/yaml'
import { listMessageRows, searchFields } from './field-rows.ts'
import type { MessageRow } from './field-rows.ts'
import { buildFormNode } from './form-node.ts'
import { toTitle } from './titles.ts'

function describe(name: string): MessageDescriptor {
  const message = describeMessage(name)
  if (!message) throw new RangeError(name)
  return message
}

function listRows(name: string, text: string, ...added: string[]) {
  const { root } = parseDocument(text)
  const node = root && buildFormNode(root, text)
  return listMessageRows(describe(name), node, (field) => added.includes(field))
}

function nameRow(row: MessageRow): string {
  return row.type === 'field' ? row.field.name : `${row.oneOf.name}?`
}

test('fields that are set come in the order of the catalogue, not of the text', () => {
  const { rows } = listRows('HTTPRoute', 'timeout: 5s\nname: a\nmatch: []\n')
  expect(rows.map(nameRow)).toEqual(['name', 'match', 'timeout'])
})

test('a field that was asked for is shown although it is not set', () => {
  const { rows, common, others } = listRows('HTTPRoute', 'name: a\n', 'fault')
  expect(rows.map(nameRow)).toEqual(['name', 'fault'])
  expect([...common, ...others].map(({ name }) => name)).not.toContain('fault')
})

test('a one-of group is one row', () => {
  const { rows } = listRows('LoadBalancerSettings', 'simple: RANDOM\n')
  expect(rows.map(nameRow)).toEqual(['lb_policy?'])
})

test('a group of which one member is left is a plain field', () => {
  const { rows } = listRows('HTTPFaultInjection.Delay', 'fixedDelay: 5s\n')
  expect(rows.map(nameRow)).toEqual(['fixedDelay'])
})

test('two members of one group at once are both shown in its row', () => {
  const { rows } = listRows('StringMatch', 'exact: a\nprefix: b\n')
  const [row] = rows
  expect(row?.type === 'one-of' ? row.shown.map(({ name }) => name) : []).toEqual([
    'exact',
    'prefix',
  ])
})

test('required fields are shown even when they are not set', () => {
  const { rows } = listRows('Port', 'number: 443\n')
  expect(rows.map(nameRow)).toEqual(['number', 'protocol', 'name'])
})

test('an empty message shows a few fields to start with', () => {
  const { rows } = listRows('HTTPRetry', '{}')
  expect(rows.map(nameRow)).toEqual(['attempts', 'perTryTimeout', 'retryOn'])
})

test('every field is shown or one step away, for every message', () => {
  const seen = new Set<string>()
  const visit = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    const message = describe(name)
    const { rows, common, others } = listMessageRows(message, undefined, () => false)
    const shown = rows.flatMap((row) => (row.type === 'field' ? [row.field] : row.fields))
    const reached = [...shown, ...common, ...others].map((field) => field.name)
    expect(reached.toSorted(), name).toEqual(message.fields.map((field) => field.name).toSorted())
    for (const { fieldType } of message.fields) {
      const inner =
        fieldType.type === 'list'
          ? fieldType.items
          : fieldType.type === 'map'
            ? fieldType.values
            : fieldType
      if (inner.type === 'message') visit(inner.message)
    }
  }
  for (const spec of ['VirtualService', 'DestinationRule', 'Gateway', 'ServiceEntry']) visit(spec)
  for (const spec of ['Sidecar', 'WorkloadEntry', 'WorkloadGroup']) visit(spec)
  expect(seen.size).toBeGreaterThan(60)
})

test('keys that the catalogue does not know are listed', () => {
  expect(listRows('HTTPRoute', 'name: a\ntimeuot: 5s\n').unknown).toEqual(['timeuot'])
})

test('deprecated fields are offered last', () => {
  const { others } = listRows('HTTPRoute', 'name: a\n')
  expect(others.slice(-2).map(({ name }) => name)).toEqual(['mirrorPercent', 'mirror_percent'])
})

test('fields are found by name, title and description', () => {
  const { fields } = describe('HTTPRoute')
  const find = (query: string) =>
    searchFields(fields, query, (field) => toTitle(field.name, 'HTTPRoute')).map(({ name }) => name)
  expect(find('cors')[0]).toBe('corsPolicy')
  expect(find('destinations')[0]).toBe('route')
  expect(find('longest time')).toEqual(['timeout'])
  expect(find('nothing like it')).toEqual([])
})
