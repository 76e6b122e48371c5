import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WHOLE_GRAPH } from '@meshdraft/graph'
import { addView, findNameObstacle, readSavedViews, removeView, renameView } from './saved-views.ts'

const view = { ...WHOLE_GRAPH, find: 'has:error', folds: ['fold:namespace/shop'] }

test('views are kept in alphabetical order, one for each name', () => {
  const views = addView(addView([], { name: 'b', view }), { name: 'a', view: WHOLE_GRAPH })
  expect(views.map(({ name }) => name)).toEqual(['a', 'b'])
  const replaced = addView(views, { name: 'a', view })
  expect(replaced.map((one) => one.view.find)).toEqual(['has:error', 'has:error'])
})

test('a view can be renamed and deleted', () => {
  const views = addView(addView([], { name: 'a', view }), { name: 'b', view: WHOLE_GRAPH })
  expect(renameView(views, 'a', 'c').map(({ name }) => name)).toEqual(['b', 'c'])
  expect(renameView(views, 'a', 'b')).toEqual([{ name: 'b', view }])
  expect(renameView(views, 'nowhere', 'c')).toBe(views)
  expect(removeView(views, 'a').map(({ name }) => name)).toEqual(['b'])
})

test('what is written is read again', () => {
  const views = addView([], { name: 'Errors', view })
  expect(readSavedViews(JSON.stringify(views))).toEqual(views)
})

test('whatever is stored, what can be read of it is a list of views', () => {
  const stored = fc.oneof(
    fc.string(),
    fc.json(),
    fc.array(fc.record({ name: fc.anything(), view: fc.anything() })).map((value) => {
      try {
        return JSON.stringify(value)
      } catch {
        return '[]'
      }
    }),
  )
  fc.assert(
    fc.property(stored, (json) => {
      const views = readSavedViews(json)
      for (const { name } of views) expect(findNameObstacle(name)).toBeUndefined()
      expect(new Set(views.map(({ name }) => name)).size).toBe(views.length)
    }),
  )
  expect(readSavedViews(null)).toEqual([])
})
