import { describe, expect, it } from 'vitest'
import { findByLetters, flattenRows, readTreeKey } from './tree-rows.ts'
import type { TreeRow } from './tree-rows.ts'

function row(id: string, ...children: readonly TreeRow<null>[]): TreeRow<null> {
  return { id, name: id, children, content: null }
}

const rows = [row('a', row('a1', row('deep')), row('a2')), row('b'), row('bc')]
const expandedIds = new Set(['a'])
const flat = flattenRows(rows, expandedIds)
const at = (id: string) => flat.findIndex((it) => it.row.id === id)
const press = (key: string, id: string) => readTreeKey(key, flat, at(id), { page: 3, expandedIds })

describe('rows of a tree', () => {
  it('rows below a closed one are not listed; each knows its place', () => {
    expect(flat.map((it) => [it.row.id, it.level, it.parent, it.position, it.siblings])).toEqual([
      ['a', 1, -1, 1, 3],
      ['a1', 2, 0, 1, 2],
      ['a2', 2, 0, 2, 2],
      ['b', 1, -1, 2, 3],
      ['bc', 1, -1, 3, 3],
    ])
  })
})

describe('keys of a tree', () => {
  it.each([
    ['ArrowDown', 'a', { type: 'go', index: 1 }],
    ['ArrowDown', 'bc', { type: 'go', index: 4 }],
    ['ArrowUp', 'a', { type: 'go', index: 0 }],
    ['PageDown', 'a1', { type: 'go', index: 4 }],
    ['PageUp', 'a1', { type: 'go', index: 0 }],
    ['Home', 'b', { type: 'go', index: 0 }],
    ['End', 'a', { type: 'go', index: 4 }],
    ['ArrowRight', 'a', { type: 'go', index: 1 }],
    ['ArrowRight', 'a1', { type: 'open' }],
    ['ArrowRight', 'b', undefined],
    ['ArrowLeft', 'a', { type: 'close' }],
    ['ArrowLeft', 'a2', { type: 'go', index: 0 }],
    ['ArrowLeft', 'b', undefined],
    ['Enter', 'b', { type: 'press' }],
    ['Delete', 'b', { type: 'delete' }],
    ['x', 'b', undefined],
  ])('%s on %s', (key, id, expected) => {
    expect(press(key, id)).toEqual(expected)
  })
  it('in an empty tree no key does anything', () => {
    expect(readTreeKey('ArrowDown', [], 0, { page: 1, expandedIds })).toBeUndefined()
  })
  it.each([
    ['b', 'a', 'b'],
    ['b', 'b', 'bc'],
    ['bc', 'b', 'bc'],
    ['b', 'bc', 'b'],
    ['a', 'a', 'a1'],
  ])('typing %s on %s goes to %s', (letters, from, to) => {
    expect(flat[findByLetters(flat, at(from), letters)]?.row.id).toBe(to)
  })
  it('letters that nothing starts with lead nowhere', () => {
    expect(findByLetters(flat, 0, 'zz')).toBe(-1)
  })
})
