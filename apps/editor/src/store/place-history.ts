import type { DocumentId } from '@meshdraft/model'
import type { FieldPath } from '@meshdraft/yaml'

/** A place that was looked at. */
export interface VisitedPlace {
  readonly documentId: DocumentId
  readonly path: FieldPath
  readonly nodeId?: string
}

/** The places before and after the present one; the nearest is the last of each. */
export interface PlaceHistory {
  readonly present: VisitedPlace | undefined
  readonly back: readonly VisitedPlace[]
  readonly forward: readonly VisitedPlace[]
}

export const NO_PLACES: PlaceHistory = { present: undefined, back: [], forward: [] }

const MOST_PLACES = 100

/** Yields the history after a visit. A place near the present one takes its place: it is no step. */
export function visitPlace(history: PlaceHistory, place: VisitedPlace): PlaceHistory {
  const { present, back } = history
  if (!present || isNear(present, place)) return { ...history, present: place }
  return { present: place, back: [...back, present].slice(-MOST_PLACES), forward: [] }
}

/**
 * Yields the history one step back or forward; places that `isThere` denies are passed over.
 *
 * @returns `undefined` where there is nowhere to go.
 */
export function stepPlace(
  history: PlaceHistory,
  direction: 'back' | 'forward',
  isThere: (place: VisitedPlace) => boolean,
): PlaceHistory | undefined {
  const places = history[direction]
  const at = places.findLastIndex(isThere)
  const place = places[at]
  if (!place) return undefined
  const rest = places.slice(0, at)
  const { present } = history
  const other = [
    ...history[direction === 'back' ? 'forward' : 'back'],
    ...(present ? [present] : []),
  ]
  return direction === 'back'
    ? { present: place, back: rest, forward: other }
    : { present: place, back: other, forward: rest }
}

/** Whether two places are in one part of a document: the same route, server or subset, or its other fields. */
export function isNear(a: VisitedPlace, b: VisitedPlace): boolean {
  return a.documentId === b.documentId && partOf(a.path) === partOf(b.path)
}

/** The item of a list of the spec, e.g. `http/2`; everything else of an object is one part. */
function partOf(path: FieldPath): string {
  const base = path[0] === 'items' ? 2 : 0
  const [root, list, index] = path.slice(base)
  const object = path.slice(0, base).join('/')
  return root === 'spec' && typeof index === 'number' ? `${object}/${list}/${index}` : object
}
