import { expect, test } from 'vitest'
import { parseDocument } from '@meshdraft/yaml'
import { alignItems } from './align-items.ts'
import { buildFormNode, listItems } from './form-node.ts'

function items(text: string) {
  const { root } = parseDocument(text)
  return listItems(root && buildFormNode(root, text))
}

test.each([
  ['an item put in front', '[a, b]', '[x, a, b]', [undefined, 0, 1]],
  ['an item taken out', '[a, b, c]', '[a, c]', [0, 2]],
  ['an item changed in its place', '[a, b, c]', '[a, x, c]', [0, 1, 2]],
  [
    'two items that changed places',
    '[{name: a, w: 1}, {name: b, w: 1}]',
    '[{name: b, w: 1}, {name: a, w: 1}]',
    [1, 0],
  ],
  [
    'an item that moved and changed',
    '[{name: a, w: 1}, {name: b, w: 1}]',
    '[{name: b, w: 2}, {name: a, w: 1}]',
    [1, 0],
  ],
  ['nothing left', '[a]', '[]', []],
])('%s is followed', (_, before, now, expected) => {
  expect(alignItems(items(before), items(now))).toEqual(expected)
})
