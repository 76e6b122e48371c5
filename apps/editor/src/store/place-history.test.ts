import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toDocumentId } from '@meshdraft/model'
import { isNear, NO_PLACES, stepPlace, visitPlace } from './place-history.ts'
import type { PlaceHistory, VisitedPlace } from './place-history.ts'

function at(file: string, ...path: readonly (string | number)[]): VisitedPlace {
  return { documentId: toDocumentId(file, 0), path }
}

const always = () => true

describe('places visited', () => {
  it('go back and forward', () => {
    let history = [at('a'), at('b'), at('c')].reduce(visitPlace, NO_PLACES)
    history = stepPlace(history, 'back', always) ?? NO_PLACES
    history = stepPlace(history, 'back', always) ?? NO_PLACES
    expect(history.present).toEqual(at('a'))
    expect(stepPlace(history, 'back', always)).toBeUndefined()
    history = stepPlace(history, 'forward', always) ?? NO_PLACES
    expect(history.present).toEqual(at('b'))
    expect(visitPlace(history, at('d')).forward).toEqual([])
  })

  it.each([
    [
      'fields of one route',
      at('a', 'spec', 'http', 0, 'timeout'),
      at('a', 'spec', 'http', 0),
      true,
    ],
    ['two routes', at('a', 'spec', 'http', 0), at('a', 'spec', 'http', 1), false],
    ['the whole and one route', at('a'), at('a', 'spec', 'http', 1), false],
    ['metadata and hosts', at('a', 'metadata', 'name'), at('a', 'spec', 'hosts'), true],
    ['two files', at('a'), at('b'), false],
    ['two items of a list', at('a', 'items', 0, 'spec'), at('a', 'items', 1, 'spec'), false],
  ])('%s', (_what, a, b, near) => {
    expect(isNear(a, b)).toBe(near)
    expect(visitPlace(visitPlace(NO_PLACES, a), b).back).toHaveLength(near ? 0 : 1)
  })

  it('what is gone is passed over', () => {
    const history = [at('a'), at('b'), at('c')].reduce(visitPlace, NO_PLACES)
    const isThere = (place: VisitedPlace) => place.documentId !== at('b').documentId
    expect(stepPlace(history, 'back', isThere)?.present).toEqual(at('a'))
  })

  it('back and forward again leads to the same history', () => {
    const places = fc.array(fc.constantFrom(at('a'), at('b'), at('c', 'spec', 'http', 1)))
    fc.assert(
      fc.property(places, (visited) => {
        const history: PlaceHistory = visited.reduce(visitPlace, NO_PLACES)
        const back = stepPlace(history, 'back', always)
        if (back) expect(stepPlace(back, 'forward', always)).toEqual(history)
      }),
    )
  })
})
